import type { Transaction } from "../../db/client.ts";
import type { Channel } from "../../db/generated/client.ts";

/** The group of a platform, made at its first message. */
export async function channelOf(
  tx: Transaction,
  chat: { platform: string; externalId: string; name: string },
): Promise<Channel> {
  const { platform, externalId, name } = chat;
  // Written out because every message in a group asks it, and a model query costs twice as much.
  const [known] = await tx.$queryRaw<Channel[]>`
    SELECT * FROM "Channel" WHERE platform = ${platform} AND "externalId" = ${externalId}`;
  if (!known) return tx.channel.create({ data: { platform, externalId, name } });
  return known.name === name
    ? known
    : tx.channel.update({ where: { id: known.id }, data: { name } });
}

/** A group as it is stored; without a unit it is not bound. */
export type ChannelRow = Channel;

/** Binds a group to a unit; whoever could say so was there, so the bot is present. */
export async function bindChannel(
  tx: Transaction,
  id: number,
  data: { unitId: number; boundAt: Date; boundById: number },
): Promise<void> {
  await tx.channel.update({ where: { id }, data: { ...data, present: true } });
}

/** Notes whether the bot is in the group. */
export async function setPresence(tx: Transaction, id: number, present: boolean): Promise<void> {
  await tx.channel.update({ where: { id }, data: { present } });
}

/** A workbook's group of this unit that no platform has shown yet; 绑定群 gives it its id. */
export function awaitedChannel(tx: Transaction, platform: string, unitId: number) {
  return tx.channel.findFirst({
    where: { platform, unitId, externalId: null },
    orderBy: { id: "asc" },
  });
}

/**
 * Lets the workbook's group be the one that has just been met: it gets the platform's id and keeps its own,
 * to which obligations and boards already point.
 */
export async function adoptChannel(
  tx: Transaction,
  awaitedId: number,
  met: ChannelRow,
): Promise<void> {
  await tx.coverage.updateMany({ where: { channelId: met.id }, data: { channelId: awaitedId } });
  await tx.channel.delete({ where: { id: met.id } });
  await tx.channel.update({
    where: { id: awaitedId },
    data: { externalId: met.externalId, name: met.name },
  });
}

/**
 * A group has a new id on its platform, as happens when Telegram makes it a supergroup. When another row already
 * stands for the new id, what waits is sent to the one that is bound, and the other is no longer present.
 */
export async function moveChannel(
  tx: Transaction,
  platform: string,
  externalId: string,
  movedTo: string,
): Promise<void> {
  const known = (id: string) =>
    tx.channel.findUnique({ where: { platform_externalId: { platform, externalId: id } } });
  const [old, other] = [await known(externalId), await known(movedTo)];
  if (!old || old.id === other?.id) return;
  if (other && other.unitId !== null) {
    await tx.channel.update({ where: { id: old.id }, data: { present: false } });
    await redirect(tx, old.id, other.id);
    return;
  }
  if (other) {
    await tx.channel.update({
      where: { id: other.id },
      data: { externalId: null, present: false },
    });
    await redirect(tx, other.id, old.id);
  }
  await tx.channel.update({ where: { id: old.id }, data: { externalId: movedTo, present: true } });
}

async function redirect(tx: Transaction, from: number, to: number): Promise<void> {
  await tx.outbox.updateMany({
    where: { channelId: from, status: { in: ["pending", "claimed"] } },
    data: { channelId: to },
  });
}

/** What the group is called. */
export async function channelName(tx: Transaction, id: number): Promise<string> {
  return (await tx.channel.findUniqueOrThrow({ where: { id }, select: { name: true } })).name;
}

/** The ids of a platform's groups, by name. */
export async function groupIds(tx: Transaction, platform: string): Promise<Map<string, number>> {
  const rows = await tx.channel.findMany({ where: { platform }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [name, id]));
}

/** Every group that is bound to a unit. */
export function boundGroups(tx: Transaction) {
  return tx.channel.findMany({
    where: { unitId: { not: null } },
    select: { platform: true, externalId: true, name: true },
    orderBy: { id: "asc" },
  });
}
