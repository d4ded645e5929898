import { randomUUID } from "node:crypto";
import type { Transaction } from "../../../db/client.ts";

/** Where every draw of this installation starts from; made at random when it is first needed. */
export async function drawSeed(tx: Transaction): Promise<string> {
  const [row] = await tx.$queryRaw<{ seed: string }[]>`
    INSERT INTO "DrawSeed" (id, seed) VALUES (1, ${randomUUID()})
    ON CONFLICT (id) DO UPDATE SET id = 1 RETURNING seed`;
  if (!row) throw new Error("no draw seed");
  return row.seed;
}

/** Lets every later draw start from this seed, so that a rehearsal draws the same each time. */
export async function setDrawSeed(tx: Transaction, seed: string): Promise<void> {
  await tx.drawSeed.upsert({ where: { id: 1 }, create: { id: 1, seed }, update: { seed } });
}
