import { answerQuiz as answerPaper, handInComplete } from "../kinds/quiz/paper/answer.ts";
import { findTest } from "../kinds/quiz/paper/choose/find.ts";
import { handInNow } from "../kinds/quiz/paper/hand-in-now.ts";
import { showMistakes } from "../kinds/quiz/paper/mistakes/show.ts";
import { pressQuiz } from "../kinds/quiz/paper/press/press.ts";
import type { Press } from "../kinds/quiz/paper/press/rules.ts";
import { takeQuiz as takePaper } from "../kinds/quiz/paper/take.ts";
import { notInGroupText } from "../kinds/quiz/paper/wording.ts";
import { say } from "../outbox/say.ts";
import { answerPractice } from "./practice.ts";
import { inPrivate } from "./quiz/in-private.ts";
import type { LearnerIntent } from "./rules.ts";
import { answerQuietly, type Turn } from "./turn.ts";
import { unknownText } from "./wording.ts";

/** So many letters are a list of answers; fewer may be one 多选. */
const LEAST_RUN = 5;

type Of<K extends LearnerIntent["intent"]> = Extract<LearnerIntent, { intent: K }>;

/** 答题 [计划]. */
export function takeQuiz(turn: Turn, { plan }: Of<"take_quiz">): Promise<string> {
  return inPrivate(turn, (asked) => takePaper(turn.work, asked, { wish: "take", plan }));
}

/** 补考 [计划]. */
export function resit(turn: Turn, { plan }: Of<"resit">): Promise<string> {
  return inPrivate(turn, (asked) => takePaper(turn.work, asked, { wish: "make-up", plan }));
}

/** 交卷. */
export function handIn(turn: Turn): Promise<string> {
  return inPrivate(turn, async (asked) => {
    return (await handInComplete(turn.work, asked)) ?? handInNow(turn.work, asked);
  });
}

/** 错题 [计划]. */
export function mistakes(turn: Turn, { plan }: Of<"mistakes">): Promise<string> {
  return inPrivate(turn, (asked) => showMistakes(turn.work, asked, plan));
}

/**
 * `1A 2BC 3对`. With numbers they are meant for the paper; a letter alone for whichever was shown last, the paper or a
 * practice question.
 */
export async function answerQuiz(turn: Turn, intent: Of<"answer_quiz">): Promise<string> {
  if (turn.channel !== null) return answersInGroup(turn, intent);
  const numbered = intent.answers.some(({ number }) => number !== null);
  const practised = numbered ? null : await answerPractice(turn, intent);
  if (practised !== null) return practised;
  return inPrivate(turn, async (asked) => {
    const outcome = await answerPaper(turn.work, asked, intent.answers);
    if (outcome === "unknown") await answerQuietly(turn, { kind: "help", text: unknownText });
    return outcome;
  });
}

/** Records nothing; who has a test to answer is told once for each, in private, where to send his answers. */
async function answersInGroup(turn: Turn, { answers }: Of<"answer_quiz">): Promise<string> {
  const listed =
    answers.length > 1 ||
    answers.some(({ number, choice }) => number !== null || choice.length >= LEAST_RUN);
  if (!listed) return "silence";
  return inPrivate(turn, async ({ personId, accountId, at }) => {
    const chosen = await findTest(turn.work, { personId, at, wish: "take", plan: null });
    if (chosen.chosen !== "one") return "answers in a group";
    const { occurrenceId, plan } = chosen.option.standing;
    await say(turn.work, [
      {
        ...{ occurrenceId, to: { accountId }, kind: "refusal", text: notInGroupText(plan) },
        key: `not-in-group:${occurrenceId}:${personId}`,
        asked: true,
        priority: 1,
      },
    ]);
    return "answers in a group";
  });
}

/** A button under a question, in the private chat where it stands. */
export async function press(turn: Turn, pressed: Press): Promise<string> {
  if (turn.channel !== null) return "button of a paper in a group";
  const { messageId } = turn.message;
  return inPrivate(turn, (asked) => pressQuiz(turn.work, asked, { ...pressed, messageId }));
}
