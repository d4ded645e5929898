import type { SharedLocation } from "../../inbox/rules.ts";
import { attendanceParameters, judgeLocation } from "../../kinds/attendance/rules.ts";
import { locationEvidence } from "../../kinds/attendance/wording.ts";
import type { Unit, UnitTree } from "../../people/rules.ts";
import { loadUnitTree } from "../../people/store.ts";
import type { Work } from "../../work.ts";
import { askForEvidence } from "../decisions/evidence.ts";
import { pendingEvidence } from "../decisions/store.ts";
import { isAnswered, LOCATION_KEPT_MS } from "../rules.ts";
import { resettle } from "./resettle.ts";
import { addSubmissions, saveLocation, type WindowRow } from "./store.ts";
import { windowsAnswered } from "./windows.ts";

/** A location as a bound person shared it; `at` is when the platform says he did. */
export type LocationReply = {
  personId: number;
  inboxId: number;
  location: SharedLocation;
  at: Date;
};

/** What a shared location did for one window. `number` is the decision a doubtful one waits for. */
export type Located = {
  plan: string;
  evidence: string;
  outcome: "counted" | "again" | "held";
  number: number | null;
};

/**
 * Lays a shared location to the open windows that want one, else to the sender's next such window that day.
 * Inside the radius it counts; outside or forwarded it is held for the secretary. Empty when no window wants it.
 */
export async function recordLocation(work: Work, reply: LocationReply): Promise<Located[]> {
  const windows = await windowsAnswered(work, { ...reply, answer: "location" });
  if (windows.length === 0) return [];
  const tree = await loadUnitTree(work.tx);
  const results: Located[] = [];
  for (const window of windows) results.push(await layDown(work, tree, reply, window));
  return results;
}

async function layDown(
  work: Work,
  tree: UnitTree,
  reply: LocationReply,
  window: WindowRow,
): Promise<Located> {
  const { plan, unitId, occurrenceId } = window;
  const { personId, location } = reply;
  const { radius } = attendanceParameters(window.parameters);
  const verdict = judgeLocation(location, placeOf(tree, unitId), radius);
  const evidence = locationEvidence(verdict);
  const counted = verdict.verdict === "inside";
  if (isAnswered(window.status)) return { plan, evidence, outcome: "again", number: null };
  const asked = counted ? null : await pendingEvidence(work.tx, occurrenceId, personId);
  // A live location moves every few seconds; the secretary is asked about it once.
  if (asked && location.live) return { plan, evidence, outcome: "again", number: asked.number };
  const [submissionId = 0] = await addSubmissions(
    work.tx,
    [
      {
        occurrenceId,
        personId,
        inboxId: reply.inboxId,
        intent: "location",
        text: "",
        at: reply.at,
        state: counted ? "valid" : "pending",
        evidence,
        distance: verdict.distance,
        verdict: verdict.verdict,
      },
    ],
    work.now,
  );
  const { longitude, latitude, datum } = location;
  const deleteAfter = new Date(work.now.getTime() + LOCATION_KEPT_MS);
  await saveLocation(work.tx, { submissionId, longitude, latitude, datum, deleteAfter });
  const number = counted
    ? null
    : await askForEvidence(work, tree, { submissionId, personId, unitId, plan, evidence });
  await resettle(work, [{ occurrenceId, personId }], {
    actorId: null,
    why: "location",
    inboxId: reply.inboxId,
  });
  return { plan, evidence, outcome: counted ? "counted" : "held", number };
}

/** The unit's place, or that of the nearest above; the importer lets no plan in without one. */
function placeOf(tree: UnitTree, unitId: number) {
  const placed = tree
    .upward(unitId)
    .find((unit): unit is Unit & { longitude: number; latitude: number } => hasPlace(unit));
  if (!placed) throw new Error(`no unit above ${unitId} has coordinates`);
  return placed;
}

function hasPlace(unit: Unit): boolean {
  return unit.longitude !== null && unit.latitude !== null;
}
