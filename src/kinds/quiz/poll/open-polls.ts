import { type OccurrenceWithPlan, occurrenceWithPlan } from "../../../ledger/occurrences/store.ts";
import type { NewMessage } from "../../../outbox/rules.ts";
import { say } from "../../../outbox/say.ts";
import type { Work } from "../../../work.ts";
import { questionsById } from "../bank/store.ts";
import { contestItems } from "../paper/draw/draw-paper.ts";
import { type Item, type ShownQuestion, shown } from "../paper/rules.ts";
import { isContest } from "../paper/test/rules.ts";
import { asksByPoll } from "../rules.ts";
import { fits, POLL_PLATFORMS } from "./rules.ts";
import { addPolls, groupsAsked } from "./store.ts";
import { contestPoll, contestQuestionText } from "./wording.ts";

/**
 * Posts the questions of a contest that has just been opened as polls, in every group of it where there are polls, when
 * its plan says so. Elsewhere it goes by papers. Returns how many polls.
 */
export async function postContestPolls(work: Work, occurrenceId: number): Promise<number> {
  const occurrence = await occurrenceWithPlan(work.tx, occurrenceId);
  const { plan } = occurrence;
  if (!isContest(plan) || !asksByPoll(plan.parameters)) return 0;
  const groups = await groupsAsked(work.tx, occurrenceId, POLL_PLATFORMS);
  if (groups.length === 0) return 0;
  const asked = await questionsOf(work, occurrence);
  for (const { id } of groups) await postTo(work, occurrence, id, asked);
  return groups.length * asked.length;
}

type Asked = { item: Item; question: ShownQuestion };

async function questionsOf(work: Work, { plan, date, run }: OccurrenceWithPlan): Promise<Asked[]> {
  const { name, kind, parameters } = plan;
  const items = await contestItems(work, { plan: name, kind, parameters, date, run });
  const ids = items.map(({ questionId }) => questionId);
  const questions = await questionsById(work.tx, ids);
  return items.flatMap((item) => {
    const question = questions.get(item.questionId);
    return question ? [{ item, question: shown(question, item) }] : [];
  });
}

async function postTo(
  work: Work,
  occurrence: OccurrenceWithPlan,
  channelId: number,
  asked: readonly Asked[],
): Promise<void> {
  const messages = asked.flatMap(({ question }, position): NewMessage[] => {
    const number = position + 1;
    const text = contestQuestionText(question, number);
    const key = `poll:${occurrence.id}:${channelId}:${position}`;
    const poll = message(occurrence, channelId, { key, text, condition: { poll: true } });
    if (fits(contestPoll(question, { number, openSeconds: 0 }))) return [poll];
    const condition = { occurrenceOpen: occurrence.id };
    return [message(occurrence, channelId, { key: `${key}:text`, text, condition }), poll];
  });
  const ids = await say(work, messages);
  const polls = messages.flatMap(({ condition }, index) =>
    condition && "poll" in condition ? (ids[index] ?? []) : [],
  );
  await addPolls(
    work.tx,
    polls.flatMap((outboxId, position) => {
      const item = asked[position]?.item;
      return item ? [{ ...item, outboxId, occurrenceId: occurrence.id, position }] : [];
    }),
  );
}

function message(
  { id, plan, closesAt }: OccurrenceWithPlan,
  channelId: number,
  said: Pick<NewMessage, "key" | "text"> & Required<Pick<NewMessage, "condition">>,
): NewMessage {
  return {
    ...said,
    to: { channelId },
    kind: "quiz",
    programmeId: plan.programmeId,
    planId: plan.id,
    occurrenceId: id,
    priority: 3,
    expiresAt: closesAt,
  };
}
