import { programmesNamed } from "../cycle/programmes.ts";
import type { Transaction } from "../db/client.ts";
import { Refused } from "./fail.ts";
import { programmeWords } from "./wording.ts";

/** The one programme meant by a name on the command line. Throws `Refused` when it is none or several. */
export async function programmeNamed(
  tx: Transaction,
  name: string,
): Promise<{ id: number; name: string }> {
  const [programme, ...others] = await programmesNamed(tx, name);
  if (!programme) throw new Refused([programmeWords.unknown(name)]);
  if (others.length > 0) {
    throw new Refused([programmeWords.several([programme, ...others].map((each) => each.name))]);
  }
  return programme;
}
