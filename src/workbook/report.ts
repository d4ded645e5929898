import type { Problem } from "./rules.ts";
import { SHEETS } from "./sheets.ts";

/** What a check finds on its way through the file: problems stop the import, notes do not. */
export type Report = {
  problem(sheet: string | null, row: number | null, column: string | null, message: string): void;
  note(text: string): void;
  /** A file that a cell names; whether it is there, the file itself does not say. */
  attachment(attachment: NamedFile): void;
  /** Whether a problem of this sheet is known, so that what builds on it had better not be judged. */
  doubts(sheet: string): boolean;
  /** By sheet, row and column as they stand in the file. */
  problems(): Problem[];
  notes(): string[];
  attachments(): NamedFile[];
};

/** A file by its name, and the cell that names it. */
export type NamedFile = { sheet: string; row: number; column: string; name: string };

function place(problem: Problem): [number, number, number] {
  const sheet = SHEETS.findIndex((definition) => definition.name === problem.sheet);
  const columns = SHEETS[sheet]?.columns ?? [];
  const column = columns.findIndex((definition) => definition.name === problem.column);
  return [sheet, problem.row ?? 0, column];
}

/** An empty report; the same thing said twice of one cell is kept once. */
export function createReport(): Report {
  const problems = new Map<string, Problem>();
  const notes: string[] = [];
  const attachments: NamedFile[] = [];
  return {
    problem(sheet, row, column, message) {
      problems.set([sheet, row, column, message].join("\n"), { sheet, row, column, message });
    },
    note: (text) => notes.push(text),
    doubts: (sheet) => [...problems.values()].some((problem) => problem.sheet === sheet),
    problems() {
      const placed = [...problems.values()].map((problem) => ({ problem, at: place(problem) }));
      placed.sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || a.at[2] - b.at[2]);
      return placed.map(({ problem }) => problem);
    },
    notes: () => [...notes],
    attachment: (attachment) => attachments.push(attachment),
    attachments: () => [...attachments],
  };
}
