import { fileURLToPath } from "node:url";
import { createWorkCalendar } from "../calendar/working-days.ts";
import { type Database, inTransaction } from "../db/client.ts";
import { KINDS } from "../kinds/registry.ts";
import { importCounty } from "../workbook/import.ts";
import { readCounty } from "../workbook/read-county.ts";
import { isEmptyCounty, markSample } from "./store.ts";
import { withTryout } from "./tryout.ts";

/** The fictional county with which everything can be tried, and a month of its replies. */
export const SAMPLE_WORKBOOK = fileURLToPath(new URL("../../sample/county.xlsx", import.meta.url));
export const SAMPLE_REPLIES = fileURLToPath(new URL("../../sample/replies.jsonl", import.meta.url));

/** Loads the sample county, with a sign-in that is open now, into an empty database. Returns whether it did. */
export async function loadSample(db: Database, now: Date, zone: string): Promise<boolean> {
  if (!(await inTransaction(db, isEmptyCounty))) return false;
  const read = await readCounty(SAMPLE_WORKBOOK, { kinds: KINDS });
  if (!read.ok) throw new Error("the sample county does not import");
  await inTransaction(db, async (tx) => {
    const calendar = createWorkCalendar({ zone, overrides: new Map() });
    await importCounty({ tx, now, calendar }, withTryout(read.county, now, zone));
    await markSample(tx);
  });
  return true;
}
