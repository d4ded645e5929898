import type { Parameters } from "../kinds/rules.ts";
import type { Report } from "./report.ts";
import type { RowReader } from "./row-reader.ts";
import type {
  GroupEntry,
  MembershipEntry,
  PersonEntry,
  ProgrammeEntry,
  UnitNames,
} from "./rules.ts";
import { noteWords, planWords } from "./wording.ts";

/** What is needed to see whom a plan would ask. `units` is null when the sheet 单位 could not be read. */
export type Audience = {
  units: UnitNames | null;
  memberships: readonly MembershipEntry[];
  /** Units that have a group, or coordinates. */
  withGroup: ReadonlySet<string>;
  withCoordinates: ReadonlySet<string>;
};

type AskedPlan = {
  reader: RowReader;
  name: string;
  programme: ProgrammeEntry;
  units: readonly string[];
  posts: readonly string[];
  parameters: Parameters;
};

/** Gathers it from what the earlier sheets gave. */
export function audienceOf(
  units: UnitNames | null,
  found: {
    people: readonly PersonEntry[];
    groups: readonly GroupEntry[];
    withCoordinates: readonly string[];
  },
): Audience {
  return {
    units,
    memberships: found.people.flatMap((person) => person.memberships),
    withGroup: new Set(found.groups.map((group) => group.unit)),
    withCoordinates: new Set(found.withCoordinates),
  };
}

function unitsAsked(audience: Audience, names: UnitNames, plan: AskedPlan): string[] {
  const within = names.within(plan.units.length > 0 ? plan.units : plan.programme.units);
  const asked = new Set<string>();
  for (const { unit, post } of audience.memberships) {
    const fits = plan.posts.length === 0 || (post !== null && plan.posts.includes(post));
    if (fits && within.has(unit)) asked.add(unit);
  }
  return [...asked];
}

/** Checks that a plan reaches somebody, lies within its programme, and that a location can be judged where it is asked for. */
export function checkAudience(audience: Audience, plan: AskedPlan, report: Report): void {
  const names = audience.units;
  if (names === null) return;
  const scope = names.within(plan.programme.units);
  const outside = plan.units.filter((unit) => !scope.has(unit));
  if (outside.length > 0) report.note(noteWords.outsideProgramme(plan.name, outside));
  const asked = unitsAsked(audience, names, plan);
  if (asked.length === 0) report.note(noteWords.nobodyOwes(plan.name));
  if (plan.parameters.定位 !== "是" || report.doubts("单位")) return;
  const nowhere = asked.filter(
    (unit) => !names.upward(unit).some((above) => audience.withCoordinates.has(above)),
  );
  if (nowhere.length > 0) plan.reader.problem("参数", planWords.noCoordinates(nowhere));
}

/** Units with people whom no group reaches, neither their own nor one above. */
export function unitsWithoutGroup({ units, memberships, withGroup }: Audience): string[] {
  if (units === null) return [];
  const peopled = [...new Set(memberships.map((membership) => membership.unit))];
  return peopled.filter(
    (unit) => units.has(unit) && !units.upward(unit).some((above) => withGroup.has(above)),
  );
}
