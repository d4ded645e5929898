import { inTransaction } from "../../db/client.ts";
import { moveChannel } from "../../people/channels/store.ts";
import type { Work } from "../../work.ts";
import type { DeliveryResult, OutboxRow } from "../rules.ts";
import type { Claimed, DeliveryDeps } from "./prepare.ts";
import { forgetPrivateChat, otherPrivateChat } from "./reach/store.ts";
import { type Address, conclude, type Unsent } from "./rules.ts";
import {
  close,
  confirmPoll,
  confirmSent,
  holdPlatform,
  holdRecipient,
  putBack,
  stillClaimed,
} from "./store.ts";

export type Confirmed = "sent" | "failed" | "unconfirmed" | "postponed" | "migrated" | "busy";

/** Stores what became of a claimed row. When it was taken for interrupted meanwhile, only `sent` still counts. */
export async function confirm(
  deps: DeliveryDeps,
  platforms: readonly string[],
  claimed: Claimed,
  result: DeliveryResult,
): Promise<Confirmed> {
  const now = deps.clock.now();
  const { row, address, delivery, claimedAt } = claimed;
  const conclusion = conclude(row, delivery.edits, result, now);
  if (conclusion.status === "pending" && conclusion.holds !== null) {
    deps.pace.hold(address, conclusion.holds, conclusion.notBefore);
  }
  if (conclusion.status === "sent") {
    await storeSent(deps, claimed, conclusion, now);
    return "sent";
  }
  return inTransaction(deps.db, async (tx) => {
    if (!(await stillClaimed(tx, row.id, claimedAt))) return "busy";
    const work = { tx, now, calendar: deps.calendar };
    return settle(deps, work, platforms, { row, address }, conclusion);
  });
}

/** One statement, without a transaction around it, unless the message has become a poll. */
async function storeSent(
  { db }: DeliveryDeps,
  { row, address }: Claimed,
  { externalId, pollId }: { externalId: string; pollId?: string },
  now: Date,
): Promise<void> {
  if (pollId === undefined) return confirmSent(db, row.id, externalId, now);
  await inTransaction(db, async (tx) => {
    await confirmSent(tx, row.id, externalId, now);
    await confirmPoll(tx, row.id, address.platform, pollId);
  });
}

/** Stores a conclusion for a locked row; `address` is null when it is no longer reachable. */
export async function settle(
  deps: DeliveryDeps,
  work: Work,
  platforms: readonly string[],
  { row, address }: { row: OutboxRow; address: Address | null },
  conclusion: Unsent,
): Promise<Confirmed> {
  const { tx, now } = work;
  const ids = { outboxId: row.id, kind: row.kind };
  switch (conclusion.status) {
    case "pending":
      deps.log.warn({ ...ids, notBefore: conclusion.notBefore }, "message put back");
      await putBack(tx, row.id, { ...conclusion, attempt: true });
      if (conclusion.holds === "chat") await holdRecipient(tx, row.id, conclusion.notBefore);
      if (conclusion.holds === "account" && address) {
        await holdPlatform(tx, address.platform, platforms, conclusion.notBefore);
      }
      return "postponed";
    case "unconfirmed":
      deps.log.error(
        { ...ids, note: conclusion.note },
        "nobody knows whether this message arrived",
      );
      await close(tx, row.id, "unconfirmed", conclusion.note);
      if (row.channelId !== null) await deps.onUnconfirmed(work, row);
      return "unconfirmed";
    case "failed":
      return fail(deps, work, { row, address }, conclusion);
    case "migrated":
      deps.log.warn({ ...ids, channelId: row.channelId }, "the group has a new id");
      if (address) await moveChannel(tx, address.platform, address.chat, conclusion.chatId);
      await putBack(tx, row.id, { notBefore: now, attempt: true });
      return "migrated";
  }
}

/** A person who blocked the bot on one platform is written to on another where he can be. */
async function fail(
  deps: DeliveryDeps,
  work: Work,
  { row, address }: { row: OutboxRow; address: Address | null },
  { note, blocked }: { note: string; blocked: boolean },
): Promise<Confirmed> {
  deps.log.warn({ outboxId: row.id, kind: row.kind, note }, "message refused");
  const accountId = address?.accountId ?? null;
  if (blocked && accountId !== null) {
    await forgetPrivateChat(work.tx, accountId);
    if (row.personId !== null && (await otherPrivateChat(work.tx, row.personId))) {
      await putBack(work.tx, row.id, { notBefore: work.now, note, attempt: true });
      return "postponed";
    }
  }
  await close(work.tx, row.id, "failed", note);
  return "failed";
}
