import { kindOf } from "../../kinds/registry.ts";
import type { NewMessage } from "../../outbox/rules.ts";
import { say } from "../../outbox/say.ts";
import type { Work } from "../../work.ts";
import { boardText } from "../wording.ts";
import { type BoardRow, boardsDue, saveBoards } from "./store.ts";

/**
 * Brings every board that is due up to date: posted once per group and occurrence, edited in place afterwards.
 * Returns how many were written.
 */
export async function refreshBoards(work: Work): Promise<number> {
  const boards = (await boardsDue(work.tx, work.now)).map((board) => ({
    ...board,
    text: textOf(board),
  }));
  const changed = boards.filter(({ text, shown }) => text !== shown);
  const said = await say(work, changed.map(messageOf));
  const posted = new Map(changed.map(({ id }, index) => [id, said[index] ?? null]));
  await saveBoards(
    work.tx,
    boards.map(({ id, text, edition, outboxId }) => ({
      id,
      shown: text,
      edition: posted.has(id) ? edition + 1 : edition,
      outboxId: outboxId ?? posted.get(id) ?? null,
    })),
  );
  return changed.length;
}

function textOf({ plan, date, kind, status, figures }: BoardRow): string {
  const { words } = kindOf(kind);
  const counted = new Map(Object.entries(figures));
  return boardText({ plan, date, words, figures: counted, closed: status === "closed" });
}

function messageOf(board: BoardRow & { text: string }): NewMessage {
  return {
    key: `board:${board.id}:${board.edition + 1}`,
    to: { channelId: board.channelId },
    kind: "board",
    text: board.text,
    ...(board.outboxId === null ? {} : { edits: board.outboxId }),
    programmeId: board.programmeId,
    planId: board.planId,
    occurrenceId: board.occurrenceId,
    priority: 3,
  };
}
