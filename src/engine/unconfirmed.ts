import { localDate } from "../calendar/zone.ts";
import type { OutboxRow } from "../outbox/rules.ts";
import { say } from "../outbox/say.ts";
import { channelName } from "../people/channels/store.ts";
import { administrators } from "../people/store.ts";
import type { Work } from "../work.ts";
import { unconfirmedText } from "./wording.ts";

/** Tells the administrators of a group post that may or may not have arrived; it is not repeated by itself. */
export async function tellUnconfirmed(work: Work, row: OutboxRow): Promise<void> {
  if (row.channelId === null) return;
  const group = await channelName(work.tx, row.channelId);
  const told = await administrators(work.tx, localDate(work.now, work.calendar.zone));
  await say(
    work,
    told.map((personId) => ({
      key: `unconfirmed:${row.id}:${row.attempts}:${personId}`,
      to: { personId },
      kind: "notice",
      text: unconfirmedText(group, row.text),
      priority: 2,
    })),
  );
}
