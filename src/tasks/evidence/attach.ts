import type { SharedLocation } from "../../inbox/rules.ts";
import { DEFAULT_RADIUS_METRES, judgeLocation } from "../../kinds/attendance/rules.ts";
import type { UnitTree } from "../../people/rules.ts";
import type { Work } from "../../work.ts";
import { factOf } from "../find.ts";
import { EVIDENCE_MS } from "../rules.ts";
import type { TaskFact } from "../wording.ts";
import { addEvidence, evidenceCount, handedInLately } from "./store.ts";
import { photoWords, placeWords } from "./wording.ts";

/** A photo or a place that somebody sent, and where. */
export type Shown = {
  personId: number;
  platform: string;
  chat: string;
  inboxId: number;
  at: Date;
  location?: SharedLocation;
};

/** What it was laid to; `first`: nothing of its kind had been laid there before. */
export type Attached = { task: TaskFact; words: string; first: boolean };

/**
 * Lays a photo or a place to the task that its sender handed in in this chat within the last ten minutes; null when
 * there is none. Of a place only its distance from the unit is kept.
 */
export async function attachEvidence(
  work: Work,
  tree: UnitTree,
  shown: Shown,
): Promise<Attached | null> {
  const { inboxId, at, location } = shown;
  const since = new Date(at.getTime() - EVIDENCE_MS);
  const task = await handedInLately(work.tx, { ...shown, since, until: at });
  if (!task) return null;
  const words = location === undefined ? photoWords : placeOf(tree, task.unitId, location);
  if (words === null) return null;
  const kind = location === undefined ? "photo" : "location";
  const earlier = await evidenceCount(work.tx, task.id, kind, task.submittedAt ?? at);
  // A live location moves every few seconds; once is enough.
  if (earlier > 0 && location?.live) return null;
  await addEvidence(work.tx, [{ taskId: task.id, kind, text: location ? words : "", inboxId, at }]);
  return { task: await factOf(work, tree, task), words, first: earlier === 0 };
}

function placeOf(tree: UnitTree, unitId: number | null, location: SharedLocation): string | null {
  const near = unitId === null ? [] : tree.upward(unitId);
  for (const { name, longitude, latitude, datum } of near) {
    if (longitude === null || latitude === null) continue;
    const place = { longitude, latitude, datum };
    return placeWords(name, judgeLocation(location, place, DEFAULT_RADIUS_METRES).distance);
  }
  return null;
}
