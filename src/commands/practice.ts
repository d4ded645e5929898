import { noPaperToMoveText } from "../kinds/quiz/paper/answers/wording.ts";
import { moveOnPaper } from "../kinds/quiz/paper/show/move/move.ts";
import { moveIn } from "../kinds/quiz/paper/show/move/rules.ts";
import { practiseInGroup } from "../kinds/quiz/poll/practise-in-group.ts";
import { POLL_PLATFORMS } from "../kinds/quiz/poll/rules.ts";
import { noPollText } from "../kinds/quiz/poll/wording.ts";
import { answerQuestion, waitingQuestion } from "../kinds/quiz/practice/answer.ts";
import { type Asked, askQuestion, type Learner, restFor } from "../kinds/quiz/practice/ask.ts";
import { type Pressed, pressAnswer } from "../kinds/quiz/practice/press.ts";
import { choiceOf, pressIn, type Rest } from "../kinds/quiz/practice/rules.ts";
import * as wording from "../kinds/quiz/practice/wording.ts";
import { inPrivate } from "./quiz/in-private.ts";
import type { LearnerIntent } from "./rules.ts";
import { answerHere, answerQuietly, type Turn } from "./turn.ts";

type Of<K extends LearnerIntent["intent"]> = Extract<LearnerIntent, { intent: K }>;

/**
 * 练习 [分类]: the next question, in private, since its answer follows at once. In a group only where there are polls,
 * which tell an answer to whoever has chosen, and where the group is bound or the bot was spoken to.
 */
export async function practise(turn: Turn, { category }: Of<"practise">): Promise<string> {
  const { channel, message } = turn;
  if (channel === null) return practisePrivately(turn, category);
  const meant = channel.unitId !== null || message.mentionsBot;
  if (POLL_PLATFORMS.includes(channel.platform)) {
    return meant ? practiseHere(turn, channel.id, category) : "silence";
  }
  await answerQuietly(turn, { kind: "help", text: wording.practisePrivatelyText });
  return "practice is private";
}

/** 下一题 and its like go on with the paper in hand; only without one 下一题 asks for practice. */
async function practisePrivately(turn: Turn, said: string | null): Promise<string> {
  const move = said === null ? null : moveIn(said);
  if (move === null) return report(turn, await askQuestion(turn.work, learnerOf(turn), said));
  const moved = await inPrivate(turn, (asked) => moveOnPaper(turn.work, asked, move));
  if (moved !== null) return moved;
  if ("by" in move && move.by === 1) {
    return report(turn, await askQuestion(turn.work, learnerOf(turn), null));
  }
  await refuse(turn, noPaperToMoveText);
  return "no paper to move on";
}

async function practiseHere(
  turn: Turn,
  channelId: number,
  category: string | null,
): Promise<string> {
  const { work, inboxId } = turn;
  const rest = await restFor(work, category);
  if (rest !== null) {
    await answerQuietly(turn, { kind: "refusal", text: restHere(turn, rest) });
    return "practice rests";
  }
  const posted = await practiseInGroup(work, { channelId, inboxId, category });
  if (posted.outcome === "unknown-category") {
    const text = wording.noCategoryText(posted.said, posted.categories);
    await answerQuietly(turn, { kind: "refusal", text });
  }
  if (posted.outcome === "nothing-fits") {
    await answerQuietly(turn, { kind: "refusal", text: noPollText });
  }
  return `practice poll ${posted.outcome}`;
}

/**
 * Letters, 对 or 错 that answer the practice question before the speaker: right or wrong, said at once. Null when they
 * are not for it, so that they may be meant for a paper.
 */
export async function answerPractice(
  turn: Turn,
  { answers }: Of<"answer_quiz">,
): Promise<string | null> {
  if (turn.channel !== null) return null;
  const { work, speaker } = turn;
  const waiting = await waitingQuestion(work, speaker.personId);
  const choice = waiting && choiceOf(answers, waiting.question);
  if (!waiting || !choice) return null;
  const { question } = waiting;
  const answered = await answerQuestion(work, speaker.personId, { question, choice });
  if (answered.outcome === "problem") {
    await refuse(turn, wording.problemText(answered.problem));
    return "practice answer refused";
  }
  if (answered.outcome === "hidden") {
    await refuse(turn, wording.hiddenText);
    return "practice answer hidden";
  }
  await answerHere(turn, {
    kind: "quiz",
    text: wording.verdictText(question, answered.right),
    buttons: [wording.nextButton(question.id)],
  });
  return answered.right ? "practice right" : "practice wrong";
}

/** A pressed button of a practice question: a choice, 确定 or 下一题. */
export async function practiceButton(turn: Turn): Promise<string> {
  const press = pressIn(turn.message.button ?? "");
  if (!press || turn.channel !== null) return "unknown button";
  const learner = learnerOf(turn);
  if (press.choice === "next") {
    return report(turn, await askQuestion(turn.work, learner, { same: true }));
  }
  const pressed = await pressAnswer(turn.work, learner, press);
  const refusal = refusalOf(pressed);
  if (refusal !== null) await refuse(turn, refusal);
  return `practice button ${pressed.outcome}`;
}

function refusalOf(pressed: Pressed): string | null {
  switch (pressed.outcome) {
    case "stale":
      return wording.staleText;
    case "nothing-chosen":
      return wording.chooseFirstText;
    case "hidden":
      return wording.hiddenText;
    case "problem":
      return wording.problemText(pressed.problem);
    case "marked":
    case "judged":
      return null;
  }
}

async function report(turn: Turn, asked: Asked): Promise<string> {
  switch (asked.outcome) {
    case "asked":
      break;
    case "unknown-category":
      await refuse(turn, wording.noCategoryText(asked.said, asked.categories));
      break;
    case "empty-bank":
      await refuse(turn, wording.emptyBankText);
      break;
    case "nothing-left":
      await refuse(turn, asked.rest ? restHere(turn, asked.rest) : wording.nothingLeftText);
      break;
  }
  return `practice ${asked.outcome}`;
}

function restHere({ work }: Turn, rest: Rest): string {
  return wording.restText(rest, work.calendar.zone);
}

function refuse(turn: Turn, text: string): Promise<void> {
  return answerHere(turn, { kind: "refusal", text });
}

function learnerOf({ speaker, inboxId }: Turn): Learner {
  const { personId, name, account } = speaker;
  return { personId, name, to: { accountId: account.id }, inboxId };
}
