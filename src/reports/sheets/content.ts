import { localTimestamp } from "../../calendar/zone.ts";
import { groupBy } from "../../collections/rules.ts";
import { doneOf, type Figures } from "../../cycle/figures/rules.ts";
import { type BulletinReport, flagOf, inBulletinOrder, type PersonFigures } from "../rules.ts";
import { flagWords } from "../wording.ts";
import type { CellValue, SheetColumn, SheetContent } from "./rules.ts";
import { allPlans, ruleLines, sheetNames, statusWords, columnWords as words } from "./wording.ts";

const textColumn = (name: string, width: number): SheetColumn => ({ name, width, holds: "text" });
const countColumn = (name: string): SheetColumn => ({ name, width: 10, holds: "count" });

/** The sheets of a report in their order. */
export function sheetsOf(report: BulletinReport): SheetContent[] {
  return [
    unitSheet(report),
    personSheet(report.persons),
    ...(report.details === null ? [] : [detailSheet(report.details, report.zone)]),
    burdenSheet(report.burden),
    ruleSheet(report),
  ];
}

function unitSheet(report: BulletinReport): SheetContent {
  const { ranked, whole } = report;
  // Ranks count among the units of one parent.
  const families = [...groupBy(report.units, ({ parent }) => parent).values()];
  const rankCell = (rank: number | null) => (ranked ? [rank] : []);
  return {
    name: sheetNames.units,
    columns: [
      ...(ranked ? [countColumn(words.rank)] : []),
      textColumn(words.unit, 26),
      textColumn(words.parent, 20),
      { name: words.rate, width: 10, holds: "rate" },
      ...[words.expected, words.done, words.onTime, words.late, words.madeUp].map(countColumn),
      ...[words.owing, words.excused, words.held].map(countColumn),
      textColumn(words.flag, 10),
    ],
    rows: families
      .flatMap((family) => inBulletinOrder(family, ranked))
      .map(({ name, parent, count }) => {
        const flag = flagOf(count, report.flags);
        const shown = flag === null ? null : flagWords(flag);
        return [...rankCell(count.rank), name, parent, count.rate, ...unitFigures(count), shown];
      }),
    total: [...rankCell(null), whole.title, null, whole.rate, ...unitFigures(whole.figures), null],
  };
}

function unitFigures(figures: Figures): number[] {
  const { expected, onTime, late, madeUp, due, missed, excused, held } = figures;
  return [expected, doneOf(figures), onTime, late, madeUp, due + missed, excused, held];
}

function personSheet(persons: readonly PersonFigures[]): SheetContent {
  return {
    name: sheetNames.persons,
    columns: [
      textColumn(words.person, 14),
      textColumn(words.unit, 26),
      textColumn(words.plan, 18),
      ...[words.expected, words.onTime, words.late, words.madeUp].map(countColumn),
      ...[words.excused, words.owing, words.held].map(countColumn),
    ],
    rows: persons.map(({ person, unit, plan, figures }) => {
      const { expected, onTime, late, madeUp, excused, due, missed, held } = figures;
      const counts = [expected, onTime, late, madeUp, excused, due + missed, held];
      return [person, unit, plan ?? allPlans, ...counts];
    }),
    total: null,
  };
}

function detailSheet(details: NonNullable<BulletinReport["details"]>, zone: string): SheetContent {
  const moment = (at: Date | null) =>
    at === null ? null : localTimestamp(at, zone).slice(0, 16).replace("T", " ");
  return {
    name: sheetNames.details,
    columns: [
      textColumn(words.number, 14),
      textColumn(words.date, 12),
      textColumn(words.person, 14),
      textColumn(words.unit, 26),
      textColumn(words.plan, 18),
      textColumn(words.status, 10),
      textColumn(words.at, 17),
      textColumn(words.evidence, 40),
    ],
    rows: details.map(({ number, date, person, unit, plan, status, at, evidence }) => [
      ...[number, date, person, unit, plan, statusWords(status)],
      ...[moment(at), evidence],
    ]),
    total: null,
  };
}

function burdenSheet(burden: BulletinReport["burden"]): SheetContent {
  return {
    name: sheetNames.burden,
    columns: [
      textColumn(words.week, 11),
      textColumn(words.person, 14),
      textColumn(words.unit, 26),
      { ...countColumn(words.received), width: 11 },
      { ...countColumn(words.asked), width: 11 },
      textColumn(words.reason, 40),
    ],
    rows: burden.map(({ week, person, unit, received, asked, reason }): CellValue[] => [
      ...[week, person, unit],
      ...[received, asked],
      reason,
    ]),
    total: null,
  };
}

function ruleSheet(report: BulletinReport): SheetContent {
  return {
    name: sheetNames.rules,
    columns: [textColumn(words.item, 14), textColumn(words.content, 90)],
    rows: ruleLines(report),
    total: null,
  };
}
