/** The width of a phone's screen in pixels; 30 of them are the size of its ordinary text. */
export const CARD_WIDTH = 1080;
export const MARGIN = 32;
export const PADDING = 24;
/** What a panel has inside. */
export const INNER_WIDTH = CARD_WIDTH - 2 * (MARGIN + PADDING);

export const SIZE = { small: 26, normal: 30, large: 34, title: 54, figure: 46, rate: 116 } as const;

/** Calm on purpose: no colour marks a low rate, and a flag is always a word as well. */
export const COLOUR = {
  page: "#eef2f6",
  panel: "#ffffff",
  band: "#1f4e79",
  onBand: "#ffffff",
  onBandQuiet: "#c9d9e8",
  ink: "#1f2933",
  quiet: "#5c6b7a",
  line: "#e3e9ef",
  stripe: "#f7f9fb",
  bar: "#3c7fb8",
  barGround: "#e3ebf3",
  redFlag: "#c0281f",
  onRedFlag: "#ffffff",
  yellowCard: "#ffe9a8",
  yellowEdge: "#c99700",
  onYellowCard: "#5f4700",
} as const;

/** A digit of this font is a little wider than half its size. */
const DIGIT = 0.58;

/** The size in which a number of so many digits fits into `width` with a gap before it, at most `largest`. */
export function sizeWithin(width: number, digits: string, largest: number): number {
  return Math.min(largest, Math.floor((width - 10) / (digits.length * DIGIT)));
}
