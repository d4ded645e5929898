import type { Parameters } from "../../rules.ts";
import {
  contestParameters,
  type QuestionType,
  type QuizParameters,
  quizParameters,
  type Shortage,
  shortages,
} from "../rules.ts";

/**
 * One question of the bank. `answer`: the letters of `options` in alphabetical order ("AC"), or 对 / 错 for a
 * judgement, which has no options.
 */
export type Question = {
  id: number;
  type: QuestionType;
  stem: string;
  options: readonly string[];
  answer: string;
  category: string | null;
  explanation: string | null;
};

/** A choice as somebody typed or pressed it: letters in alphabetical order, or 对 / 错. */
export type Choice = string;

/** How many questions there are of a category; null: of all together. */
export type BankSizes = (category: string | null) => number;

/** Counts questions by their categories. */
export function sizesOf(groups: readonly { category: string | null; count: number }[]): BankSizes {
  const byCategory = new Map<string | null, number>();
  let total = 0;
  for (const { category, count } of groups) {
    byCategory.set(category, (byCategory.get(category) ?? 0) + count);
    total += count;
  }
  return (category) => (category === null ? total : (byCategory.get(category) ?? 0));
}

const DRAWN: ReadonlyMap<string, (parameters: Parameters) => QuizParameters> = new Map([
  ["测试", quizParameters],
  ["比武", contestParameters],
]);

/**
 * Where the bank is too small for the papers of a plan, and the categories it names that have no question at all;
 * nothing for a kind that draws none. Check the 参数 first.
 */
export function bankShortages(
  { kind, parameters }: { kind: string; parameters: Parameters },
  has: BankSizes,
): Shortage[] {
  const drawn = DRAWN.get(kind)?.(parameters);
  if (!drawn) return [];
  const found = shortages(drawn, has);
  const named = new Set(found.map(({ category }) => category));
  const absent = drawn.categories.filter(
    ({ category }) => has(category) === 0 && !named.has(category),
  );
  return [...found, ...absent.map(({ category }) => ({ category, has: 0, needs: 1 }))];
}

/** A stored question as an import looks at it; `digest` stands for all it says. */
export type KnownQuestion = {
  id: number;
  digest: string;
  stem: string;
  position: number;
  active: boolean;
};

/** What an import does to the bank. `gone`: how many are retired without another in their place. */
export type BankChange<T> = {
  fresh: (T & { position: number })[];
  /** Known questions that stand elsewhere now, or come back. */
  placed: { id: number; position: number }[];
  retired: number[];
  tally: { added: number; updated: number; unchanged: number };
  gone: number;
};

/**
 * Lays the rows of a sheet, each of them once, against the bank. A row that says something else under a stem that
 * leaves the bank takes its place and counts as updated, as does one that comes back.
 */
export function compareBank<T extends { digest: string; stem: string }>(
  known: readonly KnownQuestion[],
  rows: readonly T[],
): BankChange<T> {
  const byDigest = new Map(known.map((question) => [question.digest, question]));
  const wanted = new Set(rows.map(({ digest }) => digest));
  const leaving = known.filter(({ active, digest }) => active && !wanted.has(digest));
  const stems = new Map<string, number>();
  for (const { stem } of leaving) stems.set(stem, (stems.get(stem) ?? 0) + 1);
  const change: BankChange<T> = {
    fresh: [],
    placed: [],
    retired: leaving.map(({ id }) => id),
    tally: { added: 0, updated: 0, unchanged: 0 },
    gone: leaving.length,
  };
  for (const [position, row] of rows.entries()) {
    const before = byDigest.get(row.digest);
    if (!before) change.fresh.push({ ...row, position });
    else if (!before.active || before.position !== position) {
      change.placed.push({ id: before.id, position });
    }
    if (before?.active) {
      change.tally.unchanged += 1;
      continue;
    }
    const left = stems.get(row.stem) ?? 0;
    if (left > 0) {
      stems.set(row.stem, left - 1);
      change.gone -= 1;
    }
    change.tally[before || left > 0 ? "updated" : "added"] += 1;
  }
  return change;
}
