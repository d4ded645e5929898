import { readPeriods, readScoring } from "./check-scoring.ts";
import type { Tables } from "./read-sheets.ts";
import { readWeeklyTime } from "./reader.ts";
import type { Report } from "./report.ts";
import {
  type KnownNames,
  type RowReader,
  readReference,
  readReferences,
  rowReaders,
  uniqueNames,
} from "./row-reader.ts";
import type { BeatName, ProgrammeEntry, UnitNames } from "./rules.ts";
import { noteWords, planWords } from "./wording.ts";

const SHEET = "工作";
const BEATS: readonly (readonly [column: string, kind: BeatName])[] = [
  ["统计", "count"],
  ["提醒", "remind"],
  ["调度", "dispatch"],
  ["通报", "publish"],
];
const YES_NO: ReadonlyMap<string, boolean> = new Map([
  ["是", true],
  ["否", false],
]);

/** A programme whose plans are read from the next sheet. */
export type CheckedProgrammes = { programmes: ProgrammeEntry[]; names: KnownNames };

function readMandatory(reader: RowReader, column: string): string {
  if (reader.isEmpty(column)) reader.problem(column, planWords.required(column));
  return reader.text(column);
}

function readBeats(reader: RowReader, name: string, report: Report): ProgrammeEntry["beats"] {
  const beats = BEATS.flatMap(([column, kind]) => {
    const written = reader.text(column);
    const time = written === "" ? null : readWeeklyTime(written);
    if (written !== "" && time === null) reader.problem(column, planWords.badWeeklyTime(written));
    return time ? [{ kind, ...time }] : [];
  });
  const moments = beats.map((beat) => beat.weekday * 1440 + beat.minute);
  if (moments.some((moment, index) => moment < (moments[index - 1] ?? 0))) {
    report.note(noteWords.beatsOutOfOrder(name));
  }
  return beats;
}

function readUnits(
  reader: RowReader,
  name: string,
  units: UnitNames | null,
  report: Report,
): string[] {
  const written = readReferences(reader, "对象单位", units, "单位");
  if (written.length > 0 || !reader.isEmpty("对象单位") || units === null) return written;
  report.note(noteWords.wholeCounty(name));
  return [...units.roots];
}

/** Checks 工作: each states its basis, purpose and end date. */
export function checkProgrammes(
  tables: Tables,
  known: { units: UnitNames | null; ladders: KnownNames },
  report: Report,
): CheckedProgrammes {
  const taken = uniqueNames();
  const programmes = rowReaders(tables, SHEET, report).flatMap((reader): ProgrammeEntry[] => {
    const name = reader.name("工作", true);
    const basis = readMandatory(reader, "依据");
    const purpose = readMandatory(reader, "目的");
    readMandatory(reader, "结束日期");
    const endsOn = reader.date("结束日期", false) ?? "";
    const units = readUnits(reader, name, known.units, report);
    const beats = readBeats(reader, name, report);
    const ranked = reader.oneOf("排名", YES_NO, false) ?? false;
    const ladder = readReference(reader, "阶梯", known.ladders, "阶梯");
    const scoring = readScoring(reader, { name, ranked }, report);
    const periods = readPeriods(reader);
    const facts = { name, basis, purpose, endsOn, units, beats, ranked, scoring, periods, ladder };
    return taken.claim(reader, "工作", name) ? [{ ...facts, plans: [] }] : [];
  });
  const complete = tables.get(SHEET)?.columns.has("工作") ?? false;
  return { programmes, names: complete ? taken.firstRows : null };
}
