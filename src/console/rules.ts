import type { UnitCount } from "../cycle/figures/rules.ts";
import type { ObligationStatus } from "../ledger/rules.ts";
import type { Unit } from "../people/rules.ts";

/** How far a window has come; `done` of `expected` is what the group's board shows. */
export type Progress = {
  done: number;
  expected: number;
  late: number;
  excused: number;
  held: number;
  owing: number;
};

/** How many obligations stand where. */
export type StatusTally = { status: ObligationStatus; count: number };

/** Adds statuses up the way the boards in the groups do. */
export function progressOf(tallies: readonly StatusTally[]): Progress {
  const of = (...statuses: ObligationStatus[]) =>
    tallies.reduce((sum, { status, count }) => sum + (statuses.includes(status) ? count : 0), 0);
  return {
    done: of("on_time", "late", "made_up"),
    expected: tallies.reduce((sum, { count }) => sum + count, 0),
    late: of("late"),
    excused: of("excused"),
    held: of("held"),
    owing: of("due", "missed"),
  };
}

/** What a platform says of itself, with its name; `detail` is never a token. */
export type PlatformState = {
  name: string;
  state: "starting" | "hearing" | "deaf" | "stopped";
  heardAt: Date | null;
  detail: string | null;
};

/** A group as the database knows it; `externalId` is null while only the workbook names it. */
export type GroupRow = {
  id: number;
  name: string;
  platform: string;
  externalId: string | null;
  present: boolean;
  unit: string | null;
};

/** A deaf span that has not ended; with `channelId` null of a whole platform. */
export type OpenSpan = {
  platform: string;
  channelId: number | null;
  deafFrom: Date;
  reason: string;
};

/**
 * Whether the bot hears a group.
 *
 * - `awaited`: the workbook names it, but the bot has not met it; `absent`: the bot is not in it any more.
 * - `unknown`: this process does not run the platform; `heardAt` is how far its messages are stored.
 */
export type Hearing =
  | { state: "hearing"; heardAt: Date | null }
  | { state: "deaf"; since: Date | null; reason: string | null }
  | { state: "starting" | "stopped" | "awaited" | "absent" }
  | { state: "unknown"; heardAt: Date | null };

/** Whether the bot is in a group that belongs to a unit or waits to be bound; others are left-overs of a move. */
export function isOfConcern({ unit, externalId, present }: GroupRow): boolean {
  return unit !== null || (externalId !== null && present);
}

/** Decides whether a group is heard, from the spans in the database and from what the platforms say. */
export function hearingOf(
  group: GroupRow,
  known: {
    spans: readonly OpenSpan[];
    platforms: readonly PlatformState[];
    heardUntil: ReadonlyMap<string, Date>;
  },
): Hearing {
  if (group.externalId === null) return { state: "awaited" };
  if (!group.present) return { state: "absent" };
  const span = known.spans.find(({ platform, channelId }) =>
    channelId === null ? platform === group.platform : channelId === group.id,
  );
  if (span) return { state: "deaf", since: span.deafFrom, reason: span.reason };
  const platform = known.platforms.find(({ name }) => name === group.platform);
  if (!platform) {
    return { state: "unknown", heardAt: known.heardUntil.get(group.platform) ?? null };
  }
  if (platform.state === "hearing") return { state: "hearing", heardAt: platform.heardAt };
  if (platform.state === "deaf") return { state: "deaf", since: platform.heardAt, reason: null };
  return { state: platform.state };
}

/** Whether a human should look after this group. */
export function needsCare(hearing: Hearing): boolean {
  return hearing.state !== "hearing" && hearing.state !== "unknown" && hearing.state !== "starting";
}

/** A unit's frozen figures and how deep it stands under the topmost unit of its table, 0 for that one. */
export type PlacedCount = { unit: string; depth: number; count: UnitCount };

/** Frozen figures, each unit followed by those under it: by rank among siblings, else in the order of the workbook. */
export function inTreeOrder(
  units: readonly Unit[],
  counts: ReadonlyMap<number, UnitCount>,
): PlacedCount[] {
  const shownParent = ({ parentId }: Unit) =>
    parentId !== null && counts.has(parentId) ? parentId : null;
  const under = (parentId: number | null, depth: number): PlacedCount[] => {
    const here = units.filter((unit) => counts.has(unit.id) && shownParent(unit) === parentId);
    return inSiblingOrder(here, counts).flatMap(({ id, name }) => {
      const count = counts.get(id);
      const below = under(id, depth + 1);
      return count ? [{ unit: name, depth, count }, ...below] : below;
    });
  };
  return under(null, 0);
}

/** Ranks are among the units of one parent and say nothing about others. */
function inSiblingOrder(units: readonly Unit[], counts: ReadonlyMap<number, UnitCount>): Unit[] {
  const siblings = new Set(units.map(({ parentId }) => parentId)).size <= 1;
  const last = Number.MAX_SAFE_INTEGER;
  const rankOf = ({ id }: Unit) => (siblings ? (counts.get(id)?.rank ?? last) : last);
  return [...units].sort((a, b) => rankOf(a) - rankOf(b) || a.position - b.position || a.id - b.id);
}
