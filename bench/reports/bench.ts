import { existsSync, readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { drawCard } from "../../src/reports/card/draw.ts";
import { createRenderer } from "../../src/reports/renderer/renderer.ts";
import { buildReport } from "../../src/reports/sheets/write.ts";
import type { Row } from "../table.ts";
import { countyCard, countyReport } from "./county.ts";

/** `busiestTurnMs`: the most processor time of one turn of the loop, which no other program can lengthen; Linux only. */
type Measured = { seconds: number; longestWaitMs: number; busiestTurnMs: number | null };

/** The processor time of the main thread so far, in ms. */
function mainThreadMs(): number | null {
  const file = `/proc/self/task/${process.pid}/schedstat`;
  return existsSync(file) ? Number(readFileSync(file, "utf8").split(" ")[0]) / 1e6 : null;
}

/** Watches every turn of the loop; the function it gives ends that and tells the busiest. */
function watchTurns(): () => number | null {
  let [before, busiest] = [mainThreadMs(), 0];
  const timer = setInterval(() => {
    const now = mainThreadMs();
    if (now !== null && before !== null) busiest = Math.max(busiest, now - before);
    before = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return before === null ? null : busiest;
  };
}

/** How long `work` takes, and the longest that the event loop of this thread waited meanwhile. */
async function measured(work: () => Promise<unknown>): Promise<Measured> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  // The first sample only sets the mark from which the next is measured.
  await setTimeout(20);
  const busiestTurn = watchTurns();
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  await setTimeout(5);
  delay.disable();
  return { seconds, longestWaitMs: delay.max / 1e6, busiestTurnMs: busiestTurn() };
}

async function inTheThreads(): Promise<{ cold: Measured; warm: Measured }> {
  const [card, report] = [countyCard(), countyReport()];
  const renderer = createRenderer();
  const both = () => Promise.all([renderer.renderCard(card), renderer.writeReport(report)]);
  try {
    const failed = (await both()).filter((rendering) => "failed" in rendering);
    if (failed.length > 0) throw new Error(JSON.stringify(failed));
    const warm = await measured(both);
    await renderer.close();
    return { cold: await measured(both), warm };
  } finally {
    await renderer.close();
  }
}

const WHAT = "card and workbook, 700 units, 17,500 people";
const AGAINST = "in the calling thread";

/** The three lines of one way to render; `how` says which. */
function rowsOf(how: string, ours: Measured, here: Measured, idle: Measured): Row[] {
  const against = AGAINST;
  const machine = `an idle loop waits ${Math.round(idle.longestWaitMs)} ms on this machine now`;
  const busy = ours.busiestTurnMs;
  const rows: Row[] = [
    {
      what: `${WHAT}${how}`,
      ...{ unit: "s", ours: ours.seconds, baseline: here.seconds, against },
      ...{ wanted: "< 3 s", met: ours.seconds < 3 },
    },
    {
      what: `longest wait of the event loop${how}`,
      ...{ unit: "ms", ours: ours.longestWaitMs, baseline: here.longestWaitMs, against },
      ...{ wanted: `< 50 ms; ${machine}`, met: ours.longestWaitMs < 50 },
    },
  ];
  if (busy === null) return rows;
  const turn = { unit: "ms", ours: busy, baseline: here.busiestTurnMs, against };
  const what = `processor time of the busiest turn of the event loop${how}`;
  return [...rows, { what, ...turn, wanted: "< 50 ms", met: busy < 50 }];
}

/** The card and the workbook of 700 units and 17,500 people: how long they take, and how long they make others wait. */
export async function benchReports(): Promise<Row[]> {
  const idle = await measured(() => setTimeout(3000));
  const { cold, warm } = await inTheThreads();
  const [card, report] = [countyCard(), countyReport()];
  const here = await measured(async () => [await drawCard(card), await buildReport(report)]);
  return [...rowsOf("", warm, here, idle), ...rowsOf(", threads started for it", cold, here, idle)];
}
