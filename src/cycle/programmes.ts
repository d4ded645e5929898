import type { Transaction } from "../db/client.ts";
import { programmes } from "./store.ts";

/**
 * The programmes meant by a name, in workbook order: the one of exactly this name, else all whose name holds it; all
 * of them for null.
 */
export async function programmesNamed(
  tx: Transaction,
  name: string | null,
): Promise<{ id: number; name: string }[]> {
  const all = await programmes(tx);
  if (name === null) return all;
  const exact = all.filter((programme) => programme.name === name);
  return exact.length > 0 ? exact : all.filter((programme) => programme.name.includes(name));
}
