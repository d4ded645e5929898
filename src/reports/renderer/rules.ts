import type { BulletinCard, BulletinReport } from "../rules.ts";

/**
 * What came of a rendering. `refused`: the content could not be drawn, trying again changes nothing; `overdue`: it took
 * longer than its limit; `crashed`: the thread died, of lack of memory for instance. `detail` is for the log.
 */
export type Rendering =
  | { bytes: Uint8Array }
  | { failed: "refused" | "overdue" | "crashed"; detail: string };

const LISTS = ["units", "persons", "details", "burden"] as const;
type List = (typeof LISTS)[number];

/** What the thread is told. A report comes with empty lists, which follow in parts; `write` ends it. */
export type Request =
  | { kind: "card"; card: BulletinCard }
  | { kind: "report"; report: BulletinReport }
  | { kind: "rows"; list: List; rows: readonly unknown[] }
  | { kind: "write" };

export type Answer = { bytes: Uint8Array } | { problem: string };

/** Copying a part for the thread takes a millisecond or two; 50,000 rows at once take about 40. */
const PART = 2000;

/** A report as messages that are each quickly copied. */
export function* requestsFor(report: BulletinReport): Generator<Request> {
  const { details } = report;
  const empty = { units: [], persons: [], burden: [], details: details === null ? null : [] };
  yield { kind: "report", report: { ...report, ...empty } };
  for (const list of LISTS) {
    const rows = report[list] ?? [];
    for (let start = 0; start < rows.length; start += PART) {
      yield { kind: "rows", list, rows: rows.slice(start, start + PART) };
    }
  }
  yield { kind: "write" };
}

/** The report with the rows of a part behind those it has. */
export function withRows(report: BulletinReport, list: List, rows: readonly unknown[]) {
  return { ...report, [list]: [...(report[list] ?? []), ...rows] };
}
