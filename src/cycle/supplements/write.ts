import { localDate } from "../../calendar/zone.ts";
import { type RevokedStep, revokeShortfalls } from "../../ladder/recurrence/revoke.ts";
import { judge } from "../../ladder/recurrence/rules.ts";
import {
  type ShortfallRow,
  shortfallsWhere,
  unitsLeftOut,
} from "../../ladder/recurrence/shortfalls/store.ts";
import { revocationWords } from "../../ladder/recurrence/wording.ts";
import type { NewMessage } from "../../outbox/rules.ts";
import { say } from "../../outbox/say.ts";
import type { UnitTree } from "../../people/rules.ts";
import { administrators, loadUnitTree } from "../../people/store.ts";
import type { Work } from "../../work.ts";
import { judgingOf } from "../beat.ts";
import { bulletinKey } from "../bulletin.ts";
import type { UnitCount } from "../figures/rules.ts";
import { frozenCounts, statusCounts, statusCountsWithin } from "../figures/store.ts";
import { instantsOf } from "../periods/publish.ts";
import { sortOf } from "../periods/rules.ts";
import { judged, type Standings, standingsOf } from "../standings/rules.ts";
import { changesBetween } from "./rules.ts";
import {
  addSupplement,
  allGroups,
  bulletinById,
  clearWaiting,
  groupsTold,
  supplementsOf,
} from "./store.ts";
import { supplementText } from "./wording.ts";

/** Why bulletins are supplemented now. `revoked`: what is revoked besides what the new figures show, in words. */
export type Cause = {
  reason: string;
  actorId: number | null;
  revoked: readonly string[];
  /** Groups that are told besides those that had the bulletin. */
  alsoTold?: readonly number[];
};

type Bulletin = Awaited<ReturnType<typeof bulletinById>>;

/**
 * Supplements these bulletins of one programme, in one message: what has changed since they were published, and what is
 * revoked. It goes to the groups that had them and to the administrators; the originals stay. Where nothing has
 * changed, nothing is said. Returns how many supplements were written.
 */
export async function writeSupplements(
  work: Work,
  beatRunIds: readonly number[],
  cause: Cause,
): Promise<number> {
  const tree = await loadUnitTree(work.tx);
  const texts: { beatRunId: number; number: number; text: string }[] = [];
  for (const [index, id] of beatRunIds.entries()) {
    const bulletin = await bulletinById(work.tx, id);
    const own = { ...cause, revoked: index === 0 ? cause.revoked : [] };
    const written = await supplement(work, tree, bulletin, own);
    if (written) texts.push({ beatRunId: id, ...written });
  }
  await clearWaiting(work.tx, beatRunIds);
  await tell(work, texts, cause);
  return texts.length;
}

async function supplement(
  work: Work,
  tree: UnitTree,
  bulletin: Bulletin,
  cause: Cause,
): Promise<{ number: number; text: string } | null> {
  const earlier = await supplementsOf(work.tx, bulletin.id);
  const before = await frozenCounts(work.tx, bulletin.id);
  for (const { counts } of earlier) for (const count of counts) before.set(count.unitId, count);
  const standings = await standingsNow(work, tree, bulletin, before);
  const changed = changesBetween(before, standings.counts);
  const recounted = await revokeOutgrown(work, tree, bulletin, standings);
  const seen = recounted.filter((step) => step.seen);
  const revoked = [...cause.revoked, ...seen.map(revocationWords)];
  if (changed.length === 0 && revoked.length === 0) return null;
  const number = earlier.length + 1;
  const text = supplementText({
    programme: bulletin.programme.name,
    period: bulletin.period,
    number,
    reason: cause.reason,
    changed: changed.map((each) => ({ ...each, unit: tree.get(each.unitId).name })),
    revoked,
  });
  const counts = changed.map(({ after }) => after);
  const { reason, actorId } = cause;
  const row = { beatRunId: bulletin.id, number, reason, text, counts, actorId, at: work.now };
  await addSupplement(work.tx, row);
  return { number, text };
}

/** The figures of what a bulletin covers as they are now, of the units that were in it. */
async function standingsNow(
  work: Work,
  tree: UnitTree,
  bulletin: Bulletin,
  frozen: ReadonlyMap<number, UnitCount>,
): Promise<Standings> {
  const { id, programmeId, period, programme } = bulletin;
  const weekly = sortOf(period) === "week";
  const own = weekly
    ? await statusCounts(work.tx, programmeId, id)
    : await statusCountsWithin(work.tx, programmeId, instantsOf(work, period));
  const scope = tree.all.filter((unit) => frozen.has(unit.id));
  const leftOut = await unitsLeftOut(work.tx, id);
  return standingsOf(tree, scope, own, { ...judgingOf(programme), leftOut });
}

/** Takes back what the corrected figures no longer show. Nobody else falls behind afterwards. */
async function revokeOutgrown(
  work: Work,
  tree: UnitTree,
  bulletin: Bulletin,
  standings: Standings,
): Promise<RevokedStep[]> {
  const standing = await shortfallsWhere(work.tx, { beatRunId: bulletin.id });
  const { line } = judgingOf(bulletin.programme).scoring;
  const units = judged(tree, standings);
  const outgrown = standing.filter(
    ({ unitId, countBy }: ShortfallRow) => judge(units, countBy, line).get(unitId) !== "short",
  );
  return revokeShortfalls(work, outgrown, { for: "recount", actorId: null });
}

async function tell(
  work: Work,
  texts: readonly { beatRunId: number; number: number; text: string }[],
  { alsoTold = [] }: Cause,
): Promise<void> {
  const [first] = texts;
  if (!first) return;
  const { programmeId } = await bulletinById(work.tx, first.beatRunId);
  const groups = await allGroups(work.tx);
  const keys = texts.flatMap(({ beatRunId }) => groups.map((id) => bulletinKey(beatRunId, id)));
  const told = new Set([...(await groupsTold(work.tx, keys)), ...alsoTold]);
  const people = await administrators(work.tx, localDate(work.now, work.calendar.zone));
  const message = {
    kind: "bulletin",
    text: texts.map(({ text }) => text).join("\n\n"),
    programmeId,
    priority: 7,
  };
  const key = `supplement:${first.beatRunId}:${first.number}`;
  await say(work, [
    ...[...told].map((channelId): NewMessage => {
      return { ...message, key: `${key}:group:${channelId}`, to: { channelId } };
    }),
    ...people.map((personId): NewMessage => {
      return { ...message, key: `${key}:person:${personId}`, to: { personId } };
    }),
  ]);
}
