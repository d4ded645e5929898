import type { IncomingMessage } from "../../../inbox/rules.ts";
import type { Work } from "../../../work.ts";
import { questionsById } from "../bank/store.ts";
import { shown } from "../paper/rules.ts";
import { isRight, reviewed } from "../practice/rules.ts";
import { cardOf, saveCard } from "../practice/store.ts";
import { choiceAt } from "./rules.ts";
import {
  boundPerson,
  isAnyUnderWay,
  type PollRow,
  pollCalled,
  removeVote,
  saveVote,
} from "./store.ts";

/**
 * Keeps what a bound person has chosen in a poll; the newest counts, and a choice that is taken back is gone. In
 * practice it is reviewed like any other answer. Returns a word for the inbox. Throws when the choice is for a poll
 * that is just being sent, so that it is tried again.
 */
export async function recordChoice(work: Work, message: IncomingMessage): Promise<string> {
  const { platform, from, poll: said } = message;
  if (!from || !said) return "no choice";
  const poll = await pollCalled(work.tx, platform, said.id);
  if (!poll) {
    if (await isAnyUnderWay(work.tx))
      throw new Error("a choice came before its poll was confirmed");
    return "choice in an unknown poll";
  }
  const personId = await boundPerson(work.tx, platform, from.id);
  if (personId === null) return "choice of a stranger";
  const at = new Date(message.sentAt);
  if (poll.closesAt !== null && at > poll.closesAt) return "choice after the end";
  if (said.options.length === 0) {
    await removeVote(work.tx, { pollId: poll.id, personId, at });
    return "choice taken back";
  }
  const vote = { pollId: poll.id, personId, options: said.options, at };
  const first = await saveVote(work.tx, vote);
  if (poll.closesAt === null && first) await review(work, poll, vote);
  return "choice";
}

async function review(
  work: Work,
  poll: PollRow,
  { personId, options }: { personId: number; options: readonly number[] },
): Promise<void> {
  const question = (await questionsById(work.tx, [poll.questionId])).get(poll.questionId);
  if (!question) return;
  const right = isRight(choiceAt(options, question.type), shown(question, poll));
  const card = await cardOf(work.tx, personId, question.id);
  const next = reviewed(card, right, work.now);
  await saveCard(work.tx, { personId, questionId: question.id, right, ...next });
}
