import type { SharedLocation } from "../inbox/rules.ts";

/** One line of replies.jsonl: somebody says something. `channel` null: in private. */
export type SaidLine = {
  line: number;
  at: Date;
  id: string | null;
  channel: string | null;
  from: string;
  text: string;
  location: SharedLocation | null;
  forwarded: boolean;
  photo: boolean;
  edits: string | null;
  recalls: string | null;
};

/** The bot cannot hear this group, or with "*" anything, from `at` to `until`. */
export type DeafLine = { line: number; at: Date; channel: string; until: Date };

/** A whole replies file, in time order. */
export type Replies = { said: SaidLine[]; deaf: DeafLine[] };

/** Whether a message falls into a span in which its chat could not be heard. */
export function isUnheard(said: SaidLine, deaf: readonly DeafLine[]): boolean {
  return deaf.some(
    ({ at, until, channel }) =>
      at <= said.at && said.at < until && (channel === "*" || channel === said.channel),
  );
}

/** Fills in what an edit or a recall leaves out: it happens where its message was, by whoever wrote it. */
export function completed(said: readonly SaidLine[]): SaidLine[] {
  const byId = new Map(
    said.flatMap((line) => (line.id === null ? [] : [[line.id, line] as const])),
  );
  return said.map((line) => {
    const original = byId.get(line.edits ?? line.recalls ?? "");
    return original ? { ...line, channel: original.channel, from: original.from } : line;
  });
}
