import { nameSource } from "./names.ts";
import { randomFor } from "./random.ts";
import { COUNTY, type SampleUnit } from "./units.ts";

export type SampleRole = "管理员" | "秘书" | "干部";

export type SamplePerson = {
  /** 姓名, or 姓名@单位 where two share a name. */
  label: string;
  name: string;
  phone: string;
};

/** One row of 人员: a person's post in a unit; dates are inclusive, empty when unlimited. */
export type Assignment = {
  person: SamplePerson;
  unit: string;
  post: string;
  role: SampleRole;
  startsOn: string;
  endsOn: string;
  mentor: string;
};

export type Staff = { rows: Assignment[]; liaisonOf: Map<string, string> };

/** Villages whose cadre bears a name that somebody else bears too. */
const NAMESAKES: Record<string, string> = {
  "李家村 第一书记": "王建军",
  "温泉村 村支书": "王建军",
  "竹林村 村支书": "李秀英",
  "双河村 驻村干部": "李秀英",
};

/** Two people whom a newcomer can play in the terminal, because he knows their names already. */
const EVERYMAN: Record<string, string> = { "李家村 驻村干部": "张三", "李家村 村支书": "李四" };

type Succession = { unit: string; post: string; endsOn: string; startsOn: string };

/** Who left within the sample's month, and when the next one came. */
const SUCCESSIONS: readonly Succession[] = [
  { unit: "高峰村", post: "村支书", endsOn: "2026-09-11", startsOn: "2026-09-14" },
  { unit: "青松村", post: "驻村干部", endsOn: "2026-09-18", startsOn: "2026-09-21" },
  { unit: "云雾村", post: "第一书记", endsOn: "2026-09-23", startsOn: "2026-09-24" },
];

const WITH_TWO_SECRETARIES = new Set(["东关镇", "白水镇"]);

const LEADERS_SIT_IN = [
  COUNTY,
  COUNTY,
  COUNTY,
  "县委组织部",
  "县农业农村局",
  "县教育体育局",
  "县卫生健康局",
];

/** 1990000 opens no real number in use here; the rest only counts. */
function createRegister(units: readonly SampleUnit[]) {
  const draw = nameSource(randomFor("names"), Object.values(NAMESAKES));
  const rows: Assignment[] = [];
  let enlisted = 0;
  const enlist = (
    unit: string,
    post: string,
    role: SampleRole,
    dates: Partial<Assignment> = {},
  ) => {
    enlisted += 1;
    const shared = NAMESAKES[`${unit} ${post}`];
    // Drawn in any case, so that everybody else keeps his name.
    const drawn = shared ?? draw();
    const name = EVERYMAN[`${unit} ${post}`] ?? drawn;
    const phone = `1990000${String(enlisted * 37 + 1000).padStart(4, "0")}`;
    const person = { label: shared ? `${name}@${unit}` : name, name, phone };
    return assign(person, unit, post, role, dates);
  };
  const assign = (
    person: SamplePerson,
    unit: string,
    post: string,
    role: SampleRole,
    dates: Partial<Assignment> = {},
  ) => {
    const row = { person, unit, post, role, startsOn: "", endsOn: "", mentor: "", ...dates };
    rows.push(row);
    return row;
  };
  const find = (unit: string, post: string) => {
    const row = rows.find((candidate) => candidate.unit === unit && candidate.post === post);
    if (!row) throw new Error(`${unit} has no ${post}`);
    return row;
  };
  return { rows, units, enlist, assign, find };
}

type Register = ReturnType<typeof createRegister>;

function staffCounty(register: Register, townships: readonly SampleUnit[]): Map<string, string> {
  register.enlist(COUNTY, "驻村办主任", "管理员");
  register.enlist(COUNTY, "驻村办副主任", "管理员");
  const liaisonOf = new Map<string, string>();
  liaisonOf.set(COUNTY, register.enlist(COUNTY, "分管县领导", "干部").person.label);
  townships.forEach((township, index) => {
    const seat = LEADERS_SIT_IN[index] ?? COUNTY;
    liaisonOf.set(township.name, register.enlist(seat, "联络领导", "干部").person.label);
  });
  for (const unit of register.units.filter((candidate) => candidate.category === "部门")) {
    register.enlist(unit.name, "部门联络员", "秘书");
  }
  return liaisonOf;
}

function staffVillage(register: Register, village: SampleUnit, index: number): void {
  const random = randomFor(`staff of ${village.name}`);
  const successionOf = (post: string) =>
    SUCCESSIONS.find((change) => change.unit === village.name && change.post === post);
  const fill = (post: string, dates: Partial<Assignment>) => {
    const change = successionOf(post);
    if (!change) return register.enlist(village.name, post, "干部", dates);
    const before = register.enlist(village.name, post, "干部", { ...dates, endsOn: change.endsOn });
    return register.enlist(village.name, post, "干部", {
      startsOn: change.startsOn,
      mentor: before.person.label,
    });
  };
  const first = fill("第一书记", { startsOn: random.chance(0.3) ? "2025-05-12" : "" });
  fill("村支书", {});
  if (!hasResident(index)) return;
  const isNew = random.chance(0.25);
  fill("驻村干部", {
    startsOn: isNew ? "2026-07-01" : "",
    mentor: isNew ? first.person.label : "",
  });
}

/** Small villages, about one in five, have no resident cadre of their own. */
const hasResident = (index: number) => index % 5 !== 3 && index !== 60;

/** People with two posts: two rows, one phone. Their second rows stand at the end of the sheet, as added later. */
function addSecondPosts(register: Register, villages: readonly SampleUnit[]): void {
  const without = villages.flatMap((_, index) => (hasResident(index) ? [] : [index])).slice(0, 8);
  for (const index of without) {
    const here = villages[index];
    const neighbour = villages[index - 1];
    if (!here || !neighbour || here.parent !== neighbour.parent) continue;
    const { person } = register.find(neighbour.name, "驻村干部");
    register.assign(person, here.name, "驻村干部", "干部");
  }
  for (const [township, village] of [
    ["马鞍乡", "前进村"],
    ["龙潭乡", "永新村"],
  ] as const) {
    register.assign(register.find(township, "乡镇秘书").person, village, "驻村干部", "干部");
  }
  for (const [township, village] of [
    ["清溪镇", "上坝村"],
    ["石门镇", "红岩村"],
  ] as const) {
    register.assign(register.find(village, "第一书记").person, township, "工作队队长", "干部");
  }
}

/** Everybody of the sample county, in the order of the sheet, and who is liaison of which unit. */
export function sampleStaff(units: readonly SampleUnit[]): Staff {
  const register = createRegister(units);
  const townships = units.filter((unit) => unit.category === "乡镇");
  const villages = units.filter((unit) => unit.category === "村");
  const liaisonOf = staffCounty(register, townships);
  for (const township of townships) {
    register.enlist(township.name, "乡镇秘书", "秘书");
    if (WITH_TWO_SECRETARIES.has(township.name)) {
      register.enlist(township.name, "乡镇副秘书", "秘书");
    }
    register.enlist(township.name, "分管副书记", "干部");
    for (const village of villages.filter((unit) => unit.parent === township.name)) {
      staffVillage(register, village, villages.indexOf(village));
    }
  }
  register.enlist("月亮湾村", "驻村干部", "干部", {
    startsOn: "2026-09-21",
    mentor: register.find("月亮湾村", "第一书记").person.label,
  });
  register.enlist("水磨村", "驻村干部", "干部", { endsOn: "2026-08-31" });
  addSecondPosts(register, villages);
  return { rows: register.rows, liaisonOf };
}
