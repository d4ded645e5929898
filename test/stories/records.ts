import { localTimestamp } from "../../src/calendar/zone.ts";
import type { Database } from "../../src/db/client.ts";

/** An obligation as the ledger has it; `at` is the local time of day. */
export async function entryOf(
  db: Database,
  zone: string,
  wanted: { person: string; plan: string; date: string },
) {
  const occurrence = await db.occurrence.findFirst({
    where: { date: wanted.date, plan: { name: wanted.plan } },
  });
  const person = await db.person.findUniqueOrThrow({ where: { name: wanted.person } });
  const found = await db.obligation.findFirst({
    where: { occurrenceId: occurrence?.id ?? 0, personId: person.id },
  });
  if (!found) return null;
  const unit = await db.unit.findUniqueOrThrow({ where: { id: found.unitId } });
  return {
    id: found.id,
    unit: unit.name,
    status: found.status as string,
    at: found.settledAt ? localTimestamp(found.settledAt, zone).slice(11, 16) : null,
    evidence: found.evidence,
  };
}

/** Lets these people's accounts be strangers again. */
export async function setUnbound(db: Database, names: readonly string[]): Promise<void> {
  await db.account.deleteMany({ where: { externalId: { in: [...names] } } });
}
