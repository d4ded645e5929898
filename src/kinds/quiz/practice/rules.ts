import { type CardInput, createEmptyCard, fsrs, Rating } from "ts-fsrs";
import type { Choice } from "../bank/rules.ts";
import { choiceFor, problemOf } from "../paper/answers/rules.ts";
import { draw, type PoolQuestion } from "../paper/draw/rules.ts";
import type { Item, ShownQuestion } from "../paper/rules.ts";
import { parametersFor, type Test } from "../paper/test/rules.ts";
import { quizParameters } from "../rules.ts";

/** What a person remembers of a question, as it is stored; only the spacing algorithm looks inside. */
export type Card = CardInput;

/** A wrong answer comes back while the explanation is still fresh, but not as the very next question. */
const COMES_BACK_AFTER = "5m";

// Without fuzz: the same answers at the same times give the same dates, in a rehearsal too.
const spacing = fsrs({
  enable_fuzz: false,
  learning_steps: [COMES_BACK_AFTER],
  relearning_steps: [COMES_BACK_AFTER],
});

/**
 * The card after an answer, and when its question is due again: minutes after a wrong one, and after right ones ever
 * more days. `card` null: the question was never answered before.
 */
export function reviewed(
  card: Card | null,
  right: boolean,
  now: Date,
): { card: Card; dueAt: Date } {
  const rating = right ? Rating.Good : Rating.Again;
  const next = spacing.next(card ?? createEmptyCard(now), now, rating).card;
  return { card: next, dueAt: next.due };
}

/** Whether a choice, once `problemOf` has nothing against it, is the right answer. */
export function isRight(choice: Choice, question: ShownQuestion): boolean {
  return choiceFor(choice, question) === question.answer;
}

/**
 * The one choice that typed answers make: A C means AC where several letters are asked for. Null when they are meant
 * for something else, such as the questions of a paper.
 */
export function choiceOf(
  given: readonly { number: number | null; choice: Choice }[],
  question: ShownQuestion,
): Choice | null {
  if (given.some(({ number }) => number !== null && number !== 1)) return null;
  const [first, ...others] = given;
  if (!first) return null;
  if (others.length === 0) return first.choice;
  const letters = given.flatMap(({ choice }) => Array.from(choice));
  const together = [...new Set(letters)].sort().join("");
  return question.type === "multiple" && problemOf(together, question) === null ? together : null;
}

/** A question with its options in an order that chance gives; `seed`: a digest, as drawing takes it. */
export function itemFor(question: PoolQuestion, seed: string): Item {
  const drawn = draw({
    seeds: { questions: seed, options: seed },
    parameters: quizParameters({ 题数: "1" }),
    pool: [question],
    missed: [],
    seen: new Set(),
  });
  const [item] = drawn.outcome === "drawn" ? drawn.items : [];
  return item ?? { questionId: question.id, order: [...Array(question.optionCount).keys()] };
}

/** A category of the bank and how many questions can be practised in it. */
export type Category = { name: string; count: number };

/** The category that is meant: the one of this name, else the only one whose name holds it; null when none or several do. */
export function categoryNamed(said: string, categories: readonly Category[]): string | null {
  const words = said.trim();
  const exact = categories.find(({ name }) => name === words);
  if (exact) return exact.name;
  const [first, ...others] = categories.filter(({ name }) => name.includes(words));
  return first && others.length === 0 ? first.name : null;
}

/** A 测试 or 比武 whose window is open. */
export type OpenTest = Test & { closesAt: Date };

/** What nobody practises while tests are open; `all`: one of them draws from the whole bank. */
export type Resting = { all: boolean; categories: string[] };

/** The questions that these tests could draw: their answers would be passed on to whoever has not drawn yet. */
export function restingWith(tests: readonly OpenTest[]): Resting {
  const drawn = tests.map((test) => parametersFor(test).categories);
  return {
    all: drawn.some((categories) => categories.length === 0),
    categories: drawn.flat().map(({ category }) => category),
  };
}

/** Why there is nothing to practise: the tests that draw from it, and when the last of them closes. */
export type Rest = { plans: string[]; until: Date };

/** Which tests keep a category from being practised, or any part of the bank (null); null when none does. */
export function restOf(tests: readonly OpenTest[], category: string | null): Rest | null {
  const keeping = tests.filter((test) => {
    const { all, categories } = restingWith([test]);
    return all || category === null || categories.includes(category);
  });
  if (keeping.length === 0) return null;
  const until = new Date(Math.max(...keeping.map(({ closesAt }) => closesAt.getTime())));
  return { plans: [...new Set(keeping.map(({ plan }) => plan))], until };
}

/** Whoever comes back later than this begins anew. */
const SESSION_MS = 60 * 60 * 1000;

/** The words for the whole bank, for whoever has been practising a category. */
const WHOLE_BANK = ["全部", "所有", "不限"];

/** The category that a bare 练习 or 下一题 goes on with; `before`: the question he had last. */
export function continued(
  before: { category: string | null; askedAt: Date } | null,
  now: Date,
): string | null {
  const recent = before !== null && now.getTime() - before.askedAt.getTime() <= SESSION_MS;
  return recent ? before.category : null;
}

/** Whether 练习 with these words means all categories. */
export function isWholeBank(said: string): boolean {
  return WHOLE_BANK.includes(said.trim());
}

/**
 * What a button under a practice question says. `chosen`: the letters of a 多选 that were marked on the message when
 * it was pressed, which is what its presser saw.
 */
export type Press = { questionId: number; choice: Choice | "ok" | "next"; chosen: Choice };

const PRESS = /^practice:(\d{1,9}):([A-Z]|ok|next)(?::([A-Z]{0,12}))?$/;
const JUDGED: Readonly<Record<string, Choice>> = { Y: "对", N: "错" };

/** Reads a button's data: `practice:<question>:<A…|Y|N|ok|next>[:<chosen>]`; null when it is none of ours. */
export function pressIn(data: string): Press | null {
  const [, id, what = "", chosen = ""] = PRESS.exec(data) ?? [];
  if (id === undefined) return null;
  return { questionId: Number(id), choice: JUDGED[what] ?? what, chosen };
}

/** The data of a button; at most 64 bytes. */
export function pressData({ questionId, choice, chosen }: Press): string {
  const what = choice === "对" ? "Y" : choice === "错" ? "N" : choice;
  return `practice:${questionId}:${what}${chosen === "" ? "" : `:${chosen}`}`;
}

/** The chosen letters after one has been pressed: in when it was out, out when it was in. */
export function toggled(chosen: Choice, letter: string): Choice {
  const letters = new Set(chosen);
  if (!letters.delete(letter)) letters.add(letter);
  return [...letters].sort().join("");
}
