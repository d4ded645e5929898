import type { WorkCalendar } from "../../calendar/work-calendar.ts";
import type { Clock } from "../../clock.ts";
import { type Database, inTransaction, type Transaction } from "../../db/client.ts";
import type { FileContent } from "../../files/rules.ts";
import { bytesOf } from "../../files/store.ts";
import type { Log } from "../../inbox/rules.ts";
import type { Work } from "../../work.ts";
import type { Attachment, Deliverer, Delivery, OutboxRow, Recheck } from "../rules.ts";
import type { Pace } from "./pace.ts";
import { mentionsOf } from "./reach/store.ts";
import { type Address, mayGo } from "./rules.ts";
import {
  type Candidate,
  claimDue,
  close,
  holdRecipient,
  putBack,
  rewrite,
  unclaim,
} from "./store.ts";

export type DeliveryDeps = {
  db: Database;
  clock: Clock;
  calendar: WorkCalendar;
  /** Asked just before a row with a condition goes out, in the transaction that claims it. */
  recheck(work: Work, row: OutboxRow): Promise<Recheck>;
  /** The platform of this name, when this process runs it. */
  platforms(name: string): Deliverer | undefined;
  pace: Pace;
  /** Tells a human of a group post that nobody knows to have arrived, in the transaction that notes it. */
  onUnconfirmed(work: Work, row: OutboxRow): Promise<void>;
  log: Log;
};

/** A claimed row on its way to the platform. */
export type Claimed = {
  row: OutboxRow;
  address: Address;
  platform: Deliverer;
  delivery: Delivery;
  claimedAt: Date;
};

/** What preparing a row came to; `busy`: another process has it, or an earlier message to the same recipient. */
export type Prepared =
  | { outcome: "claimed"; claimed: Claimed }
  | { outcome: "skipped" | "failed" | "postponed" | "busy" }
  | { outcome: "paused"; until: Date };

/** Claims one due row and checks it, in one transaction: nobody ever sees a row claimed that is not sent now. */
export async function prepare(
  deps: DeliveryDeps,
  platforms: readonly string[],
  id: number,
): Promise<Prepared> {
  const now = deps.clock.now();
  return inTransaction(deps.db, async (tx) => {
    const candidate = await claimDue(tx, id, platforms, now);
    if (!candidate) return { outcome: "busy" };
    const { row, address } = candidate;
    if (!address) return shut(deps, tx, row, "failed", "unreachable");
    const platform = deps.platforms(address.platform);
    if (!platform) {
      await unclaim(tx, row.id);
      return { outcome: "busy" };
    }
    return check(deps, { tx, now, calendar: deps.calendar }, { ...candidate, address, platform });
  });
}

type Reachable = Candidate & { address: Address; platform: Deliverer };

async function check(deps: DeliveryDeps, work: Work, found: Reachable): Promise<Prepared> {
  const { row, address, platform } = found;
  const verdict = mayGo(row, found.edited, platform.can.edit, work.now, work.calendar.zone);
  if (!verdict.go) {
    if ("skip" in verdict) return shut(deps, work.tx, row, "skipped", verdict.skip);
    await putBack(work.tx, row.id, { notBefore: verdict.waitUntil, attempt: false });
    return { outcome: "postponed" };
  }
  const waiting = await heldByPace(deps, work, row, address);
  if (waiting) return waiting;
  const truth: Recheck = row.condition === null ? { still: true } : await deps.recheck(work, row);
  if (!truth.still) return shut(deps, work.tx, row, "skipped", truth.reason);
  const said = { ...row, text: truth.text ?? row.text, mentions: truth.mentions ?? row.mentions };
  const mentions = await mentionsOf(work.tx, said.mentions, address.platform);
  const attachments = await load(work.tx, row.attachments);
  if ("missing" in attachments) {
    return shut(deps, work.tx, row, "failed", `file ${attachments.missing} is gone`);
  }
  // Others may have spoken while this row was checked; from here to `took` nothing is awaited.
  const overtaken = deps.pace.readyAt(address, work.now).at > work.now;
  if (overtaken) {
    const held = await heldByPace(deps, work, row, address);
    if (held) return held;
    await unclaim(work.tx, row.id);
    return { outcome: "postponed" };
  }
  deps.pace.took(address, work.now);
  if (truth.text !== undefined || truth.mentions !== undefined) await rewrite(work.tx, said);
  const delivery: Delivery = {
    outboxId: row.id,
    chat: { id: address.chat, kind: address.kind },
    kind: row.kind,
    text: said.text,
    mentions,
    buttons: row.buttons,
    attachments,
    edits: verdict.edits,
    ...(truth.poll ? { poll: truth.poll } : {}),
  };
  return {
    outcome: "claimed",
    claimed: { row: said, address, platform, delivery, claimedAt: work.now },
  };
}

/** The files as they are sent, or the first that is not there any more. */
async function load(
  tx: Transaction,
  attachments: readonly Attachment[],
): Promise<FileContent[] | { missing: number }> {
  const files: FileContent[] = [];
  for (const { name, mediaType, fileId } of attachments) {
    const bytes = await bytesOf(tx, fileId);
    if (bytes === null) return { missing: fileId };
    files.push({ name, mediaType, bytes });
  }
  return files;
}

/** A chat that must wait is put off with all that waits for it; an account that must wait only ends this pass. */
async function heldByPace(
  deps: DeliveryDeps,
  work: Work,
  row: OutboxRow,
  address: Address,
): Promise<Prepared | null> {
  const ready = deps.pace.readyAt(address, work.now);
  if (ready.at <= work.now) return null;
  await unclaim(work.tx, row.id);
  if (ready.scope === "account") return { outcome: "paused", until: ready.at };
  await holdRecipient(work.tx, row.id, ready.at);
  return { outcome: "postponed" };
}

async function shut(
  deps: DeliveryDeps,
  tx: Transaction,
  row: OutboxRow,
  status: "skipped" | "failed",
  note: string,
): Promise<Prepared> {
  await close(tx, row.id, status, note);
  deps.log.info({ outboxId: row.id, kind: row.kind, status, note }, "message not sent");
  return { outcome: status };
}
