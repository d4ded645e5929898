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
  /** How to mend it after the window. */
  howLate: string;
};

/** The intents that can answer a plan. */
export type Answer = "sign_in" | "official_trip" | "location" | "acknowledge";

/**
 * One kind of plan. The ledger opens, reminds, records, closes and counts; a kind only says what answers it.
 *
 * `counts`: which of several valid replies stands. `doableLate`: whether it can still be done after the window
 * (then a ladder may chase it). `early`: whether a reply before the window, on its day, counts for it.
 */
export type Kind = {
  name: string;
  counts: "first" | "newest";
  doableLate: boolean;
  early: boolean;
  button: string | null;
  words: KindWords;
  answers(answer: Answer, parameters: Parameters): "settles" | "needs-location" | "no";
  /** Problems of 参数 in Chinese, each saying what is allowed; empty when all is well. */
  checkParameters(parameters: Parameters): string[];
};
