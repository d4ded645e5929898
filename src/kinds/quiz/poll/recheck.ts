import type { OutboxRow, PollContent, Recheck } from "../../../outbox/rules.ts";
import type { Work } from "../../../work.ts";
import { questionsById } from "../bank/store.ts";
import { type ShownQuestion, shown } from "../paper/rules.ts";
import { fits } from "./rules.ts";
import { type PollRow, pollBehind } from "./store.ts";
import { contestPoll, letterPoll, practicePoll } from "./wording.ts";

/** Makes a poll from its question, just before it is sent; one of a contest only while its window lasts. */
export async function recheckPoll(work: Work, row: OutboxRow): Promise<Recheck> {
  const poll = await pollBehind(work.tx, row.id);
  const question = poll && (await questionsById(work.tx, [poll.questionId])).get(poll.questionId);
  if (!poll || !question) return { still: false, reason: "no poll of its own" };
  if (poll.closesAt !== null && poll.closesAt <= work.now) {
    return { still: false, reason: "window ended" };
  }
  return { still: true, poll: contentOf(poll, shown(question, poll), work.now) };
}

function contentOf(
  { closesAt, position }: PollRow,
  question: ShownQuestion,
  now: Date,
): PollContent {
  if (closesAt === null) return practicePoll(question);
  const openSeconds = (closesAt.getTime() - now.getTime()) / 1_000;
  const asked = { number: position + 1, openSeconds };
  const whole = contestPoll(question, asked);
  return fits(whole) ? whole : letterPoll(question, asked);
}
