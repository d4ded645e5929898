import { createWorkCalendar } from "../calendar/working-days.ts";
import { saveFiles } from "../files/store.ts";
import { importQuestions } from "../kinds/quiz/bank/import-questions.ts";
import { bankShortages } from "../kinds/quiz/bank/rules.ts";
import { bankSizes } from "../kinds/quiz/bank/store.ts";
import { rearmTasks } from "../tasks/import/rearm.ts";
import type { Work } from "../work.ts";
import { importProgrammes } from "./agenda/import-programmes.ts";
import { importCalendar, importLadders } from "./agenda/import-settings.ts";
import { importTasks } from "./agenda/import-tasks.ts";
import { lockImports } from "./agenda/store.ts";
import { reportWords } from "./results/wording.ts";
import { importGroups } from "./roster/import-groups.ts";
import { importPeople } from "./roster/import-people.ts";
import { addUnits, updateUnitFacts } from "./roster/import-units.ts";
import type { County, ImportReport, Tally } from "./rules.ts";

/**
 * Brings the database to what the workbook says: new rows are added, known ones updated by their natural keys.
 * Part of the caller's transaction: all or nothing. `county` must come from a reading without problems.
 * When its 日历 sheet changes anything, `work.calendar` is out of date afterwards.
 */
export async function importCounty(work: Work, county: County): Promise<ImportReport> {
  await lockImports(work.tx);
  const units = await addUnits(work.tx, county);
  const people = await importPeople(work, county, units.ids);
  const unitTally = await updateUnitFacts(work.tx, county, units, people.ids);
  const groups = await importGroups(work, county, units.ids);
  const ladders = await importLadders(work, county.ladders);
  const ids = { units: units.ids, posts: people.posts, ladders: ladders.ids };
  const programmes = await importProgrammes(work, county, ids);
  const tasks = await importTasks(withCalendarOf(work, county), county.tasks, {
    units: units.ids,
    people: people.ids,
    posts: people.posts,
  });
  const bank = await importBank(work, county);
  const calendar = county.calendar && (await importCalendar(work, county.calendar));
  if (calendar && calendar.added + calendar.updated > 0) {
    await rearmTasks(withCalendarOf(work, county));
  }
  await saveFiles(work.tx, county.files ?? [], work.now);
  return {
    tallies: [
      ["单位", unitTally],
      ["人员", people.tally],
      ["群", groups.tally],
      ["工作", programmes.tally],
      ["计划", programmes.plans.tally],
      ...row("任务", county.tasks.length > 0 ? tasks.tally : null),
      ...row("题库", county.questions.length > 0 ? bank.tally : null),
      ...row("阶梯", county.ladders.length > 0 ? ladders.tally : null),
      ...row("日历", calendar),
    ],
    notes: [
      ...units.notes,
      ...people.notes,
      ...groups.notes,
      ...programmes.notes,
      ...tasks.notes,
      ...bank.notes,
    ],
  };
}

function row(sheet: string, tally: Tally | null): [string, Tally][] {
  return tally ? [[sheet, tally]] : [];
}

/** A workbook without questions leaves the bank as it is; whether that is enough can be seen only here. */
async function importBank(work: Work, county: County): Promise<{ tally: Tally; notes: string[] }> {
  const { tally, gone } = await importQuestions(work, county.questions);
  if (county.questions.length > 0) {
    return { tally, notes: gone > 0 ? [reportWords.questionsGone(gone)] : [] };
  }
  const has = await bankSizes(work.tx);
  const notes = county.programmes.flatMap(({ plans }) =>
    plans.flatMap((plan) => {
      const shortages = bankShortages(plan, has);
      return shortages.length > 0 ? [reportWords.bankTooSmall(plan.name, shortages)] : [];
    }),
  );
  return { tally, notes };
}

/** Deadlines are counted by the calendar that this import brings. */
function withCalendarOf(work: Work, { calendar: days }: County): Work {
  if (days === null) return work;
  const overrides = new Map(days.map(({ date, work: worked }) => [date, worked]));
  return { ...work, calendar: createWorkCalendar({ zone: work.calendar.zone, overrides }) };
}
