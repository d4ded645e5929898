import type { BulletinCard, BulletinReport } from "../rules.ts";
import { type Rendering, requestsFor } from "./rules.ts";
import { createThread, type ThreadOptions } from "./run-in-thread.ts";

/** Renders cards and workbooks without keeping anybody else waiting. */
export type Renderer = {
  /** A PNG, 1,080 pixels wide. */
  renderCard(card: BulletinCard): Promise<Rendering>;
  /** An .xlsx. */
  writeReport(report: BulletinReport): Promise<Rendering>;
  /** Waits for what is being rendered, then ends the threads. */
  close(): Promise<void>;
};

/** One thread for pictures and one for workbooks: each loads only its own tools, and neither waits for the other. */
export function createRenderer(options: ThreadOptions = {}): Renderer {
  const pictures = createThread(options);
  const workbooks = createThread(options);
  return {
    renderCard: (card) => pictures.run([{ kind: "card", card }]),
    writeReport: (report) => workbooks.run(requestsFor(report)),
    async close() {
      await Promise.all([pictures.close(), workbooks.close()]);
    },
  };
}
