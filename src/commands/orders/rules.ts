import { numberOf } from "../days/rules.ts";
import type { Intent } from "../rules.ts";
import type { Scene } from "../scene/rules.ts";
import { cut, matchAt, type Phrase, trim } from "../text/rules.ts";

/**
 * A word with which an order begins. `whole`: what follows it reaches to the end of the message, not
 * of the line. `read` gets what follows, untrimmed, and gives null when it is no order after all.
 */
export type Order = {
  word: RegExp;
  whole: boolean;
  read: (rest: Phrase, scene: Scene, word: string) => Intent[] | null;
};

const NUMBER =
  / ?(?:第|编号|草稿|任务|清单|no\.?)? ?[:#]? ?(\d{1,6}|[一二三四五六七八九十]{1,3}) ?(?:(?:号|条)(?:草稿|任务)?|(?=$|[到至已]|[^\d\p{Script=Han}a-z.%/-]|[和及]))/uy;

/** A number at the start, 12, 12号, 草稿3, and what follows it; null where there is none or it counts something. */
export function leadingNumber(rest: Phrase): { number: number; rest: Phrase } | null {
  const match = matchAt(NUMBER, rest.keys, 0);
  const number = numberOf(match?.[1] ?? "");
  if (!match || number === null || !Number.isInteger(number)) return null;
  return { number, rest: cut(rest, match[0].length) };
}

/** Whether nothing is glued to the word before: the end, a space, a mark. */
export function isSeparate(rest: Phrase): boolean {
  return rest.keys === "" || /^[ ,:;。、!~\n(-]/.test(rest.keys);
}

/** A text as typed, without what leads to it; its full stop stays. */
export function textIn(rest: Phrase): string {
  const first = trim(rest).keys.charAt(0);
  const start = first === "" ? rest.keys.length : rest.keys.indexOf(first);
  return rest.words.slice(start).trim();
}

/** What was typed, without marks at its ends. */
export function wordsIn(rest: Phrase): string {
  return trim(rest).words;
}
