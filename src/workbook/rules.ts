import type { Cadence } from "../calendar/cadence.ts";
import type { LocalDate } from "../calendar/work-calendar.ts";
import type { LongSort } from "../cycle/periods/rules.ts";
import type { Scoring } from "../cycle/scoring/rules.ts";
import type { FileContent } from "../files/rules.ts";
import type { PlatformName } from "../inbox/rules.ts";
import type { Question } from "../kinds/quiz/bank/rules.ts";
import type { Kind, Parameters } from "../kinds/rules.ts";
import type { Datum, RoleName } from "../people/rules.ts";

/** Something in the file that stops the import. `row` and `column` are null where the whole sheet or file is meant. */
export type Problem = {
  sheet: string | null;
  /** The row number as Excel shows it. */
  row: number | null;
  /** The header of the column. */
  column: string | null;
  /** Chinese; says what is wrong and what to do. */
  message: string;
};

/** What the workbook must know of the kinds of plan (类型) that are built, so that later kinds plug in. */
export type PlanKinds = ReadonlyMap<string, Pick<Kind, "checkParameters">>;

/** A county as its workbook describes it; everything is referred to by name, nothing has an id yet. */
export type County = {
  units: UnitEntry[];
  people: PersonEntry[];
  groups: GroupEntry[];
  programmes: ProgrammeEntry[];
  ladders: LadderEntry[];
  /** Null when the sheet is absent: then earlier overrides stay. */
  calendar: CalendarEntry[] | null;
  /** Empty when the sheet is absent or empty: then the bank stays as it is. */
  questions: QuestionEntry[];
  tasks: TaskEntry[];
  /** The files that plans send along; absent where only the workbook itself was read. */
  files?: readonly FileContent[];
};

export type UnitEntry = {
  name: string;
  parent: string | null;
  category: string | null;
  longitude: number | null;
  latitude: number | null;
  datum: Datum;
  /** The label of a person. */
  liaison: string | null;
};

/** `label` is 姓名, or 姓名@单位 where two share a name; unique in the county. */
export type PersonEntry = { label: string; phone: string | null; memberships: MembershipEntry[] };

export type MembershipEntry = {
  unit: string;
  post: string | null;
  role: RoleName;
  /** Inclusive. */
  startsOn: LocalDate | null;
  /** Inclusive. */
  endsOn: LocalDate | null;
  /** The label of a person. */
  mentor: string | null;
  /** The row, in whose order a person's first fitting membership is found. */
  position: number;
};

export type GroupEntry = {
  name: string;
  unit: string;
  platform: PlatformName;
  externalId: string | null;
};

export type BeatName = "count" | "remind" | "dispatch" | "publish";

/** ISO weekday 1 to 7 and minutes since local midnight. */
export type WeeklyTime = { weekday: number; minute: number };

export type ProgrammeEntry = {
  name: string;
  basis: string;
  purpose: string;
  endsOn: LocalDate;
  /** Never empty: a programme without 对象单位 is for the whole county. */
  units: string[];
  beats: ({ kind: BeatName } & WeeklyTime)[];
  ranked: boolean;
  /** Null: the rate alone counts. */
  scoring: Scoring | null;
  /** Besides the weekly 通报. */
  periods: LongSort[];
  ladder: string | null;
  plans: PlanEntry[];
};

/** `units` empty means the programme's, `posts` empty means every post. */
export type PlanEntry = {
  name: string;
  kind: string;
  units: string[];
  posts: string[];
  cadence: Cadence;
  graceMinutes: number;
  parameters: Parameters;
  body: string;
};

export type LadderType = "overdue" | "cumulative" | "consecutive";

/** `threshold`: working days past the deadline for overdue, times for the other two. Words as the sheet has them. */
export type StepEntry = {
  type: LadderType;
  threshold: number;
  action: string;
  /** One or several of 本人, 单位, 联络人, 管理员, separated by 、. */
  target: string;
  countBy: string | null;
};

export type LadderEntry = { name: string; steps: StepEntry[] };

export type CalendarEntry = { date: LocalDate; work: boolean; note: string | null };

export type QuestionEntry = Omit<Question, "id">;

/**
 * A row of 任务. With `post` everybody who holds it in the unit and below gets a task of his own; a deadline on a day of
 * the month makes tasks every month: `number` is then the list's. `reviewers`: labels of persons, at most three.
 */
export type TaskEntry = {
  number: number;
  name: string;
  programme: string | null;
  unit: string | null;
  owner: string | null;
  post: string | null;
  measure: string | null;
  deadline: { date: LocalDate; minute: number } | { monthDay: number; minute: number };
  reviewers: string[];
  /** The row as Excel shows it. */
  row: number;
};

/** What became of the rows of one sheet. */
export type Tally = { added: number; updated: number; unchanged: number };

/** What an import did, by sheet; `notes` are Chinese sentences on what a human should know. */
export type ImportReport = { tallies: [sheet: string, tally: Tally][]; notes: string[] };

/** A coordinate outside these bounds is legal but probably mistyped. */
export function liesWithinChina(longitude: number, latitude: number): boolean {
  return longitude >= 73 && longitude <= 135.1 && latitude >= 3.8 && latitude <= 53.6;
}

/** Whether a name would be taken for a formula by a spreadsheet that shows it. */
export function looksLikeFormula(name: string): boolean {
  return /^[=+\-@＝＋－＠]/u.test(name);
}

/** Chains of parents that come back to their start; each cycle once, beginning with its first unit in row order. */
export function parentCycles(parents: ReadonlyMap<string, string | null>): string[][] {
  const settled = new Set<string>();
  const cycles: string[][] = [];
  for (const start of parents.keys()) {
    const path = new Map<string, number>();
    let at: string | null = start;
    while (at !== null && !settled.has(at) && !path.has(at)) {
      path.set(at, path.size);
      at = parents.get(at) ?? null;
    }
    const entry = at === null ? undefined : path.get(at);
    if (entry !== undefined) cycles.push([...path.keys()].slice(entry));
    for (const name of path.keys()) settled.add(name);
  }
  return cycles;
}

/** The walks up and down the tree by name; safe even while the sheet still has a cycle. */
export type UnitNames = {
  has(name: string): boolean;
  roots: readonly string[];
  /** The unit itself, then its parent, up to the root. */
  upward(name: string): string[];
  /** The units themselves and all below. */
  within(names: readonly string[]): Set<string>;
};

/** Builds the walks from each unit's parent. */
export function unitNames(parents: ReadonlyMap<string, string | null>): UnitNames {
  const children = new Map<string, string[]>();
  for (const [name, parent] of parents) {
    if (parent === null) continue;
    const siblings = children.get(parent);
    if (siblings) siblings.push(name);
    else children.set(parent, [name]);
  }
  return {
    has: (name) => parents.has(name),
    roots: [...parents].filter(([, parent]) => parent === null).map(([name]) => name),
    upward(name) {
      const path = new Set<string>();
      let at: string | null = name;
      while (at !== null && !path.has(at)) {
        path.add(at);
        at = parents.get(at) ?? null;
      }
      return [...path];
    },
    within(names) {
      const found = new Set<string>();
      const queue = [...names];
      for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
        if (found.has(name)) continue;
        found.add(name);
        queue.push(...(children.get(name) ?? []));
      }
      return found;
    },
  };
}
