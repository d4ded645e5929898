import type { Work } from "../work.ts";
import { importProgrammes } from "./agenda/import-programmes.ts";
import { importCalendar, importLadders } from "./agenda/import-settings.ts";
import { lockImports } from "./agenda/store.ts";
import { importGroups } from "./roster/import-groups.ts";
import { importPeople } from "./roster/import-people.ts";
import { addUnits, updateUnitFacts } from "./roster/import-units.ts";
import type { County, ImportReport } from "./rules.ts";

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
  const calendar = county.calendar && (await importCalendar(work, county.calendar));
  return {
    tallies: [
      ["单位", unitTally],
      ["人员", people.tally],
      ["群", groups.tally],
      ["工作", programmes.tally],
      ["计划", programmes.plans.tally],
      ...(county.ladders.length > 0
        ? [["阶梯", ladders.tally] as [string, typeof ladders.tally]]
        : []),
      ...(calendar ? [["日历", calendar] as [string, typeof calendar]] : []),
    ],
    notes: [...units.notes, ...people.notes, ...groups.notes, ...programmes.notes],
  };
}
