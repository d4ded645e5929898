import { fileNamed } from "../../files/store.ts";
import { kindOf } from "../../kinds/registry.ts";
import { attachmentName } from "../../kinds/study/rules.ts";
import type { Attachment, NewMessage, Recipient } from "../../outbox/rules.ts";
import { say } from "../../outbox/say.ts";
import type { Work } from "../../work.ts";
import { openingText, pushText } from "../wording.ts";
import { buttonsOf } from "./buttons.ts";
import type { OccurrenceWithPlan } from "./store.ts";

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
  const text = textOf(work, occurrence);
  await say(
    work,
    recipients.map((to) => announcement(occurrence, to, { text, attachments })),
  );
}

function textOf(work: Work, { plan, body, opensAt, dueAt }: OccurrenceWithPlan): string {
  const { zone } = work.calendar;
  const { words, asks } = kindOf(plan.kind);
  const how = words.how(plan.parameters);
  const told = { plan: plan.name, body, opensAt, zone, how };
  if (!asks(plan.parameters)) return pushText(told);
  return openingText({ ...told, dueAt, graceMinutes: plan.graceMinutes, act: words.act });
}

function announcement(
  occurrence: OccurrenceWithPlan,
  to: Recipient,
  { text, attachments }: { text: string; attachments: Attachment[] | null },
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
    condition: { occurrenceOpen: occurrence.id },
    programmeId: plan.programmeId,
    planId: plan.id,
    occurrenceId: occurrence.id,
    priority: 3,
    expiresAt: occurrence.dueAt,
  };
}
