import { nextSpeakingTime } from "../calendar/quiet.ts";
import type { Transaction } from "../db/client.ts";
import type { NewMessage } from "../outbox/rules.ts";
import { say } from "../outbox/say.ts";
import type { Group } from "../people/rules.ts";
import { loadGroups, loadUnitTree, names } from "../people/store.ts";
import type { Work } from "../work.ts";
import { publishedKey } from "./draft/rules.ts";
import {
  addDraftChange,
  type DraftRow,
  decideDraft,
  draftById,
  draftByNumber,
  draftRows,
  pendingDrafts,
  setDraftText,
} from "./draft/store.ts";
import { liaisonOf } from "./recipients.ts";
import { unitRunsById } from "./recurrence/store.ts";
import { revokedByAppeal } from "./recurrence/wording.ts";
import { type WhySettled, whySettled } from "./rules.ts";
import { runsById } from "./store.ts";
import type { DraftOutcome } from "./wording.ts";

/** A decision about a draft. `number` null: the one that waits. The caller has checked that `actorId` may decide. */
export type DraftDecision = { number: number | null; actorId: number };

/**
 * Publishes a draft to the groups of the unit concerned and of its parent, and to the liaison when the step is for
 * him; unless what it is about has been done meanwhile. A second time it only says who published it and when.
 */
export async function publishDraft(work: Work, decision: DraftDecision): Promise<DraftOutcome> {
  const found = await findDraft(work, decision.number);
  if ("outcome" in found) return found;
  const { settled, forLiaison, personId } = await standingOf(work, found);
  if (settled) {
    return { outcome: "settled", number: found.number, subject: found.subject, why: settled };
  }
  const tree = await loadUnitTree(work.tx);
  const unit = found.unitId === null ? null : tree.get(found.unitId);
  const groups = await groupsAround(work, unit?.id ?? null);
  const liaison = unit && forLiaison ? liaisonOf(tree, unit.id, personId) : null;
  if (groups.length === 0 && liaison === null) {
    return { outcome: "nowhere", number: found.number, unit: unit?.name ?? found.subject };
  }
  if (!(await decide(work, found, "published", decision.actorId)))
    return alreadyDecided(work, found.number);
  await say(work, [
    ...groups.map((group) => published(found, { channelId: group.id })),
    ...(liaison === null ? [] : [published(found, { personId: liaison })]),
  ]);
  const named = await names(work.tx, liaison === null ? [] : [liaison]);
  const speaking = nextSpeakingTime(work.now, work.calendar.zone);
  return {
    outcome: "published",
    number: found.number,
    groups: groups.map(({ name }) => name),
    liaison: liaison === null ? null : (named.get(liaison) ?? null),
    heldUntil: speaking > work.now ? speaking : null,
  };
}

type DraftStanding = { settled: WhySettled | null; forLiaison: boolean; personId: number | null };

/** Why a draft need not be published any more, and whether it is for the liaison: of a person's run or a unit's. */
async function standingOf(work: Work, { runId, step }: DraftRow): Promise<DraftStanding> {
  const ids = runId === null ? [] : [runId];
  const [run] = await runsById(work.tx, ids);
  const [unitRun] = run ? [] : await unitRunsById(work.tx, ids);
  const audiences = (run ?? unitRun)?.policy.steps[step ?? -1]?.audiences ?? [];
  return {
    settled: run ? whySettled(run.status) : null,
    forLiaison: audiences.includes("liaison"),
    personId: run?.personId ?? null,
  };
}

/** Whether a published draft has not been revoked since. */
export async function draftStands(
  tx: Transaction,
  id: number,
): Promise<{ still: true } | { still: false; reason: string }> {
  const draft = await draftById(tx, id);
  return draft?.status === "published"
    ? { still: true }
    : { still: false, reason: revokedByAppeal };
}

/** Replaces a pending draft's text; it still waits to be published. */
export async function amendDraft(
  work: Work,
  decision: DraftDecision & { text: string },
): Promise<DraftOutcome> {
  const found = await findDraft(work, decision.number);
  if ("outcome" in found) return found;
  const text = decision.text.trim();
  if (text === "") return { outcome: "no-text", number: found.number };
  if (!(await setDraftText(work.tx, found.id, text))) return alreadyDecided(work, found.number);
  await addDraftChange(work.tx, {
    at: work.now,
    actorId: decision.actorId,
    draftId: found.id,
    before: found.text,
    after: text,
    why: "amended",
  });
  return { outcome: "amended", number: found.number, text };
}

/** Drops a pending draft; nothing is sent. `text`: why, for the trail. */
export async function dropDraft(
  work: Work,
  decision: DraftDecision & { text?: string },
): Promise<DraftOutcome> {
  const found = await findDraft(work, decision.number);
  if ("outcome" in found) return found;
  const dropped = await decide(work, found, "dropped", decision.actorId, decision.text);
  return dropped
    ? { outcome: "dropped", number: found.number }
    : alreadyDecided(work, found.number);
}

/** Every draft as it stands, in time order, for the export. */
export function drafts(tx: Transaction): ReturnType<typeof draftRows> {
  return draftRows(tx);
}

async function findDraft(work: Work, number: number | null): Promise<DraftRow | DraftOutcome> {
  if (number !== null) {
    const draft = await draftByNumber(work.tx, number);
    if (!draft) return { outcome: "not-found", number };
    return draft.status === "pending" ? draft : alreadyDecided(work, number);
  }
  const [only, ...others] = await pendingDrafts(work.tx);
  if (!only) return { outcome: "none" };
  return others.length === 0 ? only : { outcome: "several", drafts: [only, ...others] };
}

async function alreadyDecided(work: Work, number: number): Promise<DraftOutcome> {
  const draft = await draftByNumber(work.tx, number);
  if (!draft || draft.status === "pending") return { outcome: "not-found", number };
  const { status, decidedById, at } = draft;
  const named = await names(work.tx, decidedById === null ? [] : [decidedById]);
  return { outcome: "already", number, status, by: named.get(decidedById ?? 0) ?? null, at };
}

async function decide(
  work: Work,
  draft: DraftRow,
  status: "published" | "dropped",
  actorId: number,
  why: string = status,
): Promise<boolean> {
  const decided = await decideDraft(work.tx, { id: draft.id, status, actorId, at: work.now });
  if (!decided) return false;
  const change = { at: work.now, actorId, draftId: draft.id, before: "pending", after: status };
  await addDraftChange(work.tx, { ...change, why });
  return true;
}

async function groupsAround(work: Work, unitId: number | null): Promise<Group[]> {
  if (unitId === null) return [];
  const tree = await loadUnitTree(work.tx);
  const groups = await loadGroups(work.tx, tree);
  const around = tree
    .upward(unitId)
    .slice(0, 2)
    .flatMap((unit) => groups.groupOf(unit.id) ?? []);
  return [...new Map(around.map((group) => [group.id, group])).values()];
}

function published(draft: DraftRow, to: { channelId: number } | { personId: number }): NewMessage {
  return {
    key: publishedKey(draft.number, to),
    to,
    kind: "escalation",
    text: draft.text,
    condition: { draftPublished: draft.id },
    ...(draft.programmeId === null ? {} : { programmeId: draft.programmeId }),
    priority: 5,
  };
}
