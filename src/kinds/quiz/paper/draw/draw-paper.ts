import { createHash } from "node:crypto";
import type { Work } from "../../../../work.ts";
import { pool } from "../../bank/store.ts";
import type { Shortage } from "../../rules.ts";
import { drawSeed } from "../../seed/store.ts";
import type { Standing } from "../choose/rules.ts";
import type { Item } from "../rules.ts";
import { addPaper, papersHandedIn } from "../store.ts";
import { isContest, parametersFor } from "../test/rules.ts";
import { draw, type PoolQuestion } from "./rules.ts";

/** For whom a paper is drawn; `name` is part of what decides it. */
export type Taker = { personId: number; name: string };

/** The id of the paper, or where the bank is too small for one. */
export type DrawnPaper = { paperId: number } | { shortages: Shortage[] };

/** Draws an attempt of a test and keeps it; whoever asks again gets the same paper. */
export async function drawPaper(
  work: Work,
  taker: Taker,
  standing: Standing,
  { attempt, at }: { attempt: number; at: Date },
): Promise<DrawnPaper> {
  const { occurrenceId } = standing;
  const questions = await pool(work.tx);
  const contest = isContest(standing);
  // In a contest everybody gets the same questions, at every go.
  const before = contest ? NOTHING_SEEN : await seenBefore(work, taker, standing, questions);
  const drawn = draw({
    seeds: await seedsOf(work, taker, standing, attempt),
    parameters: parametersFor(standing),
    pool: questions,
    ...before,
  });
  if (drawn.outcome === "short") return { shortages: drawn.shortages };
  const { personId } = taker;
  const paper = { occurrenceId, personId, attempt, items: drawn.items };
  return { paperId: await addPaper(work.tx, paper, at) };
}

/**
 * What everybody is asked in a contest, in its order and with one order of options for all; empty when the bank is too
 * small.
 */
export async function contestItems(work: Work, contest: DrawnFor): Promise<Item[]> {
  const drawn = draw({
    seeds: await seedsOf(work, { name: "" }, contest, 0),
    parameters: parametersFor(contest),
    pool: await pool(work.tx),
    ...NOTHING_SEEN,
  });
  return drawn.outcome === "drawn" ? drawn.items : [];
}

/** What of a test decides its draws. */
type DrawnFor = Pick<Standing, "plan" | "kind" | "parameters" | "date" | "run">;

async function seedsOf(
  work: Work,
  { name }: Pick<Taker, "name">,
  standing: DrawnFor,
  attempt: number,
) {
  const { plan, date, run } = standing;
  const test = [await drawSeed(work.tx), plan, date, run];
  const own = [...test, name, attempt];
  return {
    questions: digestOf([...(isContest(standing) ? test : own), "questions"]),
    options: digestOf([...own, "options"]),
  };
}

function digestOf(parts: readonly (string | number)[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex");
}

type Seen = { missed: number[]; seen: Set<number> };

const NOTHING_SEEN: Seen = { missed: [], seen: new Set() };

/** What this person had at this test before, and what of it he has not got right since. */
async function seenBefore(
  { tx }: Work,
  { personId }: Taker,
  standing: Standing,
  questions: readonly PoolQuestion[],
): Promise<Seen> {
  if (standing.paper === null) return NOTHING_SEEN;
  const { points } = parametersFor(standing);
  const types = new Map(questions.map(({ id, type }) => [id, type]));
  const right = new Map<number, boolean>();
  for (const { items, marks } of await papersHandedIn(tx, standing.occurrenceId, personId)) {
    for (const [index, { questionId }] of items.entries()) {
      const type = types.get(questionId);
      right.set(questionId, type !== undefined && (marks[index] ?? 0) >= points[type]);
    }
  }
  const missed = [...right].flatMap(([id, is]) => (is ? [] : id));
  return { missed, seen: new Set(right.keys()) };
}
