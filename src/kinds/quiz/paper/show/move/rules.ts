/** Where somebody wants to go on his paper: to a question by its number, or one on or back. */
export type Move = { to: number } | { by: 1 | -1 };

const NUMERALS = "一二三四五六七八九十";
const MOVE = /^(?:(下一?[题道]题?|跳过)|(上一?[题道]题?)|第(\d{1,3}|[一二三四五六七八九十])题)$/;

/** Reads 下一题, 跳过, 上一题 and 第3题, simplified and without spaces; null when it is none of them. */
export function moveIn(words: string): Move | null {
  const [, after, before, number] = MOVE.exec(words) ?? [];
  if (after !== undefined) return { by: 1 };
  if (before !== undefined) return { by: -1 };
  if (number === undefined) return null;
  return { to: NUMERALS.includes(number) ? NUMERALS.indexOf(number) + 1 : Number(number) };
}

/** The question to show, from 0, after the one at `current`; it stays on the paper. */
export function itemAfter(move: Move, current: number, count: number): number {
  const wanted = "to" in move ? move.to - 1 : current + move.by;
  return Math.min(Math.max(wanted, 0), count - 1);
}
