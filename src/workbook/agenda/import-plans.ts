import { isDeepStrictEqual } from "node:util";
import type { Work } from "../../work.ts";
import { reportWords } from "../results/wording.ts";
import type { PlanEntry, ProgrammeEntry, Tally } from "../rules.ts";
import { type Ids, idsOf } from "./ids.ts";
import { replanOccurrences } from "./replan.ts";
import {
  createPlans,
  deactivatePlans,
  type KnownPlan,
  type KnownProgramme,
  type PlanRow,
  plansUnderWay,
  replaceAudiences,
  updatePlan,
} from "./store.ts";

type WantedPlan = { entry: PlanEntry; row: PlanRow; programmeId: number };
type PlanChange = WantedPlan & { id: number; resumed: boolean; kindBefore: string };

const sorted = (ids: readonly number[]) => [...ids].sort((a, b) => a - b);

function wantedPlan(entry: PlanEntry, position: number, programmeId: number): WantedPlan {
  const { kind, cadence, graceMinutes, parameters, body } = entry;
  const row = { kind, cadence, graceMinutes, parameters, body, position, active: true };
  return { entry, row, programmeId };
}

function isSame(known: KnownPlan, { entry, row }: WantedPlan, ids: Ids): boolean {
  const { kind, cadence, graceMinutes, parameters, body, active } = known;
  const stored = { kind, cadence, graceMinutes, parameters, body, position: row.position, active };
  const units = sorted(known.units.map(({ unitId }) => unitId));
  const posts = sorted(known.posts.map(({ postId }) => postId));
  return (
    isDeepStrictEqual(stored, row) &&
    isDeepStrictEqual(units, idsOf(entry.units, ids.units)) &&
    isDeepStrictEqual(posts, idsOf(entry.posts, ids.posts))
  );
}

function audienceRows(plans: readonly { id: number; entry: PlanEntry }[], ids: Ids) {
  return {
    units: plans.flatMap(({ id, entry }) =>
      idsOf(entry.units, ids.units).map((unitId) => ({ planId: id, unitId })),
    ),
    posts: plans.flatMap(({ id, entry }) =>
      idsOf(entry.posts, ids.posts).map((postId) => ({ planId: id, postId })),
    ),
  };
}

async function addPlans({ tx, now }: Work, fresh: readonly WantedPlan[], ids: Ids): Promise<void> {
  const rows = fresh.map(({ entry, row, programmeId }) => ({
    ...row,
    programmeId,
    name: entry.name,
    createdAt: now,
  }));
  const planIds = await createPlans(tx, rows);
  const added = fresh.map(({ entry, programmeId }) => ({
    entry,
    id: planIds.get(`${programmeId}\n${entry.name}`) ?? 0,
  }));
  await replaceAudiences(
    tx,
    added.map(({ id }) => id),
    audienceRows(added, ids),
  );
}

async function changePlans(work: Work, changes: readonly PlanChange[], ids: Ids): Promise<void> {
  for (const { id, row } of changes) await updatePlan(work.tx, id, row);
  const changedIds = changes.map(({ id }) => id);
  await replaceAudiences(work.tx, changedIds, audienceRows(changes, ids));
  const resumed = changes.filter((change) => change.resumed).map(({ id }) => id);
  await replanOccurrences(work, changedIds, resumed);
}

/** What is under way is answered as the new kind wants from now on, which its people may not expect. */
async function kindNotes(work: Work, changes: readonly PlanChange[]): Promise<string[]> {
  const changed = changes.filter(({ row, kindBefore }) => row.kind !== kindBefore);
  const underWay = await plansUnderWay(
    work.tx,
    changed.map(({ id }) => id),
  );
  return changed
    .filter(({ id }) => underWay.has(id))
    .map(({ entry, row, kindBefore }) => reportWords.kindChanged(entry.name, kindBefore, row.kind));
}

async function stopPlans(work: Work, gone: readonly KnownPlan[]): Promise<string[]> {
  if (gone.length === 0) return [];
  const planIds = gone.map(({ id }) => id);
  await deactivatePlans(work.tx, planIds);
  await replanOccurrences(work, planIds);
  return [reportWords.plansStopped(gone.map(({ name }) => name))];
}

/**
 * Adds and updates the plans of the file; those it no longer has, of programmes it has, stop.
 * Windows that are only planned are laid anew where anything about a plan changed.
 */
export async function importPlans(
  work: Work,
  programmes: readonly ProgrammeEntry[],
  context: {
    known: ReadonlyMap<string, KnownProgramme>;
    programmeIds: ReadonlyMap<string, number>;
    ids: Ids;
  },
): Promise<{ tally: Tally; notes: string[] }> {
  const tally: Tally = { added: 0, updated: 0, unchanged: 0 };
  const fresh: WantedPlan[] = [];
  const changes: PlanChange[] = [];
  const gone: KnownPlan[] = [];
  let position = 0;
  for (const programme of programmes) {
    const programmeId = context.programmeIds.get(programme.name) ?? 0;
    const known = new Map(
      context.known.get(programme.name)?.plans.map((plan) => [plan.name, plan]),
    );
    for (const entry of programme.plans) {
      const wanted = wantedPlan(entry, position++, programmeId);
      const before = known.get(entry.name);
      known.delete(entry.name);
      if (!before) fresh.push(wanted);
      else if (isSame(before, wanted, context.ids)) {
        tally.unchanged += 1;
        if (before.position !== wanted.row.position)
          await updatePlan(work.tx, before.id, wanted.row);
      } else {
        const { id, active, kind: kindBefore } = before;
        changes.push({ ...wanted, id, resumed: !active, kindBefore });
      }
    }
    gone.push(...[...known.values()].filter((plan) => plan.active));
  }
  await addPlans(work, fresh, context.ids);
  await changePlans(work, changes, context.ids);
  const notes = [...(await kindNotes(work, changes)), ...(await stopPlans(work, gone))];
  return { tally: { ...tally, added: fresh.length, updated: changes.length }, notes };
}
