import { createWorkCalendar } from "../../../src/calendar/working-days.ts";
import { type Database, inTransaction } from "../../../src/db/client.ts";
import type { Work } from "../../../src/work.ts";

const zone = "Asia/Shanghai";
const calendar = createWorkCalendar({ zone, overrides: new Map() });

/** An instant by the clocks of the county: at("2026-09-18 17:30"). */
export function at(local: string): Date {
  return new Date(`${local.replace(" ", "T")}:00+08:00`);
}

/** Runs a use case in a transaction of its own, at that local time. */
export function run<T>(db: Database, local: string, use: (work: Work) => Promise<T>): Promise<T> {
  return inTransaction(db, (tx) => use({ tx, now: at(local), calendar }));
}

const UNITS = [
  ["平安县", null],
  ["东关镇", "平安县"],
  ["东一村", "东关镇"],
  ["东二村", "东关镇"],
  ["西关镇", "平安县"],
] as const;

export type UnitName = (typeof UNITS)[number][0];

/** A paper that was handed in: its score, whether that is enough, and what each of its questions got. */
export type HandedIn = { score: number; passed: boolean; marks?: Record<number, number> };

/** A county with an administrator (王管), a group for the county and one for 东关镇, and one test plan. */
export async function seedTests(db: Database, kind: "测试" | "比武" = "测试") {
  const units = new Map<string, number>();
  for (const [position, [name, parent]] of UNITS.entries()) {
    const parentId = parent === null ? null : (units.get(parent) ?? null);
    units.set(name, (await db.unit.create({ data: { name, parentId, position } })).id);
  }
  const unit = (name: UnitName) => units.get(name) ?? 0;
  let position = 0;
  const createdAt = at("2026-09-01 08:00");
  const person = async (
    name: string,
    home: UnitName,
    role: "administrator" | "secretary" | "cadre" = "cadre",
  ) => {
    position += 1;
    const memberships = { create: { unitId: unit(home), role, position } };
    return (await db.person.create({ data: { name, position, createdAt, memberships } })).id;
  };
  await person("王管", "平安县", "administrator");
  for (const name of ["平安县", "东关镇"] as const) {
    const data = {
      platform: "sandbox",
      externalId: name,
      name: `${name}工作群`,
      unitId: unit(name),
    };
    await db.channel.create({ data });
  }
  const programme = await db.programme.create({
    data: {
      ...{ name: "应知应会", basis: "县办〔2026〕1号", purpose: "学习", endsOn: "2026-12-31" },
      ...{ position: 0, createdAt },
    },
  });
  const parameters = { 单选分: "2", 判断分: "1" };
  const plan = await db.plan.create({
    data: {
      ...{ programmeId: programme.id, name: "周测", kind, cadence: {}, parameters, body: "" },
      ...{ position: 0, createdAt },
    },
  });
  return { unit, person, programme, plan };
}

export type Tests = Awaited<ReturnType<typeof seedTests>>;

/** An occurrence of the plan on a day, open or closed. */
export async function seedOccurrence(
  db: Database,
  { plan }: { plan: { id: number } },
  rest: { date?: string; status?: "open" | "closed" } = {},
): Promise<number> {
  const { date = "2026-09-14", status = "closed" } = rest;
  const end = at(`${date} 17:30`);
  const opensAt = at(`${date} 09:00`);
  const created = await db.occurrence.create({
    data: {
      ...{ planId: plan.id, date, status, opensAt, remindAt: end, dueAt: end, closesAt: end },
      closedAt: status === "closed" ? end : null,
    },
  });
  return created.id;
}

/** Questions of the bank: 判断 for odd numbers, 单选 for even ones, all in 防汛. */
export async function seedQuestions(db: Database, count: number): Promise<number[]> {
  await db.question.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      digest: `digest ${index + 1}`,
      type: index % 2 === 0 ? ("judgement" as const) : ("single" as const),
      stem: `第 ${index + 1} 题的题干`,
      options: index % 2 === 0 ? [] : ["沙袋", "鱼竿"],
      answer: index % 2 === 0 ? "对" : "A",
      category: "防汛",
      position: index,
      createdAt: at("2026-09-01 08:00"),
    })),
  });
  const rows = await db.question.findMany({ select: { id: true }, orderBy: { position: "asc" } });
  return rows.map(({ id }) => id);
}

/** Somebody is expected at an occurrence, and the papers he has handed in, first attempt first. */
export async function seedTaker(
  db: Database,
  taker: { occurrenceId: number; personId: number; unitId: number; status?: "excused" | "held" },
  papers: readonly HandedIn[] = [],
): Promise<void> {
  const { occurrenceId, personId, unitId, status = "missed" } = taker;
  await db.obligation.create({ data: { occurrenceId, personId, unitId, status } });
  await db.paper.createMany({
    data: papers.map(({ score, passed, marks = {} }, index) => {
      const questionIds = Object.keys(marks).map(Number);
      return {
        ...{ occurrenceId, personId, attempt: index + 1, score, passed },
        items: questionIds.map((questionId) => ({ questionId, order: [] })),
        answers: questionIds.map(() => "对"),
        marks: questionIds.map((questionId) => marks[questionId] ?? 0),
        drawnAt: at("2026-09-14 09:00"),
        touchedAt: at("2026-09-14 10:00"),
        handedInAt: at("2026-09-14 10:00"),
      };
    }),
  });
}
