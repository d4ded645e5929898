import { createHash } from "node:crypto";
import { say } from "../../../outbox/say.ts";
import type { Work } from "../../../work.ts";
import { questionsById } from "../bank/store.ts";
import { type Item, type ShownQuestion, shown } from "../paper/rules.ts";
import { type Category, categoryNamed, isWholeBank, itemFor } from "../practice/rules.ts";
import { categories } from "../practice/store.ts";
import { drawSeed } from "../seed/store.ts";
import { fits } from "./rules.ts";
import { addPolls, pollable } from "./store.ts";
import { contestQuestionText, practicePoll } from "./wording.ts";

/** What came of asking for a practice poll in a group. */
export type GroupPractice =
  | { outcome: "posted" }
  | { outcome: "unknown-category"; said: string; categories: Category[] }
  | { outcome: "nothing-fits" };

/** So many questions are looked at for one that a poll can hold. */
const LOOK_AT = 20;

/** Posts one question of the bank as a quiz poll in a group that has polls; the message `inboxId` asked for it. */
export async function practiseInGroup(
  work: Work,
  asked: { channelId: number; inboxId: number; category: string | null },
): Promise<GroupPractice> {
  const { channelId, inboxId, category: said } = asked;
  const anything = said === null || isWholeBank(said);
  const known = anything ? [] : await categories(work.tx);
  const category = anything ? null : categoryNamed(said, known);
  if (!anything && category === null) {
    return { outcome: "unknown-category", said, categories: known };
  }
  const found = await firstThatFits(work, { channelId, category });
  if (!found) return { outcome: "nothing-fits" };
  const [outboxId] = await say(work, [
    {
      key: `practice:${inboxId}:poll`,
      to: { channelId },
      kind: "quiz",
      text: contestQuestionText(found.question, 1),
      condition: { poll: true },
      asked: true,
      priority: 1,
    },
  ]);
  if (outboxId === undefined) throw new Error("a practice poll was not put into the outbox");
  await addPolls(work.tx, [{ ...found.item, outboxId, occurrenceId: null, position: 0 }]);
  return { outcome: "posted" };
}

async function firstThatFits(
  work: Work,
  wanted: { channelId: number; category: string | null },
): Promise<{ item: Item; question: ShownQuestion } | null> {
  const parts = [await drawSeed(work.tx), wanted.channelId, work.now.toISOString()];
  const seed = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  const candidates = await pollable(work.tx, { ...wanted, seed, limit: LOOK_AT });
  const questions = await questionsById(
    work.tx,
    candidates.map(({ id }) => id),
  );
  for (const candidate of candidates) {
    const question = questions.get(candidate.id);
    if (!question) continue;
    const item = itemFor(candidate, seed);
    const asShown = shown(question, item);
    if (fits(practicePoll(asShown))) return { item, question: asShown };
  }
  return null;
}
