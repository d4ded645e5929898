import type { SharedLocation } from "../inbox/rules.ts";
import type { ShownQuestion } from "../kinds/quiz/paper/rules.ts";

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
  /** He hands in the paper that he holds of this plan, with so many answers right. */
  quiz: { plan: string; correct: number } | null;
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

/**
 * A whole paper's answers as one would type them, so many of them right and the rest wrong: "1A 2BC 3对". More right
 * ones than there are questions means all of them.
 */
export function paperAnswers(questions: readonly ShownQuestion[], correct: number): string {
  const wrong = questions.map(wrongChoice);
  // What cannot be answered wrong is among the right ones.
  const order = questions
    .map((_, index) => index)
    .sort((a, b) => rank(wrong[a]) - rank(wrong[b]) || a - b);
  const right = new Set(order.slice(0, correct));
  return questions
    .map(
      ({ answer }, index) => `${index + 1}${right.has(index) ? answer : (wrong[index] ?? answer)}`,
    )
    .join(" ");
}

function rank(wrong: string | null | undefined): number {
  return wrong ? 1 : 0;
}

function wrongChoice({ type, answer, options }: ShownQuestion): string | null {
  if (type === "judgement") return answer === "对" ? "错" : "对";
  const letters = options.map((_, index) => String.fromCharCode("A".charCodeAt(0) + index));
  return letters.find((letter) => !answer.includes(letter)) ?? null;
}
