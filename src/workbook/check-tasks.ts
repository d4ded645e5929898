import type { PersonFinder } from "./check-people.ts";
import type { Tables } from "./read-sheets.ts";
import { readMoment, readWhole } from "./reader.ts";
import type { Report } from "./report.ts";
import { type KnownNames, type RowReader, readReference, rowReaders } from "./row-reader.ts";
import type { TaskEntry } from "./rules.ts";
import { cellWords, listWords } from "./wording.ts";

const SHEET = "任务";
/** A bare date as 截止 ends at 18:00. */
const END_OF_WORK = 18 * 60;
const LARGEST_NUMBER = 999_999;

function readNumberCell(reader: RowReader, taken: Map<number, number>): number | null {
  const written = reader.required("编号");
  if (written === "") return null;
  const number = readWhole(written);
  if (number === null || number < 1 || number > LARGEST_NUMBER) {
    reader.problem("编号", cellWords.notWhole(written, 1, LARGEST_NUMBER));
    return null;
  }
  const first = taken.get(number);
  if (first !== undefined) reader.problem("编号", cellWords.duplicate(written, first));
  taken.set(number, first ?? reader.row);
  return number;
}

function readDeadline(reader: RowReader): TaskEntry["deadline"] | null {
  reader.required("截止");
  const written = reader.moment("截止");
  if (written === "") return null;
  const moment = readMoment(written);
  if (moment) return { date: moment.date, minute: moment.minute ?? END_OF_WORK };
  reader.problem("截止", cellWords.badMoment(written));
  return null;
}

/** Checks 任务. */
export function checkTasks(
  tables: Tables,
  known: { units: KnownNames; programmes: KnownNames; find: PersonFinder },
  report: Report,
): TaskEntry[] {
  const taken = new Map<number, number>();
  return rowReaders(tables, SHEET, report).flatMap((reader): TaskEntry[] => {
    const number = readNumberCell(reader, taken);
    const name = reader.required("任务");
    const programme = readReference(reader, "工作", known.programmes, "工作");
    const unit = readReference(reader, "责任单位", known.units, "单位");
    const owner = known.find(reader, "责任人");
    const measure = reader.text("措施") || null;
    const deadline = readDeadline(reader);
    const reviewer = known.find(reader, "验收人");
    if (reader.isEmpty("责任单位") && reader.isEmpty("责任人")) {
      reader.problem("责任人", listWords.nobody());
    }
    if (number === null || deadline === null) return [];
    return [{ number, name, programme, unit, owner, measure, deadline, reviewer }];
  });
}
