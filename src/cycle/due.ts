import type { Transaction } from "../db/client.ts";
import { nextEscalationAt } from "../ladder/escalate.ts";
import { countRowsOf } from "./figures/store.ts";
import { CLOSING_PATIENCE_MS } from "./rules.ts";
import { plannedBeats } from "./store.ts";
import { beatName } from "./wording.ts";

/** More than a sweep can meet at once: a county has tens of programmes. */
const AT_ONCE = 1000;

/**
 * The planned beats that may run at `now`, in the order in which they are due and, at one instant, in that of the
 * chain: 统计, 提醒, 调度, 通报. One that counts waits, for ten minutes
 * at most, until the windows that end no later than it have closed.
 */
export async function dueBeats(tx: Transaction, now: Date): Promise<number[]> {
  const planned = await plannedBeats(tx, CLOSING_PATIENCE_MS, AT_ONCE);
  return planned.filter(({ readyAt }) => readyAt <= now).map(({ id }) => id);
}

/** The earliest instant at which a beat or a ladder step is due, or null when nothing waits. */
export async function nextCycleAt(tx: Transaction): Promise<Date | null> {
  const planned = await plannedBeats(tx, CLOSING_PATIENCE_MS, AT_ONCE);
  const step = await nextEscalationAt(tx);
  const times = [...planned.map(({ readyAt }) => readyAt), ...(step ? [step] : [])];
  return times.reduce<Date | null>((least, at) => (least && least <= at ? least : at), null);
}

/** A unit's frozen figures in one beat; `at` is when the beat ran. */
export type CountRow = {
  programme: string;
  beat: string;
  period: string;
  unit: string;
  expected: number;
  due: number;
  on_time: number;
  late: number;
  made_up: number;
  excused: number;
  missed: number;
  held: number;
  rate: number | null;
  rank: number | null;
  at: Date;
};

/** Every frozen figure, in time order, for the export. */
export async function countRows(tx: Transaction): Promise<CountRow[]> {
  const rows = await countRowsOf(tx);
  return rows.map(({ kind, onTime, madeUp, ...row }) => ({
    programme: row.programme,
    beat: beatName(kind),
    period: row.period,
    unit: row.unit,
    expected: row.expected,
    due: row.due,
    on_time: onTime,
    late: row.late,
    made_up: madeUp,
    excused: row.excused,
    missed: row.missed,
    held: row.held,
    rate: row.rate,
    rank: row.rank,
    at: row.at,
  }));
}
