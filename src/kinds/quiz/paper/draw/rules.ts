import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import {
  apportion,
  type QuestionType,
  type QuizParameters,
  type Shortage,
  shortages,
} from "../../rules.ts";
import type { Item } from "../rules.ts";

/** What drawing needs to know of a question of the bank. */
export type PoolQuestion = {
  id: number;
  type: QuestionType;
  category: string | null;
  optionCount: number;
};

export type DrawRequest = {
  /**
   * Where chance starts from, each a digest of at least 32 hexadecimal digits, such as a sha256. Those who share
   * `questions` get the same questions in the same order; `options` shuffles what stands at A, B, C.
   */
  seeds: { questions: string; options: string };
  parameters: QuizParameters;
  /** The bank as it stands, in any order; questions of other categories are left out here. */
  pool: readonly PoolQuestion[];
  /** Questions that come back first; empty at the first attempt. */
  missed: readonly number[];
  /** Every question that this person had at this test before; such a one comes again only when the bank runs out. */
  seen: ReadonlySet<number>;
};

export type Drawn =
  | { outcome: "drawn"; items: Item[] }
  | { outcome: "short"; shortages: Shortage[] };

const DIGEST = /^(?!0{32})[\da-f]{32}/i;

/**
 * A paper by chance, the same for the same request. Each category gives its share; within it what was missed goes
 * first, then what was never seen, then the rest. Questions are shuffled, and so are the options of 单选 and 多选.
 * A bank that is too small gives what falls short. Throws RangeError when a seed is no digest.
 */
export function draw(request: DrawRequest): Drawn {
  const { parameters, seeds } = request;
  const pool = [...request.pool].sort((a, b) => a.id - b.id);
  const short = shortages(parameters, (category) => within(pool, category).length);
  if (short.length > 0) return { outcome: "short", shortages: short };
  const random = randomFrom(seeds.questions);
  const questions = buckets(parameters, pool).flatMap(({ candidates, count }) =>
    inTiers(candidates, request, random).slice(0, count),
  );
  const shuffled = shuffle(questions, random);
  const optionRandom = randomFrom(seeds.options);
  const items = shuffled.map(({ id, type, optionCount }) => ({
    questionId: id,
    order: type === "judgement" ? [] : shuffle([...Array(optionCount).keys()], optionRandom),
  }));
  return { outcome: "drawn", items };
}

function within(pool: readonly PoolQuestion[], category: string | null): readonly PoolQuestion[] {
  return category === null ? pool : pool.filter((question) => question.category === category);
}

/** From which questions how many are drawn. */
function buckets(
  { count, categories, weighted }: QuizParameters,
  pool: readonly PoolQuestion[],
): { candidates: readonly PoolQuestion[]; count: number }[] {
  if (categories.length === 0) return [{ candidates: pool, count }];
  const named = categories.map(({ category }) => within(pool, category));
  if (!weighted) return [{ candidates: named.flat(), count }];
  const parts = apportion(count, categories);
  return named.map((candidates, index) => ({ candidates, count: parts[index] ?? 0 }));
}

/** The candidates in the order in which they are taken, at random where nothing prefers one. */
function inTiers(
  candidates: readonly PoolQuestion[],
  { missed, seen }: DrawRequest,
  random: RandomGenerator,
): PoolQuestion[] {
  const again = new Set(missed);
  const tierOf = ({ id }: PoolQuestion) => (again.has(id) ? 0 : seen.has(id) ? 2 : 1);
  return [0, 1, 2].flatMap((tier) =>
    shuffle(
      candidates.filter((question) => tierOf(question) === tier),
      random,
    ),
  );
}

function randomFrom(seed: string): RandomGenerator {
  const digits = DIGEST.exec(seed)?.[0];
  if (digits === undefined) throw new RangeError("a seed is a digest in hexadecimal digits");
  const state = [0, 8, 16, 24].map((at) => Number.parseInt(digits.slice(at, at + 8), 16) | 0);
  return xoroshiro128plusFromState(state);
}

/** A new array with the same values, every order equally likely. */
function shuffle<T>(values: readonly T[], random: RandomGenerator): T[] {
  const shuffled: T[] = [];
  for (const value of values) {
    const place = uniformInt(random, 0, shuffled.length);
    const moved = shuffled[place];
    if (moved !== undefined) shuffled.push(moved);
    shuffled[place] = value;
  }
  return shuffled;
}
