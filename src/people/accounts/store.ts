import type { LocalDate } from "../../calendar/work-calendar.ts";
import type { Transaction } from "../../db/client.ts";
import type { RoleName } from "../rules.ts";

/** An account as it is stored; without a person it is not bound. */
export type AccountRow = {
  id: number;
  platform: string;
  externalId: string;
  displayName: string;
  privateChat: string | null;
  personId: number | null;
};

/** Binds an account to a person, with the proof. */
export async function setAccountPerson(
  tx: Transaction,
  id: number,
  data: { personId: number; provenBy: string; provenAt: Date },
): Promise<void> {
  await tx.account.update({ where: { id }, data });
}

/** Marks a setup code as used; false when it already is. */
export async function claimSetupCode(
  tx: Transaction,
  hash: string,
  usedById: number,
  usedAt: Date,
): Promise<boolean> {
  const data = [{ hash, usedById, usedAt }];
  return (await tx.setupCode.createMany({ data, skipDuplicates: true })).count === 1;
}

/** Gives the account's person, or a new one named after the account, the administrator's role over everything. */
export async function addAdministrator(
  tx: Transaction,
  account: AccountRow,
  now: Date,
): Promise<number> {
  const personId = account.personId ?? (await addPerson(tx, account.displayName, now));
  const last = await tx.membership.aggregate({ _max: { position: true } });
  const position = (last._max.position ?? 0) + 1;
  await tx.membership.create({ data: { personId, role: "administrator", position } });
  return personId;
}

async function addPerson(tx: Transaction, displayName: string, now: Date): Promise<number> {
  const taken = await tx.person.count({
    where: { OR: [{ name: displayName }, { name: { startsWith: `${displayName}#` } }] },
  });
  const name = taken === 0 ? displayName : `${displayName}#${taken + 1}`;
  const last = await tx.person.aggregate({ _max: { position: true } });
  const position = (last._max.position ?? 0) + 1;
  const data = { name, position, createdAt: now };
  return (await tx.person.create({ data, select: { id: true } })).id;
}

/** The platform says that this private chat no longer takes the bot's messages. */
export async function blockPrivateChat(
  tx: Transaction,
  platform: string,
  privateChat: string,
): Promise<void> {
  await tx.account.updateMany({ where: { platform, privateChat }, data: { privateChat: null } });
}

/** An account with its person's name and posts; `serving`: on the date that was asked about. */
export type SpeakerRow = AccountRow & {
  name: string | null;
  memberships: { role: RoleName; unitId: number | null; serving: boolean }[];
};

/** An account with who it belongs to and his posts in roster order, in one statement: every message asks for it. */
export async function speakerRow(
  tx: Transaction,
  { platform, externalId, date }: { platform: string; externalId: string; date: LocalDate },
): Promise<SpeakerRow | null> {
  const [row] = await tx.$queryRaw<SpeakerRow[]>`
    SELECT a.id, a.platform, a."externalId", a."displayName", a."privateChat", a."personId", p.name,
      COALESCE((SELECT json_agg(json_build_object('role', m.role, 'unitId', m."unitId", 'serving',
          COALESCE(m."startsOn", '') <= ${date} AND COALESCE(m."endsOn", '9') >= ${date}) ORDER BY m.position, m.id)
        FROM "Membership" m WHERE m."personId" = a."personId"), '[]') AS memberships
    FROM "Account" a LEFT JOIN "Person" p ON p.id = a."personId"
    WHERE a.platform = ${platform} AND a."externalId" = ${externalId}`;
  return row ?? null;
}

/** Makes the account of somebody who has never spoken, or brings its name and private chat up to date. */
export async function saveAccount(
  tx: Transaction,
  sender: { platform: string; externalId: string; displayName: string; privateChat: string | null },
): Promise<void> {
  const { platform, externalId, displayName, privateChat } = sender;
  const fresh = { displayName, ...(privateChat === null ? {} : { privateChat }) };
  const where = { platform_externalId: { platform, externalId } };
  await tx.account.upsert({ where, create: { platform, externalId, ...fresh }, update: fresh });
}

/**
 * Gives every person of the roster an account of his own name with a private chat, for the sandbox: nobody but the
 * player speaks there, so a name is proof enough. Accounts that are there stay.
 */
export async function bindEverybody(tx: Transaction, platform: string, now: Date): Promise<void> {
  const people = await tx.person.findMany({
    select: { id: true, name: true },
    orderBy: { id: "asc" },
  });
  await tx.account.createMany({
    data: people.map(({ id, name }) => ({
      platform,
      externalId: name,
      displayName: name,
      privateChat: `private:${name}`,
      personId: id,
      provenBy: "sandbox",
      provenAt: now,
    })),
    skipDuplicates: true,
  });
}
