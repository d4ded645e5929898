import type { Work } from "../../work.ts";
import { publishedRuns } from "./store.ts";

/** So many periods are named to somebody who asked for one that is not there. */
const NAMED = 8;

/** The bulletin that was found; or those there are, the newest first, empty when nothing is published. */
export type FoundBulletin =
  | { outcome: "found"; id: number; period: string }
  | { outcome: "none"; periods: string[] };

/** A programme's published bulletin of this period, the newest for null. */
export async function findBulletin(
  { tx }: Work,
  programmeId: number,
  period: string | null,
): Promise<FoundBulletin> {
  const runs = await publishedRuns(tx, programmeId);
  const run = period === null ? runs[0] : runs.find((each) => each.period === period);
  if (run) return { outcome: "found", id: run.id, period: run.period };
  return { outcome: "none", periods: runs.slice(0, NAMED).map((each) => each.period) };
}
