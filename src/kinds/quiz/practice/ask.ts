import { createHash } from "node:crypto";
import type { Recipient } from "../../../outbox/rules.ts";
import { say } from "../../../outbox/say.ts";
import type { Work } from "../../../work.ts";
import { questionsById } from "../bank/store.ts";
import { shown } from "../paper/rules.ts";
import { drawSeed } from "../seed/store.ts";
import {
  type Category,
  categoryNamed,
  continued,
  isWholeBank,
  itemFor,
  type Rest,
  restingWith,
  restOf,
} from "./rules.ts";
import {
  answeredCount,
  categories,
  hasQuestions,
  nextQuestion,
  openTests,
  saveTurn,
  turnOf,
} from "./store.ts";
import { questionButtons, questionText } from "./wording.ts";

/** Who practises, where the questions go, and the message that asked for one. */
export type Learner = { personId: number; name: string; to: Recipient; inboxId: number };

/** What came of asking for a practice question. `nothing-left`: tests have all there is; `rest`: until when, if they are open. */
export type Asked =
  | { outcome: "asked" }
  | { outcome: "unknown-category"; said: string; categories: Category[] }
  | { outcome: "empty-bank" }
  | { outcome: "nothing-left"; rest: Rest | null };

/**
 * Puts the next practice question before a person, in place of the one he may still have. `category` as he wrote it;
 * null: the one he
 * has been practising within the hour, else the whole bank; `same`: the one he has been practising.
 */
export async function askQuestion(
  work: Work,
  learner: Learner,
  category: string | null | { same: true },
): Promise<Asked> {
  const { tx } = work;
  if (!(await hasQuestions(tx))) return { outcome: "empty-bank" };
  const before = await turnOf(tx, learner.personId);
  const known = await chosenCategory(work, category, before);
  if ("outcome" in known) return known;
  const open = await openTests(tx);
  const seed = await seedFor(work, learner, before?.questionId ?? null);
  const found = await nextQuestion(tx, {
    personId: learner.personId,
    category: known.category,
    resting: restingWith(open),
    except: before?.questionId ?? null,
    now: work.now,
    seed,
  });
  const question = found && (await questionsById(tx, [found.id])).get(found.id);
  if (!question) return { outcome: "nothing-left", rest: restOf(open, known.category) };
  const item = itemFor(found, seed);
  const asked = shown(question, item);
  const outboxId = await put(work, learner, questionText(asked), questionButtons(asked));
  await saveTurn(tx, {
    personId: learner.personId,
    questionId: question.id,
    order: item.order,
    category: known.category,
    askedAt: work.now,
    outboxId,
  });
  return { outcome: "asked" };
}

/** Which open tests keep what was asked for from being practised where all can see it; null when none does. */
export async function restFor(work: Work, said: string | null): Promise<Rest | null> {
  const open = await openTests(work.tx);
  if (open.length === 0 || said === null || isWholeBank(said)) return restOf(open, null);
  const category = categoryNamed(said, await categories(work.tx));
  return category === null ? null : restOf(open, category);
}

async function chosenCategory(
  work: Work,
  said: string | null | { same: true },
  before: { category: string | null; askedAt: Date } | null,
): Promise<{ category: string | null } | Extract<Asked, { outcome: "unknown-category" }>> {
  if (said === null) return { category: continued(before, work.now) };
  if (typeof said !== "string") return { category: before?.category ?? null };
  if (isWholeBank(said)) return { category: null };
  const known = await categories(work.tx);
  const category = categoryNamed(said, known);
  return category === null
    ? { outcome: "unknown-category", said, categories: known }
    : { category };
}

/** The same person at the same point of his practice gets the same question, in a rehearsal too. */
async function seedFor(
  work: Work,
  { personId, name }: Learner,
  before: number | null,
): Promise<string> {
  const parts = [await drawSeed(work.tx), name, await answeredCount(work.tx, personId), before];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

async function put(
  work: Work,
  { to, inboxId }: Learner,
  text: string,
  buttons: ReturnType<typeof questionButtons>,
): Promise<number> {
  const key = `practice:${inboxId}:question`;
  const [id] = await say(work, [
    { key, to, kind: "quiz", text, buttons, asked: true, priority: 1 },
  ]);
  if (id === undefined) throw new Error("a practice question was not put into the outbox");
  return id;
}
