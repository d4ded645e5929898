import type { Transaction } from "../../db/client.ts";

/** The group of a platform, made at its first message. */
export async function channelOf(
  tx: Transaction,
  chat: { platform: string; externalId: string; name: string },
) {
  const { platform, externalId, name } = chat;
  const where = { platform_externalId: { platform, externalId } };
  const known = await tx.channel.findUnique({ where });
  if (!known) return tx.channel.create({ data: { platform, externalId, name } });
  return known.name === name
    ? known
    : tx.channel.update({ where: { id: known.id }, data: { name } });
}

export type ChannelRow = Awaited<ReturnType<typeof channelOf>>;

export async function bindChannel(
  tx: Transaction,
  id: number,
  data: { unitId: number; boundAt: Date; boundById: number },
): Promise<void> {
  await tx.channel.update({ where: { id }, data: { ...data, present: true } });
}

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

/** A group keeps its binding when the platform gives it a new id. */
export async function moveChannel(
  tx: Transaction,
  from: ChannelRow,
  externalId: string,
): Promise<void> {
  const target = await tx.channel.findUnique({
    where: { platform_externalId: { platform: from.platform, externalId } },
  });
  if (target && target.id !== from.id) {
    await tx.channel.update({
      where: { id: target.id },
      data: { externalId: null, present: false },
    });
  }
  await tx.channel.update({ where: { id: from.id }, data: { externalId } });
}

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
