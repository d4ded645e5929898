import { kindOf } from "../../kinds/registry.ts";
import { say } from "../../outbox/say.ts";
import type { Work } from "../../work.ts";
import { boardText } from "../wording.ts";
import { boardsDue, groupFigures, saveBoard } from "./store.ts";

/**
 * Brings every board that is due up to date: posted once per group and occurrence, edited in place afterwards.
 * Returns how many were written.
 */
export async function refreshBoards(work: Work): Promise<number> {
  let written = 0;
  for (const board of await boardsDue(work.tx, work.now)) {
    const { plan, date, kind, status } = board;
    const figures = await groupFigures(work.tx, board.occurrenceId, board.channelId);
    const { words } = kindOf(kind);
    const text = boardText({ plan, date, words, figures, closed: status === "closed" });
    if (text === board.shown) {
      await saveBoard(work.tx, board.id, {
        shown: text,
        edition: board.edition,
        outboxId: board.outboxId,
      });
      continue;
    }
    const edition = board.edition + 1;
    const [outboxId = null] = await say(work, [
      {
        key: `board:${board.id}:${edition}`,
        to: { channelId: board.channelId },
        kind: "board",
        text,
        ...(board.outboxId === null ? {} : { edits: board.outboxId }),
        programmeId: board.programmeId,
        planId: board.planId,
        occurrenceId: board.occurrenceId,
        priority: 3,
      },
    ]);
    await saveBoard(work.tx, board.id, {
      shown: text,
      edition,
      outboxId: board.outboxId ?? outboxId,
    });
    written += 1;
  }
  return written;
}
