import { END_OF_WORK, MOST_REVIEWERS } from "../tasks/rules.ts";
import type { PersonFinder } from "./check-people.ts";
import type { Tables } from "./read-sheets.ts";
import { cleanToken, readMoment, readNames, readWhole } from "./reader.ts";
import type { Report } from "./report.ts";
import { type KnownNames, type RowReader, readReference, rowReaders } from "./row-reader.ts";
import type { TaskEntry } from "./rules.ts";
import { cellWords, listWords, planWords } from "./wording.ts";

const SHEET = "任务";
const LARGEST_NUMBER = 999_999;
const MONTHLY = /^每月(\d{1,2})[日号](?:(\d{1,2}):(\d{2}))?$/u;

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

/** 每月25日, 每月25日 18:00; null for anything else. */
function readMonthly(written: string): TaskEntry["deadline"] | null {
  const match = MONTHLY.exec(cleanToken(written));
  if (!match) return null;
  const [day, hour, minute] = match.slice(1).map((part) => Number(part ?? Number.NaN));
  const monthDay = day ?? 0;
  if (monthDay < 1 || monthDay > 31) return null;
  if (hour === undefined || Number.isNaN(hour)) return { monthDay, minute: END_OF_WORK };
  const total = hour * 60 + (minute ?? 0);
  return (minute ?? 0) < 60 && total < 1440 ? { monthDay, minute: total } : null;
}

function readDeadline(reader: RowReader): TaskEntry["deadline"] | null {
  reader.required("截止");
  const written = reader.moment("截止");
  if (written === "") return null;
  const moment = readMoment(written);
  if (moment) return { date: moment.date, minute: moment.minute ?? END_OF_WORK };
  const monthly = readMonthly(written);
  if (monthly === null) reader.problem("截止", listWords.badTaskDeadline(written));
  return monthly;
}

function readReviewers(reader: RowReader, find: PersonFinder): string[] {
  const written = readNames(reader.text("验收人"));
  if (written.length > MOST_REVIEWERS) {
    reader.problem("验收人", listWords.tooManyReviewers(MOST_REVIEWERS));
  }
  return [...new Set(written.flatMap((name) => find(reader, "验收人", name) ?? []))];
}

function readPost(reader: RowReader, posts: KnownNames): string | null {
  const post = reader.name("责任职务", false);
  if (post === "") return null;
  if (posts && !posts.has(post)) reader.problem("责任职务", planWords.unknownPost(post));
  if (reader.text("责任人") !== "") reader.problem("责任职务", listWords.ownerAndPost());
  if (reader.isEmpty("责任单位")) reader.problem("责任单位", listWords.postWithoutUnit());
  return post;
}

/** Checks 任务. */
export function checkTasks(
  tables: Tables,
  known: { units: KnownNames; programmes: KnownNames; posts: KnownNames; find: PersonFinder },
  report: Report,
): TaskEntry[] {
  const taken = new Map<number, number>();
  return rowReaders(tables, SHEET, report).flatMap((reader): TaskEntry[] => {
    const number = readNumberCell(reader, taken);
    const name = reader.required("任务");
    const programme = readReference(reader, "工作", known.programmes, "工作");
    const unit = readReference(reader, "责任单位", known.units, "单位");
    const owner = known.find(reader, "责任人");
    const post = readPost(reader, known.posts);
    const measure = reader.text("措施") || null;
    const deadline = readDeadline(reader);
    const reviewers = readReviewers(reader, known.find);
    if (reader.isEmpty("责任单位") && reader.isEmpty("责任人") && post === null) {
      reader.problem("责任人", listWords.nobody());
    }
    if (number === null || deadline === null) return [];
    const facts = { number, name, programme, unit, owner, post, measure, deadline, reviewers };
    return [{ ...facts, row: reader.row }];
  });
}
