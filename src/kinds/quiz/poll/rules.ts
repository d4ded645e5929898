import type { PollContent } from "../../../outbox/rules.ts";
import type { Choice } from "../bank/rules.ts";
import { type Item, letterAt } from "../paper/rules.ts";
import type { QuestionType } from "../rules.ts";

/** The platforms that have polls in which it is seen who chose what. */
export const POLL_PLATFORMS: readonly string[] = ["telegram"];

/** Telegram's limits (Bot API, sendPoll), in characters and options. */
const LIMITS = { question: 300, option: 100, options: 12 } as const;

/** Whether a platform takes this as a poll. */
export function fits({ question, options }: Pick<PollContent, "question" | "options">): boolean {
  return (
    question.length <= LIMITS.question &&
    options.length <= LIMITS.options &&
    options.every((option) => option.length > 0 && option.length <= LIMITS.option)
  );
}

/** The places of a right answer among the options of a poll; a judgement has 对 first. */
export function placesOf(answer: Choice): number[] {
  if (answer === "对") return [0];
  return answer === "错" ? [1] : Array.from(answer, placeOfLetter);
}

/** The answer that the chosen places make, in the letters of the poll; empty when none is chosen. */
export function choiceAt(places: readonly number[], type: QuestionType): Choice {
  if (type === "judgement") return ["对", "错"][places[0] ?? -1] ?? "";
  return [...places]
    .sort((a, b) => a - b)
    .map(letterAt)
    .join("");
}

function placeOfLetter(letter: string): number {
  return letter.charCodeAt(0) - letterAt(0).charCodeAt(0);
}

/** A poll of a contest. `position`: which of its questions, from 0; every group has one for each. */
export type ContestPoll = Item & { id: number; position: number; type: QuestionType };

/** What somebody has chosen in one of them. */
export type Vote = { pollId: number; personId: number; options: readonly number[]; at: Date };

/** A paper made of somebody's choices. `from` and `until`: when he made the first and the last of them. */
export type VotedPaper = {
  personId: number;
  items: Item[];
  answers: Choice[];
  from: Date;
  until: Date;
};

/**
 * The papers that the choices in a contest's polls make, in the order of persons. Of one question's polls in several
 * groups the newest choice counts.
 */
export function papersOf(polls: readonly ContestPoll[], votes: readonly Vote[]): VotedPaper[] {
  const byId = new Map(polls.map((poll) => [poll.id, poll]));
  const byPosition = new Map(polls.map((poll) => [poll.position, poll]));
  const asked = [...byPosition.values()].sort((a, b) => a.position - b.position);
  const papers = new Map<number, Map<number, Vote>>();
  for (const vote of [...votes].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const position = byId.get(vote.pollId)?.position;
    if (position === undefined) continue;
    const own = papers.get(vote.personId) ?? new Map<number, Vote>();
    papers.set(vote.personId, own.set(position, vote));
  }
  return [...papers]
    .sort(([one], [other]) => one - other)
    .map(([personId, own]) => paperOf(personId, asked, own));
}

function paperOf(
  personId: number,
  asked: readonly ContestPoll[],
  own: ReadonlyMap<number, Vote>,
): VotedPaper {
  const times = [...own.values()].map(({ at }) => at.getTime());
  return {
    personId,
    items: asked.map(({ questionId, order }) => ({ questionId, order })),
    answers: asked.map(({ position, type }) => choiceAt(own.get(position)?.options ?? [], type)),
    from: new Date(Math.min(...times)),
    until: new Date(Math.max(...times)),
  };
}
