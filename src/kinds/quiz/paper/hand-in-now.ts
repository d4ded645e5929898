import { say } from "../../../outbox/say.ts";
import { outboxIdsOf } from "../../../outbox/store.ts";
import type { Work } from "../../../work.ts";
import { type Asked, tell } from "./asked.ts";
import { findTest } from "./choose/find.ts";
import { handIn } from "./hand-in/hand-in.ts";
import { resultOf } from "./hand-in/result.ts";
import { paperInHand } from "./in-hand.ts";
import { confirmedOnly } from "./press/rules.ts";
import { questionsOn } from "./questions.ts";
import { unanswered } from "./rules.ts";
import { nothingInHandText, reasonText, resultText, unfinishedText } from "./wording.ts";

/** 交卷: says which questions are missing, and hands in what there is when it is said again. */
export async function handInNow(work: Work, asked: Asked): Promise<string> {
  const paper = await paperInHand(work, asked);
  if (!paper) return nothingToHandIn(work, asked);
  const missing = unanswered(confirmedOnly(paper.answers));
  // Answers given in between change this key: then the question is asked anew.
  const key = `hand-in:${paper.id}:${paper.touchedAt.getTime()}:${paper.answers.join(",")}`;
  const warned = (await outboxIdsOf(work.tx, [key])).size > 0;
  if (!warned) {
    const { plan, programmeId, planId, occurrenceId } = paper;
    const text = unfinishedText({ plan, count: paper.items.length, missing });
    const subject = { programmeId, planId, occurrenceId };
    const to = { accountId: asked.accountId };
    await say(work, [{ ...subject, key, to, kind: "receipt", text, asked: true, priority: 1 }]);
    return "paper unfinished";
  }
  const questions = (await questionsOn(work.tx, [paper]))(paper);
  const { at, inboxId } = asked;
  const [judged] = await handIn(work, [{ paper, questions, answers: paper.answers, at, inboxId }]);
  if (!judged) throw new Error(`paper ${paper.id} was not judged`);
  await tell(work, asked, [{ kind: "receipt", text: resultText(resultOf(work, judged)) }], paper);
  return "paper handed in unfinished";
}

async function nothingToHandIn(work: Work, asked: Asked): Promise<string> {
  const { personId, at } = asked;
  const chosen = await findTest(work, { personId, at, wish: "take", plan: null });
  const done = chosen.chosen === "none" ? chosen.nearest : null;
  const words = { now: at, zone: work.calendar.zone };
  const says = done && done.way.way !== "uninvited" && done.way.way !== "later";
  const text = says ? reasonText(done, words) : nothingInHandText;
  await tell(work, asked, [{ kind: "refusal", text }]);
  return "no paper in hand";
}
