import type { Assignment, SamplePerson, Staff } from "./people.ts";
import { groupOf } from "./programmes.ts";
import { randomFor } from "./random.ts";
import { COUNTY, type SampleUnit } from "./units.ts";

/** How reliably somebody answers in the morning. */
export type Temper = "steady" | "slack" | "silent" | "by-secretary";

/** Somebody who speaks in the sample: where he stands and how he usually does it. */
export type Actor = {
  label: string;
  name: string;
  unit: string;
  /** The township, or the county for those above the townships. */
  township: string;
  group: string;
  temper: Temper;
  /** Which of the phrases he likes, 0 to 1. */
  taste: number;
  /** Types traditional characters. */
  traditional: boolean;
  /** Minutes after the window's opening at which he usually answers. */
  habit: number;
  assignments: Assignment[];
};

export type Cast = {
  units: readonly SampleUnit[];
  actors: readonly Actor[];
  townships: readonly string[];
  /** Those who hold one of the posts on this day, each once. */
  holding(posts: readonly string[], date: string): Actor[];
  /** Somebody of the township who holds the post. */
  officer(township: string, post: string): Actor;
};

/** Old village secretaries without a smartphone, for whom the township's secretary answers. */
const BY_SECRETARY = new Set(["岩口村 村支书", "半坡村 村支书"]);
const SILENT = new Set(["黑石头村 驻村干部", "深沟村 村支书"]);
const TRADITIONAL = new Set(["松坪村 第一书记", "盐井村 村支书", "沙坝村 驻村干部"]);

const isActive = (row: Assignment, date: string) =>
  (row.startsOn === "" || row.startsOn <= date) && (row.endsOn === "" || row.endsOn >= date);

function temperOf(key: string, chance: number): Temper {
  if (BY_SECRETARY.has(key)) return "by-secretary";
  if (SILENT.has(key)) return "silent";
  return chance < 0.09 ? "slack" : "steady";
}

function actorOf(
  person: SamplePerson,
  assignments: Assignment[],
  units: readonly SampleUnit[],
): Actor {
  const random = randomFor(`habits of ${person.label}`);
  const first = assignments[0];
  if (!first) throw new Error(`${person.label} has no post`);
  const unit = units.find((candidate) => candidate.name === first.unit);
  const township =
    unit?.category === "村" ? unit.parent : unit?.category === "乡镇" ? unit.name : COUNTY;
  const key = `${first.unit} ${first.post}`;
  return {
    label: person.label,
    name: person.name,
    unit: first.unit,
    township,
    group: groupOf(township),
    temper: temperOf(key, random.next()),
    taste: random.next(),
    traditional: TRADITIONAL.has(key),
    habit: random.weighted([
      [random.between(-70, -5), 14],
      [random.between(0, 18), 50],
      [random.between(18, 45), 36],
    ]),
    assignments,
  };
}

/** Everybody who may speak. */
export function castOf(units: readonly SampleUnit[], staff: Staff): Cast {
  const byPerson = new Map<SamplePerson, Assignment[]>();
  for (const row of staff.rows) {
    byPerson.set(row.person, [...(byPerson.get(row.person) ?? []), row]);
  }
  const actors = [...byPerson].map(([person, rows]) => actorOf(person, rows, units));
  return {
    units,
    actors,
    townships: units.filter((unit) => unit.category === "乡镇").map((unit) => unit.name),
    holding: (posts, date) =>
      actors.filter((actor) =>
        actor.assignments.some((row) => posts.includes(row.post) && isActive(row, date)),
      ),
    officer(township, post) {
      const found = actors.find((actor) =>
        actor.assignments.some((row) => row.unit === township && row.post === post),
      );
      if (!found) throw new Error(`${township} has no ${post}`);
      return found;
    },
  };
}
