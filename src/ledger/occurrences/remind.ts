import { groupBy } from "../../collections/rules.ts";
import { kindOf } from "../../kinds/registry.ts";
import type { NewMessage } from "../../outbox/rules.ts";
import { say } from "../../outbox/say.ts";
import type { Work } from "../../work.ts";
import { awaitingLeave } from "../leave/store.ts";
import { groupReminderText, privateReminderText } from "../wording.ts";
import { buttonsOf } from "./buttons.ts";
import {
  claimReminder,
  type OccurrenceWithPlan,
  obligationsIn,
  occurrenceWithPlan,
} from "./store.ts";

/** Telegram notifies only the first five mentions of a message. */
const MENTIONS_A_MESSAGE = 5;

/** Beyond this many messages a reminder floods the group; the rest is named once, without mentions. */
const MENTIONING_MESSAGES = 6;

type Owing = { id: number; personId: number; name: string; channelId: number | null };

/** Reminds those who still owe: each in private where he can be reached, then once in each group. */
export async function remindOccurrence(work: Work, id: number): Promise<"done" | "skipped"> {
  if (!(await claimReminder(work.tx, id, work.now))) return "skipped";
  const occurrence = await occurrenceWithPlan(work.tx, id);
  if (work.now > occurrence.dueAt) return "skipped";
  const people = await obligationsIn(work.tx, id);
  // Whoever has failed a test is told himself when he may try again.
  const due = people.filter(
    ({ status, submissionId }) => status === "due" && submissionId === null,
  );
  const waiting = await awaitingLeave(
    work.tx,
    due.map(({ personId }) => personId),
    occurrence.dueAt,
  );
  const owing = due.filter(({ personId }) => !waiting.has(personId));
  await say(work, [
    ...owing.map((person) => privateReminder(work, occurrence, person)),
    ...[...groupBy(named(occurrence) ? [] : owing, ({ channelId }) => channelId)].flatMap(
      ([channelId, members]) =>
        channelId === null ? [] : groupReminders(work, occurrence, channelId, members),
    ),
  ]);
  return "done";
}

/** Whether each was called by himself, as to a make-up class: the group must not learn who it is. */
function named({ only }: OccurrenceWithPlan): boolean {
  return only !== null && "personIds" in only;
}

function privateReminder(work: Work, occurrence: OccurrenceWithPlan, person: Owing): NewMessage {
  const { plan } = occurrence;
  const kind = kindOf(plan.kind);
  return {
    ...common(occurrence),
    key: `remind:${occurrence.id}:person:${person.personId}`,
    to: { personId: person.personId },
    text: privateReminderText({
      plan: plan.name,
      words: kind.words,
      how: kind.words.how(plan.parameters),
      dueAt: occurrence.dueAt,
      zone: work.calendar.zone,
    }),
    ...buttonsOf(kind, occurrence),
    condition: { obligationDue: person.id },
    priority: 4,
  };
}

function groupReminders(
  work: Work,
  occurrence: OccurrenceWithPlan,
  channelId: number,
  members: readonly Owing[],
): NewMessage[] {
  return parts(members).map((part, index) => {
    const persons = part.map(({ personId }) => personId);
    return {
      ...common(occurrence),
      key: `remind:${occurrence.id}:group:${channelId}:${index + 1}`,
      to: { channelId },
      text: reminderOf(work, occurrence, part),
      mentions: part.length <= MENTIONS_A_MESSAGE ? persons : [],
      condition: { owing: { occurrenceId: occurrence.id, personIds: persons } },
      priority: 5,
    };
  });
}

/** The group's reminder for these people; made anew just before it is sent. */
export function reminderOf(
  work: Work,
  occurrence: OccurrenceWithPlan,
  part: readonly Owing[],
): string {
  const { plan } = occurrence;
  const { words } = kindOf(plan.kind);
  return groupReminderText({
    plan: plan.name,
    words,
    how: words.how(plan.parameters),
    dueAt: occurrence.dueAt,
    zone: work.calendar.zone,
    names: part.map(({ name }) => name),
    mention: part.length <= MENTIONS_A_MESSAGE,
  });
}

function common(occurrence: OccurrenceWithPlan) {
  return {
    kind: "reminder",
    programmeId: occurrence.plan.programmeId,
    planId: occurrence.planId,
    occurrenceId: occurrence.id,
    expiresAt: occurrence.dueAt,
  };
}

function parts(members: readonly Owing[]): Owing[][] {
  const mentioned = members.slice(0, MENTIONS_A_MESSAGE * MENTIONING_MESSAGES);
  const chunks: Owing[][] = [];
  for (let start = 0; start < mentioned.length; start += MENTIONS_A_MESSAGE) {
    chunks.push(mentioned.slice(start, start + MENTIONS_A_MESSAGE));
  }
  const rest = members.slice(mentioned.length);
  return rest.length > 0 ? [...chunks, rest] : chunks;
}
