/** 参数 of a plan, as `名=值` pairs. */
export type Parameters = Readonly<Record<string, string>>;

/** How a kind of plan speaks of itself; every text of the ledger is made of these. */
export type KindWords = {
  /** What one does, as a noun: 签到. */
  act: string;
  /** What somebody has who did it: 已签到. */
  done: string;
  /** What somebody has who did not: 未签到. */
  owing: string;
  /** How to do it now. */
  how(parameters: Parameters): string;
  /** The same to somebody who is in private with the bot already; without it as ever. */
  howPrivately?(parameters: Parameters): string;
  /** How to mend it after the window. */
  howLate: string;
};

/** The intents that can answer a plan. */
export type Answer = "sign_in" | "official_trip" | "location" | "acknowledge" | "reflection";

/**
 * What somebody can vouch for when the bot could not hear a person: that he was there, that he did it, or no more than
 * that he may not have been told, because only he can do it.
 */
export type Witness = "presence" | "act" | "deafness";

/** The one button under an opening and a reminder. */
export type KindButton = { text: string; data(occurrenceId: number): string };

/**
 * One kind of plan. The ledger opens, reminds, records, closes and counts; a kind only says what answers it.
 *
 * `counts`: which of several valid replies stands. `doableLate`: whether it can still be done after the window
 * (then a ladder may chase it). `early`: whether a reply before the window, on its day, counts for it.
 * `witness`: what a human's word for a person is worth.
 * `opening`: how the transcript calls what opens it. `alsoPrivate`: who gets the opening in private besides the group.
 */
export type Kind = {
  name: string;
  counts: "first" | "newest";
  doableLate: boolean;
  early: boolean;
  witness: Witness;
  opening: "open" | "study";
  alsoPrivate: "nobody" | "away";
  words: KindWords;
  button(parameters: Parameters): KindButton | null;
  /** Whether anybody owes a reply; a push that asks for none has no obligations. */
  asks(parameters: Parameters): boolean;
  answers(answer: Answer, parameters: Parameters): "settles" | "needs-location" | "no";
  /** Problems of 参数 in Chinese, each saying what is allowed; empty when all is well. */
  checkParameters(parameters: Parameters): string[];
};

/** The data of a button that answers this occurrence at once. */
export function answerData(occurrenceId: number): string {
  return `answer:${occurrenceId}`;
}

const PRIVATELY = "private:";

/** The data of a button that opens the private chat with the bot and says these words there. */
export function privatelyData(words: string): string {
  return `${PRIVATELY}${words}`;
}

/** The words of such a button; null when it is another. */
export function privateWords(data: string): string | null {
  return data.startsWith(PRIVATELY) ? data.slice(PRIVATELY.length) : null;
}
