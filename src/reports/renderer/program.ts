import { parentPort } from "node:worker_threads";
import type { BulletinReport } from "../rules.ts";
import { type Answer, type Request, withRows } from "./rules.ts";

let collected: BulletinReport | null = null;

async function bytesFor(request: Request): Promise<Uint8Array | null> {
  switch (request.kind) {
    case "card": {
      const { drawCard } = await import("../card/draw.ts");
      return drawCard(request.card);
    }
    case "report":
      collected = request.report;
      return null;
    case "rows":
      if (collected) collected = withRows(collected, request.list, request.rows);
      return null;
    case "write": {
      if (!collected) throw new Error("a report that was never begun");
      const report = collected;
      collected = null;
      const { buildReport } = await import("../sheets/write.ts");
      return buildReport(report);
    }
  }
}

async function answer(request: Request): Promise<void> {
  try {
    const made = await bytesFor(request);
    if (!made) return;
    // Native buffers may not be handed over; a copy of its own may.
    const bytes = Uint8Array.from(made);
    parentPort?.postMessage({ bytes } satisfies Answer, [bytes.buffer]);
  } catch (error) {
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    parentPort?.postMessage({ problem } satisfies Answer);
  }
}

parentPort?.on("message", (request: Request) => void answer(request));
