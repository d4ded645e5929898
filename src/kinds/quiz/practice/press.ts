import type { NewMessage } from "../../../outbox/rules.ts";
import { say } from "../../../outbox/say.ts";
import type { Work } from "../../../work.ts";
import type { Choice } from "../bank/rules.ts";
import type { ShownQuestion } from "../paper/rules.ts";
import { type Answered, answerQuestion, waitingQuestion } from "./answer.ts";
import type { Learner } from "./ask.ts";
import { type Press, toggled } from "./rules.ts";
import { answeredText, nextButton, questionButtons, questionText } from "./wording.ts";

/** What a pressed button came to. `stale`: its question no longer waits; `nothing-chosen`: 确定 without a letter. */
export type Pressed =
  | { outcome: "marked" | "stale" | "nothing-chosen" }
  | Extract<Answered, { outcome: "problem" | "hidden" }>
  | { outcome: "judged"; right: boolean };

/** Answers the waiting practice question by a button, or marks a letter of a 多选; its message changes in place. */
export async function pressAnswer(work: Work, learner: Learner, press: Press): Promise<Pressed> {
  const waiting = await waitingQuestion(work, learner.personId);
  if (waiting?.question.id !== press.questionId || waiting.outboxId === null) {
    return { outcome: "stale" };
  }
  const { question, outboxId } = waiting;
  if (question.type === "multiple" && press.choice !== "ok") {
    const chosen = toggled(press.chosen, press.choice);
    const buttons = questionButtons(question, chosen);
    await edit(work, learner, { edits: outboxId, text: questionText(question), buttons });
    return { outcome: "marked" };
  }
  const choice = press.choice === "ok" ? press.chosen : press.choice;
  if (choice === "") return { outcome: "nothing-chosen" };
  return judge(work, learner, { question, outboxId, choice });
}

async function judge(
  work: Work,
  learner: Learner,
  answer: { question: ShownQuestion; outboxId: number; choice: Choice },
): Promise<Pressed> {
  const answered = await answerQuestion(work, learner.personId, answer);
  if (answered.outcome !== "judged") return answered;
  const { question, choice, right } = answered;
  const text = answeredText(question, choice, right);
  await edit(work, learner, { edits: answer.outboxId, text, buttons: [nextButton(question.id)] });
  return { outcome: "judged", right };
}

async function edit(
  work: Work,
  { to, inboxId }: Learner,
  change: Pick<NewMessage, "edits" | "text" | "buttons">,
): Promise<void> {
  const key = `practice:${inboxId}:edit`;
  await say(work, [{ key, to, kind: "quiz", asked: true, priority: 1, ...change }]);
}
