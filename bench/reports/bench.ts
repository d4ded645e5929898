import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { drawCard } from "../../src/reports/card/draw.ts";
import { createRenderer } from "../../src/reports/renderer/renderer.ts";
import { buildReport } from "../../src/reports/sheets/write.ts";
import { countyCard, countyReport } from "./county.ts";

type Row = {
  what: string;
  unit: string;
  ours: number;
  baseline: number | null;
  against: string;
  wanted: string;
  met: boolean;
};

type Measured = { seconds: number; longestWaitMs: number };

/** How long `work` takes, and the longest that the event loop of this thread waited meanwhile. */
async function measured(work: () => Promise<unknown>): Promise<Measured> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  // The first sample only sets the mark from which the next is measured.
  await setTimeout(20);
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  await setTimeout(5);
  delay.disable();
  return { seconds, longestWaitMs: delay.max / 1e6 };
}

async function inTheThread(): Promise<{ cold: Measured; warm: Measured }> {
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

/** What even an idle loop waits, where other programs want the processors. */
async function idle(): Promise<Measured> {
  return measured(() => setTimeout(3000));
}

/** The card and the workbook of 700 units and 17,500 people: how long they take, and how long they make others wait. */
export async function benchReports(): Promise<Row[]> {
  const { longestWaitMs: alone } = await idle();
  const { cold, warm } = await inTheThread();
  const [card, report] = [countyCard(), countyReport()];
  const here = await measured(async () => [await drawCard(card), await buildReport(report)]);
  const what = "card and workbook, 700 units, 17,500 people";
  const against = "in the calling thread";
  const time = { unit: "s", baseline: here.seconds, against, wanted: "< 3 s" };
  const wait = { unit: "ms", baseline: here.longestWaitMs, against };
  const wanted = `< 50 ms; an idle loop waits ${Math.round(alone)} ms on this machine now`;
  return [
    { what, ...time, ours: warm.seconds, met: warm.seconds < 3 },
    { what: `${what}, thread started for it`, ...time, ours: cold.seconds, met: cold.seconds < 3 },
    ...[warm, cold].map(({ longestWaitMs }, index) => ({
      what: `longest wait of the event loop${index === 0 ? "" : ", thread started for it"}`,
      ...wait,
      wanted,
      ours: longestWaitMs,
      met: longestWaitMs < 50,
    })),
  ];
}
