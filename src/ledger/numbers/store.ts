import type { Transaction } from "../../db/client.ts";

/** The next short number that people type, starting with 1; one sequence per name. */
export async function nextNumber(
  tx: Transaction,
  name: "decision" | "draft" | "task",
): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO "Counter" (name, last) VALUES (${name}, 1)
    ON CONFLICT (name) DO UPDATE SET last = "Counter".last + 1 RETURNING last`;
  if (!row) throw new Error(`no number for ${name}`);
  return row.last;
}
