import type { Work } from "../../work.ts";
import type { Group } from "../rules.ts";
import { adoptChannel, awaitedChannel, bindChannel, type ChannelRow } from "./store.ts";

/**
 * 绑定群: this group speaks to that unit from now on. Where the workbook's group of the unit still waits for its id, it
 * becomes that one. Returns the group as it is now.
 */
export async function bindGroupToUnit(
  work: Work,
  met: ChannelRow,
  { unitId, boundById }: { unitId: number; boundById: number },
): Promise<ChannelRow & Group> {
  const awaited = await awaitedChannel(work.tx, met.platform, unitId);
  const id = awaited?.id ?? met.id;
  if (awaited) await adoptChannel(work.tx, id, met);
  await bindChannel(work.tx, id, { unitId, boundAt: work.now, boundById });
  return { ...met, id, unitId };
}
