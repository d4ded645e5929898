import { nextSpeakingTime } from "../../calendar/quiet.ts";
import { fileNamed } from "../../files/store.ts";
import { kindOf } from "../../kinds/registry.ts";
import type { Kind, Parameters } from "../../kinds/rules.ts";
import { attachmentName } from "../../kinds/study/rules.ts";
import type { Attachment, NewMessage, Recipient } from "../../outbox/rules.ts";
import { say } from "../../outbox/say.ts";
import type { Work } from "../../work.ts";
import { lateOpeningText, openingText, pushText } from "../wording.ts";
import { buttonsOf } from "./buttons.ts";
import type { OccurrenceWithPlan } from "./store.ts";

const HOUR_MS = 3_600_000;

/** What could only be said in the morning after is worth saying for so long: until the evening. */
const MORNING_AFTER_MS = 12 * HOUR_MS;

/** Says to these groups and persons what an occurrence is about, with the file its plan sends along; to each once. */
export async function announce(
  work: Work,
  occurrence: OccurrenceWithPlan,
  recipients: readonly Recipient[],
): Promise<void> {
  const { plan } = occurrence;
  const name = attachmentName(plan.parameters);
  const file = name === null ? null : await fileNamed(work.tx, name);
  const attachments = file
    ? [{ name: file.name, mediaType: file.mediaType, fileId: file.id }]
    : null;
  const late = tooLate(work, occurrence);
  const text = textOf(work, occurrence, late !== null);
  await say(
    work,
    recipients.map((to) => announcement(occurrence, to, { text, attachments, late })),
  );
}

/**
 * When an announcement goes out that quiet hours hold beyond the deadline, of something that can be read or done all
 * the same; null when it goes out in time, or when nothing can be done about it by then.
 */
function tooLate(work: Work, { plan, dueAt }: OccurrenceWithPlan): Date | null {
  const speaking = nextSpeakingTime(work.now, work.calendar.zone);
  const stays = isDoableByWord(kindOf(plan.kind), plan.parameters);
  return stays && speaking > dueAt ? speaking : null;
}

function isDoableByWord(kind: Kind, parameters: Parameters): boolean {
  if (!kind.asks(parameters)) return true;
  const answers = ["acknowledge", "reflection"] as const;
  return kind.doableLate && answers.some((answer) => kind.answers(answer, parameters) !== "no");
}

function textOf(
  work: Work,
  { plan, body, opensAt, dueAt }: OccurrenceWithPlan,
  late: boolean,
): string {
  const { zone } = work.calendar;
  const { words, asks } = kindOf(plan.kind);
  const how = words.how(plan.parameters);
  const told = { plan: plan.name, body, opensAt, zone, how };
  if (!asks(plan.parameters)) return pushText(told);
  if (late) return lateOpeningText({ ...told, dueAt, act: words.act });
  return openingText({ ...told, dueAt, graceMinutes: plan.graceMinutes, act: words.act });
}

function announcement(
  occurrence: OccurrenceWithPlan,
  to: Recipient,
  {
    text,
    attachments,
    late,
  }: { text: string; attachments: Attachment[] | null; late: Date | null },
): NewMessage {
  const { plan } = occurrence;
  const kind = kindOf(plan.kind);
  const recipient =
    "channelId" in to ? `group:${to.channelId}` : `person:${"personId" in to ? to.personId : 0}`;
  return {
    key: `open:${occurrence.id}:${recipient}`,
    to,
    kind: kind.opening,
    text,
    ...buttonsOf(kind, occurrence),
    ...(attachments ? { attachments } : {}),
    ...(late ? {} : { condition: { occurrenceOpen: occurrence.id } }),
    programmeId: plan.programmeId,
    planId: plan.id,
    occurrenceId: occurrence.id,
    priority: 3,
    expiresAt: late ? new Date(late.getTime() + MORNING_AFTER_MS) : occurrence.dueAt,
  };
}
