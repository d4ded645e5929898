import { audienceOf, unitsWithoutGroup } from "./audience.ts";
import { checkCalendar } from "./check-calendar.ts";
import { checkGroups } from "./check-groups.ts";
import { checkLadders } from "./check-ladders.ts";
import { checkPeople, type PersonFinder } from "./check-people.ts";
import { checkPlans } from "./check-plans.ts";
import { checkProgrammes } from "./check-programmes.ts";
import { checkQuestions } from "./check-questions.ts";
import { checkTasks } from "./check-tasks.ts";
import { type CheckedUnit, checkUnits } from "./check-units.ts";
import type { Tables } from "./read-sheets.ts";
import type { Report } from "./report.ts";
import type { County, PlanKinds, UnitEntry } from "./rules.ts";
import { fileWords, noteWords, sheetWords } from "./wording.ts";

/** A county cannot be without these; the others may still be empty. */
const NEVER_EMPTY = ["单位", "人员"];
const MAY_BE_EMPTY = ["群", "工作", "计划"];

/** False when nothing at all is filled in: then one sentence says more than a list. */
function checkFilled(tables: Tables, report: Report): boolean {
  if ([...tables.values()].every((table) => table.rows.length === 0)) {
    if (tables.size > 0) report.problem(null, null, null, fileWords.nothingFilled());
    return false;
  }
  for (const sheet of NEVER_EMPTY) {
    if (tables.get(sheet)?.rows.length === 0) {
      report.problem(sheet, null, null, sheetWords.emptySheet());
    }
  }
  for (const sheet of MAY_BE_EMPTY) {
    if (tables.get(sheet)?.rows.length === 0) report.note(noteWords.emptySheet(sheet));
  }
  return true;
}

function unitsWithLiaisons(units: readonly CheckedUnit[], find: PersonFinder): UnitEntry[] {
  return units.map(({ entry, reader }) => ({ ...entry, liaison: find(reader, "联络人") }));
}

function noteWhatIsLeft(county: County, withoutGroup: readonly string[], report: Report) {
  const roles = county.people.flatMap((person) => person.memberships.map(({ role }) => role));
  if (!roles.includes("administrator")) report.note(noteWords.noAdministrator());
  if (withoutGroup.length > 0) report.note(noteWords.noGroup(withoutGroup));
}

/**
 * Checks everything that was read and reports all problems at once.
 * The county may be used only when there were none.
 */
export function checkCounty(tables: Tables, kinds: PlanKinds, report: Report): County | null {
  if (!checkFilled(tables, report)) return null;
  const checkedUnits = checkUnits(tables, report);
  const { names } = checkedUnits;
  const { people, posts, find } = checkPeople(tables, names, report);
  const units = unitsWithLiaisons(checkedUnits.units, find);
  const groups = checkGroups(tables, names, report);
  const ladders = checkLadders(tables, report);
  const known = { units: names, ladders: ladders.names };
  const { programmes, names: programmeNames } = checkProgrammes(tables, known, report);
  const withCoordinates = units
    .filter((unit) => unit.longitude !== null && unit.latitude !== null)
    .map((unit) => unit.name);
  const audience = audienceOf(names, { people, groups, withCoordinates });
  const { questions, has } = checkQuestions(tables, report);
  checkPlans(tables, { programmes, programmeNames, posts, kinds, audience, has }, report);
  const county: County = {
    units,
    people,
    groups,
    programmes,
    ladders: ladders.ladders,
    calendar: checkCalendar(tables, report),
    questions,
    tasks: checkTasks(tables, { units: names, programmes: programmeNames, posts, find }, report),
  };
  noteWhatIsLeft(county, unitsWithoutGroup(audience), report);
  return county;
}
