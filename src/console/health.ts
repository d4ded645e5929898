import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "../db/client.ts";
import { ping } from "./store.ts";

/** Whether the database answers within `limitMs` milliseconds; never throws. */
export async function databaseAnswers(db: Database, limitMs: number): Promise<boolean> {
  const late = wait(limitMs, false, { ref: false });
  return Promise.race([ping(db).catch(() => false), late]);
}
