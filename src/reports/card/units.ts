import { doneOf } from "../../cycle/figures/rules.ts";
import { percentWords } from "../../cycle/figures/wording.ts";
import {
  type BulletinCard,
  type Flag,
  flagOf,
  inBulletinOrder,
  isInvolved,
  shortNames,
  type UnitFigures,
} from "../rules.ts";
import { cardWords, flagWords, restWords } from "../wording.ts";
import { column, type Element, row, type Style, text } from "./element.ts";
import { COLOUR, INNER_WIDTH, SIZE, sizeWithin } from "./look.ts";

/** A picture about three times as high as wide; messengers shrink what is longer until its text is too small. */
const SHOWN_UNITS = 20;

const WIDTH = { rank: 66, rate: 206, done: 132, owing: 76, excused: 76, held: 98 } as const;
const BAR = { width: 88, height: 14 } as const;
const ROW_HEIGHT = 76;
/** Between the last figures and the end of the line. */
const EDGE = 10;
const NAME_GAP = 12;
/** Two lines of a name, in full-width characters of the normal size. */
const NAME_LINES = 2;

const nameWidth = (ranked: boolean) =>
  INNER_WIDTH -
  EDGE -
  WIDTH.rate -
  WIDTH.done -
  WIDTH.owing -
  WIDTH.excused -
  WIDTH.held -
  (ranked ? WIDTH.rank : 0);

const nameRoom = (ranked: boolean) =>
  Math.floor((nameWidth(ranked) - NAME_GAP) / SIZE.normal) * NAME_LINES - 1;

/** The units as a table, at most twenty, and how many more the workbook has. Null when there are none. */
export function unitTable(card: BulletinCard): Element | null {
  const units = inBulletinOrder(card.units, card.ranked);
  if (units.length === 0) return null;
  const shown = units.slice(0, SHOWN_UNITS);
  const rest = units.slice(SHOWN_UNITS);
  const names = shortNames(
    shown.map(({ name }) => name),
    nameRoom(card.ranked),
  );
  const rows = shown.map(({ name, count }, index) =>
    unitRow(card, { name: names[index] ?? name, count }, index),
  );
  const more = rest.length === 0 ? [] : [restLine(card, rest)];
  return column({}, headRow(card.ranked), ...rows, ...more);
}

function headRow(ranked: boolean): Element {
  const head = (width: number, content: string, style: Style = right) =>
    text({ width, ...style }, content);
  return row(
    {
      padding: `0 ${EDGE}px 12px 0`,
      fontSize: SIZE.small,
      color: COLOUR.quiet,
      borderBottom: `2px solid ${COLOUR.line}`,
    },
    ...(ranked ? [head(WIDTH.rank, cardWords.rank, centred)] : []),
    head(nameWidth(ranked), cardWords.unit, {}),
    head(WIDTH.rate, cardWords.rate),
    head(WIDTH.done, cardWords.doneOfExpected),
    head(WIDTH.owing, cardWords.owing),
    head(WIDTH.excused, cardWords.excused),
    head(WIDTH.held, cardWords.held),
  );
}

const right = { justifyContent: "flex-end" } as const;
const centred = { justifyContent: "center" } as const;

function unitRow(card: BulletinCard, { name, count }: UnitFigures, index: number): Element {
  const involved = isInvolved(count);
  const flag = flagOf(count, card.flags);
  const rank = count.rank === null ? cardWords.notRanked : String(count.rank);
  return row(
    {
      minHeight: ROW_HEIGHT,
      paddingRight: EDGE,
      alignItems: "center",
      fontSize: SIZE.normal,
      backgroundColor: index % 2 === 0 ? COLOUR.panel : COLOUR.stripe,
      borderBottom: `1px solid ${COLOUR.line}`,
    },
    ...(card.ranked ? [text({ width: WIDTH.rank, ...centred, fontWeight: 700 }, rank)] : []),
    nameCell(name, flag, nameWidth(card.ranked)),
    ...(involved ? figureCells(count) : [text({ color: COLOUR.quiet }, cardWords.notInvolved)]),
  );
}

function nameCell(name: string, flag: Flag | null, width: number): Element {
  const style = {
    boxSizing: "border-box",
    flexWrap: "wrap",
    alignItems: "center",
    lineHeight: 1.25,
  };
  const space = `8px ${NAME_GAP}px 8px 0`;
  return row(
    { ...style, width, padding: space },
    text({ marginRight: 8 }, name),
    ...(flag ? [flagChip(flag)] : []),
  );
}

const CHIPS: Readonly<Record<Flag, Style>> = {
  red: {
    backgroundColor: COLOUR.redFlag,
    color: COLOUR.onRedFlag,
    border: `2px solid ${COLOUR.redFlag}`,
  },
  yellow: {
    backgroundColor: COLOUR.yellowCard,
    color: COLOUR.onYellowCard,
    border: `2px solid ${COLOUR.yellowEdge}`,
  },
};

function flagChip(flag: Flag): Element {
  const shape = { fontSize: 24, fontWeight: 700, padding: "1px 7px", borderRadius: 8 };
  return text({ ...shape, ...CHIPS[flag] }, flagWords(flag));
}

function figureCells(count: UnitFigures["count"]): Element[] {
  const { expected, due, missed, excused, held } = count;
  const cell = (width: number, words: string, color: string) =>
    text({ width, ...right, color, fontSize: sizeWithin(width, words, SIZE.normal) }, words);
  const figure = (width: number, value: number) =>
    cell(width, String(value), value === 0 ? COLOUR.quiet : COLOUR.ink);
  return [
    rateCell(count.rate),
    cell(WIDTH.done, `${doneOf(count)}/${expected}`, COLOUR.ink),
    figure(WIDTH.owing, due + missed),
    figure(WIDTH.excused, excused),
    figure(WIDTH.held, held),
  ];
}

function rateCell(rate: number | null): Element {
  const words = rate === null ? cardWords.noRate : percentWords(rate);
  const bar = row(
    { ...BAR, backgroundColor: COLOUR.barGround, borderRadius: 7, overflow: "hidden" },
    row({ width: BAR.width * (rate ?? 0), height: BAR.height, backgroundColor: COLOUR.bar }),
  );
  return row(
    { width: WIDTH.rate, alignItems: "center", ...right },
    bar,
    text({ width: WIDTH.rate - BAR.width, ...right, fontWeight: 700 }, words),
  );
}

function restLine(card: BulletinCard, rest: readonly UnitFigures[]): Element {
  const flags = { red: 0, yellow: 0 };
  for (const { count } of rest) {
    const flag = flagOf(count, card.flags);
    if (flag) flags[flag] += 1;
  }
  const style = { fontSize: SIZE.small, color: COLOUR.quiet, paddingTop: 18, ...centred };
  return text(style, restWords(rest.length, flags));
}
