/**
 * Runs `run` over all items in their order, at most `concurrency` at once and never two of one lane;
 * with a concurrency of 1 the order is exact. Rejects with the first fault, after what runs has ended.
 */
export async function inLanes<T extends { lane: string }>(
  items: readonly T[],
  concurrency: number,
  run: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const busy = new Set<string>();
  const takeNext = () => {
    const index = waiting.findIndex((item) => !busy.has(item.lane));
    return index < 0 ? undefined : waiting.splice(index, 1)[0];
  };
  // A worker that finds only busy lanes may end: their own workers go on with what waits in them.
  const worker = async () => {
    for (let item = takeNext(); item !== undefined; item = takeNext()) {
      busy.add(item.lane);
      try {
        await run(item);
      } finally {
        busy.delete(item.lane);
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: concurrency }, worker));
  const fault = ends.find((end) => end.status === "rejected");
  if (fault) throw fault.reason;
}
