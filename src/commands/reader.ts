import { localDate, localMinute } from "../calendar/zone.ts";
import { mentionsAnother, whoSpeaks } from "./names/reader.ts";
import { NOT_BUILT_ORDERS } from "./not-built/reader.ts";
import { ORDERS } from "./orders/reader.ts";
import type { Order } from "./orders/rules.ts";
import { identityIn, PERSON_ORDERS } from "./persons/reader.ts";
import { readAnswers } from "./quiz/answers/reader.ts";
import { QUIZ_ORDERS } from "./quiz/reader.ts";
import type { Intent, ReadingContext } from "./rules.ts";
import type { Scene } from "./scene/rules.ts";
import { isSmallTalk, readTalk } from "./talk/reader.ts";
import { isNotice, isQuestion } from "./talk/rules.ts";
import { TASK_ORDERS } from "./tasks/reader.ts";
import { blanked, calledAt, phraseOf, withoutBot, withoutQuotes } from "./text/reader.ts";
import { cut, linesOf, matchAt, type Phrase, trim } from "./text/rules.ts";

const ALL_ORDERS: readonly Order[] = [
  ...QUIZ_ORDERS,
  ...PERSON_ORDERS,
  ...TASK_ORDERS,
  ...NOT_BUILT_ORDERS,
  ...ORDERS,
];
const LEAD =
  /[ ,:。!、]*\/?(?:麻烦|请(?=批准|驳回|导出|重发|发布|作废|绑定|确认)|帮我|帮忙|我要(?=申诉|延期|导出))?/y;
const CORRECTION = /更正(?:为|成|一下)?(?=$|[ ,:;。、!\n(]|[签打到请补公撤收])/y;
const REPEATED = /(?:[ ,:;。、!\n(]|更正)*/y;
const CHAIN = /^[ \n]*#?接龙|#接龙/;
const STRANGE_MENTION = /@[^ \n,:@]{1,30}/g;
const HOW_TO = /怎|如何|咋|什么意思|帮/;
const TOPIC =
  /签|假|公出|用|卡|补|撤|更正|绑定|操作|名单|延期|申诉|任务|销号|答题|交卷|考|练习|测试|成绩|体会/;
const LONGEST_ECHO = 200;
const LONGEST_CALL = 40;
const MOST_INTENTS = 20;

/** `called`: the text starts with the bot's name without the @, which may as well be an ordinary word. */
type Said = { phrase: Phrase; addressed: boolean; called: boolean };

// On WeChat the bot may bear another name in a group: what is flagged as a mention then is the only one.
function saidIn(text: string, context: ReadingContext): Said {
  const { phrase, mentioned } = withoutBot(withoutQuotes(phraseOf(text)), context.botNames);
  const addressed = context.private || context.mentionsBot || mentioned;
  const [mention, ...others] = Array.from(phrase.keys.matchAll(STRANGE_MENTION));
  const alias = context.mentionsBot && !mentioned && mention && others.length === 0;
  const rest = alias ? blanked(phrase, mention.index, mention.index + mention[0].length) : phrase;
  const call = calledAt(rest.keys, context.botNames);
  return { phrase: call > 0 ? blanked(rest, 0, call) : rest, addressed, called: call > 0 };
}

function sceneOf({ phrase, addressed }: Said, context: ReadingContext): Scene {
  const who = whoSpeaks(context);
  return {
    today: localDate(context.now, context.zone),
    minute: localMinute(context.now, context.zone),
    private: context.private,
    addressed,
    othersMentioned: mentionsAnother(who, phrase.keys),
    who,
  };
}

// A correction of a correction is read as what it says in the end.
function correction(rest: Phrase, scene: Scene): Intent[] {
  const again = matchAt(REPEATED, rest.keys, 0)?.[0].length ?? 0;
  const corrected = cut(rest, again);
  const answers = readAnswers(corrected, scene);
  if (answers?.every(({ number }) => number !== null)) return [{ intent: "answer_quiz", answers }];
  const then = answers ? [] : (readBody(corrected, scene) ?? []);
  const text = trim(rest).words;
  return then.length > 0 || scene.addressed ? [{ intent: "correct", then, text }] : [];
}

/** The order that starts at `start`, where a line begins, and up to where it reaches; without intents when it corrects nothing. */
function orderAt(
  body: Phrase,
  start: number,
  end: number,
  scene: Scene,
): { intents: Intent[]; end: number } | null {
  const place = start + (matchAt(LEAD, body.keys, start)?.[0].length ?? 0);
  const corrects = matchAt(CORRECTION, body.keys, place);
  if (corrects) {
    const intents = correction(cut(body, place + corrects[0].length), scene);
    return { intents, end: body.keys.length };
  }
  for (const { word, whole, read } of ALL_ORDERS) {
    const match = matchAt(word, body.keys, place);
    if (!match) continue;
    const until = whole ? body.keys.length : end;
    const intents = read(cut(body, place + match[0].length, until), scene, match[0]);
    if (intents) return { intents, end: until };
  }
  return null;
}

/** Everything a text asks for, in order, up to a limit; null when a group's text is mixed with what is not for the bot. */
function readBody(body: Phrase, scene: Scene): Intent[] | null {
  const answers = readAnswers(body, scene);
  if (answers) return [{ intent: "answer_quiz", answers }];
  const intents: Intent[] = [];
  let talkStart = 0;
  let done = 0;
  let strange = false;
  const endTalk = (end: number) => {
    const talk = cut(body, talkStart, end);
    if (trim(talk).keys === "") return;
    const read = readTalk(talk, scene);
    strange ||= read.length === 0 && !isSmallTalk(talk, scene);
    intents.push(...read);
  };
  for (const { line, start } of linesOf(body)) {
    if (start < done) continue;
    const order = orderAt(body, start, start + line.keys.length, scene);
    if (!order) continue;
    endTalk(start);
    intents.push(...order.intents);
    strange ||= order.intents.length === 0;
    done = order.end;
    talkStart = order.end;
  }
  endTalk(body.keys.length);
  return strange && !scene.addressed ? null : intents.slice(0, MOST_INTENTS);
}

function notUnderstood(body: Phrase, scene: Scene): Intent[] {
  const text = trim(body);
  if (text.keys === "") return scene.private ? [] : [{ intent: "help" }];
  if (isSmallTalk(body, scene)) return [];
  if (scene.private && scene.who.own === null) {
    const identity = identityIn(body, scene);
    if (identity) return identity;
  }
  const asksHow = isQuestion(text.keys) && HOW_TO.test(text.keys) && TOPIC.test(text.keys);
  if (asksHow) return [{ intent: "help" }];
  return [{ intent: "unknown", text: body.words.trim().slice(0, LONGEST_ECHO) }];
}

/**
 * 周知，完成 12 is said to the bot, 周知：明天8点开会 to people: only what is short, tells nobody anything and asks
 * for something is read as addressed.
 */
function readCall(body: Phrase, scene: Scene): Intent[] {
  const { keys } = trim(body);
  if (keys === "" || keys.length > LONGEST_CALL || isNotice(keys)) return [];
  return readBody(body, { ...scene, addressed: true }) ?? [];
}

/**
 * What a message asks the bot for, in the order in which it is said.
 *
 * Pure: relative days count from `context.now` in `context.zone`. An empty list means silence: the words
 * are for people. `unknown` comes only for words that are certainly meant for the bot, in private or
 * with a mention. Reads at most the first 4,096 characters, and gives at most 20 intents, so that one
 * message cannot keep the bot from the others.
 */
export function readIntents(text: string, context: ReadingContext): Intent[] {
  const said = saidIn(text, context);
  if (CHAIN.test(said.phrase.keys)) return [];
  const scene = sceneOf(said, context);
  const intents = readBody(said.phrase, scene) ?? [];
  if (intents.length > 0) return intents;
  if (!scene.addressed) return said.called ? readCall(said.phrase, scene) : [];
  return notUnderstood(said.phrase, scene);
}
