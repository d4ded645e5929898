import { localDate } from "../calendar/zone.ts";
import type { Work } from "../work.ts";
import {
  type AccountRow,
  addAdministrator,
  claimSetupCode,
  setAccountPerson,
} from "./accounts/store.ts";
import type { ContactBinding, IdentityClaim } from "./rules.ts";
import { personByPhone, personsNamed, unitOfPerson } from "./store.ts";

/** Binds an account to a person; `provenBy` says on what proof. A person may have several accounts. */
export async function bindAccount(
  work: Work,
  { accountId, personId, provenBy }: { accountId: number; personId: number; provenBy: string },
): Promise<void> {
  await setAccountPerson(work.tx, accountId, { personId, provenBy, provenAt: work.now });
}

/**
 * Binds by a contact shared in a private chat: the platform must vouch that it is the sender's own, and its number
 * must stand in the roster.
 */
export async function bindByContact(
  work: Work,
  account: AccountRow,
  contact: { phone: string; own: boolean },
): Promise<ContactBinding> {
  if (!contact.own) return { outcome: "not-own" };
  const person = await personByPhone(work.tx, domesticNumber(contact.phone));
  if (!person) return { outcome: "not-in-roster" };
  if (account.personId === person.id) return { outcome: "already", name: person.name };
  await bindAccount(work, { accountId: account.id, personId: person.id, provenBy: "contact" });
  return { outcome: "bound", name: person.name };
}

/** Platforms give the number with the country's prefix, the roster without. */
function domesticNumber(phone: string): string {
  const digits = phone.replace(/\D/g, "");
  return digits.length === 13 && digits.startsWith("86") ? digits.slice(2) : digits;
}

/** 我是 姓名: whom the sender says he is; a secretary or an administrator must confirm it. */
export async function claimIdentity(
  work: Work,
  account: AccountRow,
  claim: { name: string; unit: string | null },
): Promise<IdentityClaim> {
  const label = claim.unit ? `${claim.name}@${claim.unit}` : claim.name;
  const exact = await personsNamed(work.tx, label);
  const found = exact.length > 0 ? exact : await personsNamed(work.tx, claim.name);
  const [person] = found;
  if (!person) return { outcome: "unknown" };
  if (found.length > 1) return { outcome: "several", names: found.map(({ name }) => name) };
  if (account.personId === person.id) return { outcome: "already", name: person.name };
  const unitId = await unitOfPerson(work.tx, person.id, localDate(work.now, work.calendar.zone));
  return { outcome: "claimed", personId: person.id, name: person.name, unitId };
}

/** Makes the sender of the setup code an administrator, in the roster or not; once for each code. */
export async function useSetupCode(
  work: Work,
  account: AccountRow,
  codeHash: string,
): Promise<"made" | "used-up"> {
  if (!(await claimSetupCode(work.tx, codeHash, account.id, work.now))) return "used-up";
  const personId = await addAdministrator(work.tx, account, work.now);
  await bindAccount(work, { accountId: account.id, personId, provenBy: "setup code" });
  return "made";
}
