import { createWorkCalendar } from "../../src/calendar/working-days.ts";
import { type Database, inTransaction } from "../../src/db/client.ts";
import type { ObligationStatus } from "../../src/ledger/rules.ts";
import type { Work } from "../../src/work.ts";

export const zone = "Asia/Shanghai";
export const calendar = createWorkCalendar({ zone, overrides: new Map() });

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
  ["西一村", "西关镇"],
] as const;

const PEOPLE = [
  ["王管", "平安县", "administrator"],
  ["东领导", "平安县", "cadre"],
  ["东秘", "东关镇", "secretary"],
  ["张三", "东一村", "cadre"],
  ["李四", "东一村", "cadre"],
  ["赵五", "东二村", "cadre"],
  ["钱六", "西一村", "cadre"],
] as const;

export type UnitName = (typeof UNITS)[number][0];
export type PersonName = (typeof PEOPLE)[number][0];

/**
 * A county of two towns. 东关镇 has a liaison (东领导), a secretary (东秘) and a group; 东一村 and the county have groups
 * of their own; 西关镇 has none of these. One programme with a 签到 and a 确认.
 */
export async function seedCounty(db: Database, options: { ranked?: boolean; basis?: string } = {}) {
  const units = new Map<string, number>();
  const persons = new Map<string, number>();
  const groups = new Map<string, number>();
  for (const [position, [name, parent]] of UNITS.entries()) {
    const parentId = parent === null ? null : (units.get(parent) ?? null);
    units.set(name, (await db.unit.create({ data: { name, parentId, position } })).id);
  }
  for (const [position, [name, unit, role]] of PEOPLE.entries()) {
    const membership = { unitId: units.get(unit) ?? null, role, position };
    const data = {
      name,
      position,
      createdAt: at("2026-09-01 08:00"),
      memberships: { create: membership },
    };
    persons.set(name, (await db.person.create({ data })).id);
  }
  await db.unit.update({
    where: { name: "东关镇" },
    data: { liaisonId: persons.get("东领导") ?? null },
  });
  for (const unit of ["平安县", "东关镇", "东一村"]) {
    const data = {
      platform: "sandbox",
      externalId: unit,
      name: `${unit}工作群`,
      unitId: units.get(unit) ?? null,
    };
    groups.set(unit, (await db.channel.create({ data })).id);
  }
  const programme = await db.programme.create({
    data: {
      name: "防汛",
      basis: options.basis ?? "县防汛〔2026〕5号",
      purpose: "汛期值守",
      endsOn: "2026-12-31",
      ranked: options.ranked ?? true,
      position: 0,
      createdAt: at("2026-09-01 08:00"),
      beats: {
        create: [
          { kind: "count", weekday: 5, minute: 16 * 60 },
          { kind: "remind", weekday: 5, minute: 16 * 60 + 30 },
          { kind: "dispatch", weekday: 5, minute: 17 * 60 },
          { kind: "publish", weekday: 5, minute: 17 * 60 + 30 },
        ],
      },
    },
  });
  const plan = (name: string, kind: string, position: number) =>
    db.plan.create({
      data: {
        programmeId: programme.id,
        name,
        kind,
        cadence: {},
        parameters: {},
        body: "",
        position,
        createdAt: at("2026-09-01 08:00"),
      },
    });
  const plans = {
    签到: await plan("值守签到", "签到", 0),
    确认: await plan("汛情确认", "确认", 1),
  };
  const unit = (name: UnitName) => units.get(name) ?? 0;
  const person = (name: PersonName) => persons.get(name) ?? 0;
  const group = (name: UnitName) => groups.get(name) ?? 0;

  /** A window of a plan with who stands where in it; `until` is its deadline and its end. */
  async function window(
    kind: keyof typeof plans,
    span: { date: string; until: string; status?: "open" | "closed" },
    people: Partial<Record<PersonName, ObligationStatus>>,
  ): Promise<number> {
    const until = at(span.until);
    const status = span.status ?? "closed";
    const home = new Map<string, string>(PEOPLE.map(([name, place]) => [name, place]));
    const created = await db.occurrence.create({
      data: {
        planId: plans[kind].id,
        date: span.date,
        opensAt: at(`${span.date} 08:00`),
        remindAt: until,
        dueAt: until,
        closesAt: until,
        status,
        closedAt: status === "closed" ? until : null,
        obligations: {
          create: Object.entries(people).map(([name, standing]) => {
            const place = home.get(name) ?? "";
            const channel =
              place === "东一村" ? "东一村" : place.startsWith("东") ? "东关镇" : "平安县";
            return {
              personId: persons.get(name) ?? 0,
              unitId: units.get(place) ?? 0,
              channelId: groups.get(channel) ?? null,
              status: standing,
            };
          }),
        },
      },
    });
    return created.id;
  }

  return { programme, plans, unit, person, group, window };
}

export type County = Awaited<ReturnType<typeof seedCounty>>;

/** What is in the outbox, in order, with the recipients by name. */
export async function outbox(db: Database) {
  const rows = await db.outbox.findMany({ orderBy: { id: "asc" } });
  const channels = new Map((await db.channel.findMany()).map(({ id, name }) => [id, name]));
  const persons = new Map((await db.person.findMany()).map(({ id, name }) => [id, name]));
  return rows.map(({ channelId, personId, kind, text, mentions, condition, key }) => ({
    to: channels.get(channelId ?? 0) ?? persons.get(personId ?? 0) ?? "?",
    kind,
    text,
    mentions: mentions.map((id) => persons.get(id)),
    condition,
    key,
  }));
}
