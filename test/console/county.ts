import type { Database } from "../../src/db/client.ts";
import type { ObligationStatus } from "../../src/ledger/rules.ts";

/** Monday 14 September 2026, 10:00 in Shanghai. */
export const NOW = new Date("2026-09-14T02:00:00Z");

/** An instant of that Monday, by the clock on the wall in Shanghai: 08:30. */
export function at(time: string, date = "2026-09-14"): Date {
  return new Date(`${date}T${time}:00+08:00`);
}

export const calendar = {
  zone: "Asia/Shanghai",
  isWorkingDay: () => true,
  covers: (date: string) => date < "2027-01-01",
};

let units = 0;

export async function unit(db: Database, name: string, parentId: number | null = null) {
  return (await db.unit.create({ data: { name, parentId, position: ++units } })).id;
}

export async function programme(db: Database, name: string, ranked = true) {
  const data = {
    name,
    basis: "县委〔2026〕3号",
    purpose: "掌握在岗情况",
    endsOn: "2026-12-31",
    ranked,
    position: 1,
    createdAt: NOW,
  };
  return (await db.programme.create({ data })).id;
}

export async function group(
  db: Database,
  name: string,
  more: { unitId?: number; platform?: string; externalId?: string | null; present?: boolean } = {},
) {
  const data = { name, platform: "sandbox", externalId: name, ...more };
  return (await db.channel.create({ data })).id;
}

/** A window of 08:00 to 10:30 with these obligations, each of a person of its own. */
export async function openWindow(
  db: Database,
  window: { programmeId: number; plan: string; status?: "open" | "closed"; date?: string },
  obligations: readonly { unitId: number; channelId: number | null; status: ObligationStatus }[],
) {
  const { programmeId, plan, status = "open", date = "2026-09-14" } = window;
  const { id: planId } = await db.plan.create({
    data: {
      programmeId,
      name: plan,
      kind: "签到",
      cadence: {},
      parameters: {},
      body: "",
      position: 1,
      createdAt: NOW,
    },
  });
  const { id: occurrenceId } = await db.occurrence.create({
    data: {
      planId,
      date,
      opensAt: at("08:00", date),
      remindAt: at("10:00", date),
      dueAt: at("10:30", date),
      closesAt: at("10:45", date),
      status,
    },
  });
  for (const [position, obligation] of obligations.entries()) {
    const name = `${plan}${position}`;
    const { id: personId } = await db.person.create({ data: { name, position, createdAt: NOW } });
    await db.obligation.create({ data: { occurrenceId, personId, ...obligation } });
  }
}

export async function decision(db: Database, number: number, summary: string) {
  await db.decision.create({
    data: {
      number,
      kind: "leave",
      subjectId: number,
      personId: 1,
      tier: "secretary",
      summary,
      createdAt: at("09:00"),
    },
  });
}

export async function draft(db: Database, number: number, text: string) {
  await db.draft.create({
    data: { number, action: "通报", subject: "东关镇", text, at: at("09:10") },
  });
}

export async function unconfirmed(db: Database, channelId: number, text: string, when = NOW) {
  const data = { key: `${channelId}:${text}`, channelId, kind: "bulletin", text };
  await db.outbox.create({
    data: { ...data, status: "unconfirmed", notBefore: when, createdAt: when, mentions: [] },
  });
}

type Frozen = { unitId: number; onTime: number; missed: number; rank?: number | null };

/** A beat that has run, with these figures. */
export async function frozenBeat(
  db: Database,
  beat: { programmeId: number; kind: "count" | "publish"; period: string; ranAt: Date },
  counts: readonly Frozen[],
) {
  const rows = counts.map(({ unitId, onTime, missed, rank = null }) => {
    const expected = onTime + missed;
    const rate = expected === 0 ? null : onTime / expected;
    const nothing = { due: 0, late: 0, madeUp: 0, excused: 0, held: 0 };
    return { unitId, expected, onTime, missed, ...nothing, rate, rank };
  });
  await db.beatRun.create({
    data: { ...beat, dueAt: beat.ranAt, status: "done", counts: { create: rows } },
  });
}
