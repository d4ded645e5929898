import type { GivenAnswer } from "../../../kinds/quiz/paper/rules.ts";
import { ownNameAt, unitAt } from "../../names/reader.ts";
import type { Scene } from "../../scene/rules.ts";
import { matchAt, type Phrase } from "../../text/rules.ts";
import { answerText, type Token, tokensOf } from "./rules.ts";

/** An answer with what stood before it. `named`: its number was written out, 第3题. */
type Entry = { number: number | null; choice: string; joiner: string; named: boolean };

const LEAD =
  /[ \n,:;。、!.“”"#*-]+|麻烦|请|帮(?:我|忙)|(?:您|你|老师|领导|大家|早上?|上午|中午|下午|晚上)+好|老师|领导|我的?|这是|以下是?|如下|[本这]次|刚才|刚刚|前面|(?:写|选|答|填)?错了|不好意思|抱歉|应该?是?|是|为|一下|填|选(?:择(?!题)|(?!择))|答(?![对错题案])|答案|答卷|作答|回答|选项|结果|把|将/y;
// 改C and 答题 A name no question.
const NEEDS_NUMBERS =
  /更正|改正|修改|更改|修正|纠正|订正|改|成|补充|补答|更新|答题|交卷|提交|试卷|\p{Script=Han}{0,8}?(?:测试|测验|考试|比武|竞赛|测)(?=[ :,\n\d]|的?答案)/uy;
const ONE_CHOICE = /^ ?[、+&和与及] ?$/;
const SOUND = /^(?:[A-F]+|T|对|错)$/;
/** Options go from A to F: a longer run of letters is one letter for each question. */
const MOST_OPTIONS = 6;
const MOST_STRANGE = 3;
/** So many choices in a row, or so long a run of letters, are a list of answers in a group too. */
const LEAST_LISTED = 3;
const LEAST_RUN = 5;

/** Moves over everything of which one pattern matches, or the speaker's own name and units. */
function leadOf(text: string, scene: Scene): { end: number; needsNumbers: boolean } {
  let end = 0;
  let needsNumbers = false;
  for (;;) {
    const numbered = matchAt(NEEDS_NUMBERS, text, end)?.[0].length ?? 0;
    needsNumbers ||= numbered > 0;
    const length =
      numbered ||
      (matchAt(LEAD, text, end)?.[0].length ?? 0) ||
      ownNameAt(scene.who, text, end) ||
      unitAt(scene.who, text, end);
    if (length === 0) return { end, needsNumbers };
    end += length;
  }
}

const NO_NUMBER = { number: null, named: false };

function entriesOf(tokens: readonly Token[]): Entry[] | null {
  const entries: Entry[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const previous = tokens[at - 1];
    if (token?.is === "choice") {
      const { number, named, joiner } =
        previous?.is === "number" ? previous : { ...NO_NUMBER, joiner: token.joiner };
      entries.push(...split({ number, choice: token.choice, joiner, named }));
    } else if (token?.is === "blank" && token.number !== null) {
      entries.push({ number: token.number, choice: "", joiner: "", named: false });
    } else if (token?.is === "range") {
      const end = tokens.findIndex(({ is }, index) => index > at && is !== "choice");
      const choices = tokens.slice(at + 1, end < 0 ? tokens.length : end);
      const spread = spreadOver(token, choices);
      if (spread === null) return null;
      entries.push(...spread);
      at += choices.length;
    }
  }
  return entries;
}

function isOneEach(choice: string): boolean {
  return choice.length > MOST_OPTIONS && /^[A-F]+$/.test(choice);
}

function split(entry: Entry): Entry[] {
  if (!isOneEach(entry.choice)) return [entry];
  return Array.from(entry.choice, (choice, index) => ({
    ...entry,
    choice,
    number: entry.number === null ? null : entry.number + index,
  }));
}

/** 1-5 ABCDA and 1-3 A BC 对: one choice or one letter for each question, if the count fits; else null. */
function spreadOver(
  { from, through }: { from: number; through: number },
  tokens: readonly Token[],
): Entry[] | null {
  const choices = tokens.flatMap((token) => (token.is === "choice" ? token.choice : []));
  const letters = choices.flatMap((choice) => Array.from(choice));
  const count = through - from + 1;
  const fitting = [choices, letters].find(({ length }) => length === count);
  return (
    fitting?.map((choice, index) => ({
      number: from + index,
      choice,
      joiner: "",
      named: false,
    })) ?? null
  );
}

/** 2 A C, 3 A，C: what follows a numbered answer in letters, up to the next number or the line's end, is of it. */
function withLaterLetters(entries: readonly Entry[]): Entry[] {
  const [first] = entries;
  if (first && isOneChoice(entries)) {
    return [{ ...first, choice: entries.map(({ choice }) => choice).join("") }];
  }
  const joined: Entry[] = [];
  for (const entry of entries) {
    const last = joined.at(-1);
    const follows = entry.number === null && !entry.joiner.includes("\n");
    if (last && last.number !== null && follows && isLetters(last) && isLetters(entry)) {
      joined[joined.length - 1] = { ...last, choice: last.choice + entry.choice };
    } else {
      joined.push(entry);
    }
  }
  return joined;
}

function isLetters({ choice }: Entry): boolean {
  return /^[A-Z]+$/.test(choice);
}

/** A、C alone is one answer to a 多选; a list of answers would hardly climb. */
function isOneChoice(entries: readonly Entry[]): boolean {
  return (
    entries.length > 1 &&
    entries.every(
      ({ number, choice, joiner }, at) =>
        number === null &&
        /^[A-F]$/.test(choice) &&
        (at === 0 || (ONE_CHOICE.test(joiner) && choice > (entries[at - 1]?.choice ?? ""))),
    )
  );
}

/**
 * Letters beyond F are an answer only among others that cannot be anything else; a single one in private too, where
 * 3G is rather a slip than a network.
 */
function isPlainly(entries: readonly Entry[], certain: boolean, scene: Scene): boolean {
  const strange = entries.filter(({ choice }) => choice !== "" && !SOUND.test(choice));
  const short = strange.every(
    ({ choice, number }) => choice.length <= (number === null ? 1 : MOST_STRANGE),
  );
  const single = scene.private && strange.every(({ choice }) => choice.length === 1);
  return short && (certain || single || strange.length < entries.length);
}

// A list in sections may count anew in each, and then its numbers say nothing.
function countsAnew(tokens: readonly Token[], entries: readonly Entry[]): boolean {
  if (!tokens.some(({ is }) => is === "heading")) return false;
  const numbers = entries.map(({ number }) => number);
  return numbers.includes(null) || new Set(numbers).size < numbers.length;
}

// Without a number the letters may be one for each question: only the paper knows.
function normalised({ number, choice }: Entry): string {
  const one = number === null || choice === "对" || choice === "错";
  return one ? choice : [...new Set(choice)].sort().join("");
}

/** A BC 对, ABCDA: hardly anything but answers, even where people talk to each other. */
function isListed(entries: readonly Entry[]): boolean {
  const letters = entries.some(isLetters);
  const sound = entries.every(({ number, choice }) => number === null && SOUND.test(choice));
  const long = entries.some(({ choice }) => choice.length >= LEAST_RUN);
  return letters && sound && (entries.length >= LEAST_LISTED || long);
}

/**
 * The answers of a message that is nothing but answers to a quiz, in the order typed; null when it is anything else.
 *
 * Choices come as upper-case letters, with a number in alphabetical order without repeats, or as 对 / 错; empty where
 * somebody says of a number that he does not know. F stays the letter, and
 * T too: the question knows whether it has options or means right and wrong. Letters that no question has are read
 * among others, so that they can be named. In a group, unless the bot is mentioned, only two or more answers with
 * their numbers, or a plain list of choices, and nothing else are read.
 */
export function readAnswers(said: Phrase, scene: Scene): GivenAnswer[] | null {
  const text = answerText(said);
  const lead = scene.addressed ? leadOf(text, scene) : { end: 0, needsNumbers: false };
  const tokens = tokensOf(text, lead.end);
  const read = tokens && entriesOf(tokens);
  if (!tokens || !read || read.length === 0 || countsAnew(tokens, read)) return null;
  const entries = withLaterLetters(read);
  if (entries.every(({ choice }) => choice === "")) return null;
  const numbered = entries.every(({ number }) => number !== null);
  if (lead.needsNumbers && entries.every(({ number }) => number === null)) return null;
  const closed = tokens.some(({ is }) => is === "closing");
  const listed = numbered ? entries.length > 1 : isListed(entries);
  if (!scene.addressed && (!listed || closed)) return null;
  const certain = lead.needsNumbers || entries.some(({ named }) => named);
  if (!isPlainly(entries, certain, scene)) return null;
  return entries.map((entry) => ({ number: entry.number, choice: normalised(entry) }));
}
