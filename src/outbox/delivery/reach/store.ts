import type { Transaction } from "../../../db/client.ts";
import type { Mention } from "../../rules.ts";

/** The persons to mention, in the given order, as `platform` knows them. */
export async function mentionsOf(
  tx: Transaction,
  personIds: readonly number[],
  platform: string,
): Promise<Mention[]> {
  if (personIds.length === 0) return [];
  const persons = await tx.person.findMany({
    where: { id: { in: [...personIds] } },
    select: { id: true, name: true, accounts: { where: { platform }, orderBy: { id: "asc" } } },
  });
  const byId = new Map(persons.map((person) => [person.id, person]));
  return personIds.flatMap((id) => {
    const person = byId.get(id);
    return person
      ? [{ name: person.name, externalId: person.accounts[0]?.externalId ?? null }]
      : [];
  });
}

/** A private chat that the bot may no longer write to. */
export async function forgetPrivateChat(tx: Transaction, accountId: number): Promise<void> {
  await tx.account.update({ where: { id: accountId }, data: { privateChat: null } });
}

/** Whether the person can still be written to in private anywhere. */
export async function otherPrivateChat(tx: Transaction, personId: number): Promise<boolean> {
  const count = await tx.account.count({ where: { personId, privateChat: { not: null } } });
  return count > 0;
}
