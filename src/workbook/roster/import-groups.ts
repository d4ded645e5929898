import type { Work } from "../../work.ts";
import { reportWords } from "../results/wording.ts";
import type { County, GroupEntry, Tally } from "../rules.ts";
import { type KnownGroup, matchGroups } from "./rules.ts";
import { createGroups, loadGroups, type NewGroup, updateGroup } from "./store.ts";

/** What changes about a group that is known; what its platform has told since is kept. */
function changesOf(known: KnownGroup, wanted: NewGroup, now: Date): Partial<NewGroup> {
  const isMet = known.externalId !== null;
  const isMoved = known.unitId !== wanted.unitId;
  const isGivenId = !isMet && wanted.externalId !== null;
  const isRenamed = wanted.name !== known.name && (!isMet || known.platform === "sandbox");
  return {
    ...(isMoved ? { unitId: wanted.unitId } : {}),
    ...(isGivenId ? { externalId: wanted.externalId } : {}),
    ...(isRenamed ? { name: wanted.name } : {}),
    ...(isGivenId || (isMoved && isMet) ? { boundAt: now } : {}),
  };
}

function wantedGroup(entry: GroupEntry, units: ReadonlyMap<string, number>, now: Date): NewGroup {
  const { name, platform, externalId } = entry;
  const boundAt = externalId === null ? null : now;
  return { name, platform, externalId, unitId: units.get(entry.unit) ?? 0, boundAt };
}

/** Adds and updates the groups of the file; a group that it no longer has stays bound. */
export async function importGroups(
  { tx, now }: Work,
  county: County,
  units: ReadonlyMap<string, number>,
): Promise<{ tally: Tally; notes: string[] }> {
  const matches = matchGroups(await loadGroups(tx), county.groups, units);
  const tally: Tally = { added: 0, updated: 0, unchanged: 0 };
  const fresh: NewGroup[] = [];
  const notes: string[] = [];
  for (const entry of county.groups) {
    const wanted = wantedGroup(entry, units, now);
    const known = matches.get(entry);
    if (!known) {
      fresh.push(wanted);
      continue;
    }
    const { externalId } = known;
    if (externalId !== null && wanted.externalId !== null && externalId !== wanted.externalId) {
      notes.push(reportWords.otherGroupId(entry.name));
    }
    const changes = changesOf(known, wanted, now);
    const same = Object.keys(changes).length === 0;
    if (!same) await updateGroup(tx, known.id, changes);
    tally[same ? "unchanged" : "updated"] += 1;
  }
  await createGroups(tx, fresh);
  return { tally: { ...tally, added: fresh.length }, notes };
}
