import { type Cadence, readCadence } from "../../src/calendar/cadence.ts";
import type {
  County,
  GroupEntry,
  MembershipEntry,
  PersonEntry,
  PlanEntry,
  ProgrammeEntry,
} from "../../src/workbook/rules.ts";

/** 天安门 by domestic maps: where 李家村 is; the pins of the stories are measured from here. */
export const VILLAGE = { longitude: 116.397451, latitude: 39.908722 };

/** A plan of the county; `when` is 周期, 开始 and 截止 as the workbook has them. */
export function plan(
  name: string,
  when: [every: string, opens: string, due: string],
  rest: Partial<PlanEntry> = {},
): PlanEntry {
  return {
    name,
    kind: "签到",
    units: [],
    posts: ["村支书", "村干部"],
    cadence: cadence(...when),
    graceMinutes: 15,
    parameters: {},
    body: "",
    ...rest,
  };
}

function cadence(every: string, opens: string, due: string): Cadence {
  const read = readCadence({ 周期: every, 开始: opens, 截止: due });
  if (!read.ok) throw new Error(`${every} ${opens} ${due}: ${read.problem}`);
  return read.value;
}

export const morning = (rest: Partial<PlanEntry> = {}) =>
  plan("晨签到", ["每个工作日", "08:00", "08:30"], rest);

export const weeklyReading = (rest: Partial<PlanEntry> = {}) =>
  plan("预案确认", ["每周", "周一 09:00", "周五 17:30"], {
    kind: "确认",
    body: "请阅防汛预案。",
    ...rest,
  });

export function programme(plans: PlanEntry[], rest: Partial<ProgrammeEntry> = {}): ProgrammeEntry {
  return {
    name: "防汛值守",
    basis: "县防指〔2026〕3号",
    purpose: "汛期在岗",
    endsOn: "2026-12-31",
    units: ["青山县"],
    beats: [],
    ranked: false,
    scoring: null,
    periods: [],
    ladder: null,
    plans,
    ...rest,
  };
}

export function post(
  unit: string,
  name: string | null,
  rest: Partial<MembershipEntry> = {},
): MembershipEntry {
  return {
    unit,
    post: name,
    role: "cadre",
    startsOn: null,
    endsOn: null,
    mentor: null,
    position: 0,
    ...rest,
  };
}

export function someone(label: string, ...memberships: MembershipEntry[]): PersonEntry {
  return { label, phone: null, memberships };
}

const UNITS = [
  ["青山县", null],
  ["东关镇", "青山县"],
  ["李家村", "东关镇"],
  ["王家村", "东关镇"],
  ["西岭乡", "青山县"],
  ["石桥村", "西岭乡"],
] as const;

/** 周敏 administers; 李强 and 王静 are secretaries of the two towns; the other five serve in villages. */
export const PEOPLE: readonly PersonEntry[] = [
  someone("周敏", post("青山县", "县委副书记", { role: "administrator" })),
  someone("李强", post("东关镇", "镇长", { role: "secretary" })),
  someone("王静", post("西岭乡", "乡长", { role: "secretary" })),
  { ...someone("张三", post("李家村", "村支书")), phone: "13800000003" },
  someone("赵六", post("李家村", "村干部")),
  someone("孙七", post("王家村", "村支书")),
  someone("陈明@李家村", post("李家村", "文书")),
  someone("陈明@石桥村", post("石桥村", "村支书")),
];

const group = (name: string, unit: string): GroupEntry => ({
  name,
  unit,
  platform: "sandbox",
  externalId: name,
});

/** A county of two towns and three villages, with one plan: 晨签到, every working day from 08:00 to 08:30. */
export function county(rest: Partial<County> = {}): County {
  const people = rest.people ?? [...PEOPLE];
  return {
    units: UNITS.map(([name, parent]) => ({
      name,
      parent,
      category: null,
      ...VILLAGE,
      datum: "GCJ02",
      liaison: null,
    })),
    groups: [group("东关镇工作群", "东关镇"), group("西岭乡工作群", "西岭乡")],
    programmes: [programme([morning()])],
    ladders: [],
    calendar: null,
    questions: [],
    tasks: [],
    ...rest,
    people: people.map((person, row) => ({
      ...person,
      memberships: person.memberships.map((each, index) => ({
        ...each,
        position: each.position || row * 10 + index + 1,
      })),
    })),
  };
}
