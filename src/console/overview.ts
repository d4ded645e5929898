import type { LocalDate, WorkCalendar } from "../calendar/work-calendar.ts";
import { coverage, coverageEndsSoon } from "../calendar/working-days.ts";
import { localDate } from "../calendar/zone.ts";
import { type Database, inTransaction, type Transaction } from "../db/client.ts";
import {
  type GroupRow,
  type Hearing,
  hearingOf,
  isOfConcern,
  type PlatformState,
  type Progress,
  progressOf,
} from "./rules.ts";
import {
  groupRows,
  heardUntil,
  openSpans,
  programmeRows,
  talliesOf,
  unconfirmedPosts,
  waitingDecisions,
  waitingDrafts,
  windowsOf,
} from "./store.ts";

/** Longer lists are cut there and say how many more wait; a page for a phone, not an archive. */
const SHOWN = 50;

/** Nothing ends an unconfirmed post but 重发, so older ones would stand there for ever. */
export const UNCONFIRMED_DAYS = 7;
const DAY_MS = 86_400_000;

/** A list that may be cut; `total` counts all. */
export type Cut<Row> = { rows: Row[]; total: number };

/** A window of today; `groups` are those in which it was asked, `name` null: people without a group. */
export type WindowView = {
  plan: string;
  programme: string;
  date: LocalDate;
  dueAt: Date;
  closesAt: Date;
  open: boolean;
  progress: Progress;
  groups: { name: string | null; progress: Progress }[];
};

export type Overview = {
  now: Date;
  today: LocalDate;
  zone: string;
  workingDay: boolean;
  windows: WindowView[];
  decisions: Cut<{
    number: number;
    tier: "administrator" | "secretary" | "cadre";
    summary: string;
    createdAt: Date;
  }>;
  drafts: Cut<{ number: number; action: string; subject: string; text: string; at: Date }>;
  groups: (GroupRow & { hearing: Hearing })[];
  platforms: PlatformState[];
  unconfirmed: Cut<{ group: string | null; text: string; createdAt: Date }>;
  /** The last year whose holidays are known; `endsSoon`: within 60 days, or already past. */
  calendar: { through: number; endsSoon: boolean };
  programmes: { id: number; name: string; endsOn: LocalDate }[];
};

/** What the console's first page shows, as it stands at `now`. */
export function readOverview(
  db: Database,
  asOf: { now: Date; calendar: WorkCalendar; platforms: readonly PlatformState[] },
): Promise<Overview> {
  const { now, calendar, platforms } = asOf;
  const today = localDate(now, calendar.zone);
  return inTransaction(db, async (tx) => {
    const groups = await groupRows(tx);
    return {
      now,
      today,
      zone: calendar.zone,
      workingDay: calendar.isWorkingDay(today),
      windows: await windowViews(tx, today, groups),
      decisions: await waitingDecisions(tx, SHOWN),
      drafts: await waitingDrafts(tx, SHOWN),
      groups: await heardGroups(tx, groups, platforms),
      platforms: [...platforms],
      unconfirmed: await unconfirmedViews(tx, now, groups),
      calendar: {
        through: coverage(calendar).through,
        endsSoon: coverageEndsSoon(calendar, today),
      },
      programmes: await programmeRows(tx),
    };
  });
}

async function windowViews(
  tx: Transaction,
  today: LocalDate,
  groups: readonly GroupRow[],
): Promise<WindowView[]> {
  const windows = await windowsOf(tx, today);
  const tallies = await talliesOf(
    tx,
    windows.map(({ id }) => id),
  );
  return windows.map(({ id, plan, status, ...window }) => {
    const own = tallies.filter(({ occurrenceId }) => occurrenceId === id);
    const asked = [...groups, { id: null, name: null }].flatMap((group) => {
      const here = own.filter(({ channelId }) => channelId === group.id);
      return here.length > 0 ? [{ name: group.name, progress: progressOf(here) }] : [];
    });
    return {
      ...window,
      plan: plan.name,
      programme: plan.programme.name,
      open: status === "open",
      progress: progressOf(own),
      groups: asked,
    };
  });
}

async function heardGroups(
  tx: Transaction,
  groups: readonly GroupRow[],
  platforms: readonly PlatformState[],
) {
  const known = { spans: await openSpans(tx), heardUntil: await heardUntil(tx), platforms };
  return groups
    .filter(isOfConcern)
    .map((group) => ({ ...group, hearing: hearingOf(group, known) }));
}

async function unconfirmedViews(tx: Transaction, now: Date, groups: readonly GroupRow[]) {
  const since = new Date(now.getTime() - UNCONFIRMED_DAYS * DAY_MS);
  const { rows, total } = await unconfirmedPosts(tx, since, SHOWN);
  const names = new Map<number | null, string>(groups.map(({ id, name }) => [id, name]));
  return {
    total,
    rows: rows.map(({ channelId, ...row }) => ({ ...row, group: names.get(channelId) ?? null })),
  };
}
