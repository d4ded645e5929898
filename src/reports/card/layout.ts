import { doneOf } from "../../cycle/figures/rules.ts";
import { percentWords } from "../../cycle/figures/wording.ts";
import { type BulletinCard, isInvolved, shortName } from "../rules.ts";
import {
  basisLine,
  bulletinPeriod,
  bulletinTitle,
  cardWords,
  changeWords,
  flagRules,
  madeLine,
  rankRule,
  rateFormula,
} from "../wording.ts";
import { column, type Element, row, text } from "./element.ts";
import { CARD_WIDTH, COLOUR, INNER_WIDTH, MARGIN, PADDING, SIZE, sizeWithin } from "./look.ts";
import { trendPlot } from "./trend.ts";
import { unitTable } from "./units.ts";

/** The characters of a basis that two or three lines of the band hold. */
const BASIS_SHOWN = 90;
const TITLE_SHOWN = 26;
const RATE_WIDTH = 400;
/** An opening 【 has its left half empty: a title of one line is moved out by so much. */
const BRACKET_OUTDENT = -20;
const TITLE_LINE = 17;

/** The whole card, as wide as a phone and as high as it needs. */
export function cardLayout(card: BulletinCard): Element {
  const panels = [
    overview(card),
    titled(cardWords.units, unitTable(card)),
    titled(cardWords.trend, trendPlot(card)),
    titled(cardWords.rules, smallPrint(card)),
  ].flatMap((element) => element ?? []);
  return column(
    { width: CARD_WIDTH, backgroundColor: COLOUR.page, color: COLOUR.ink },
    band(card),
    ...panels,
    maker(card),
  );
}

function band({ programme, period, basis }: BulletinCard): Element {
  const title = bulletinTitle(shortName(programme, TITLE_SHOWN), period);
  const marginLeft = title.length > TITLE_LINE ? 0 : BRACKET_OUTDENT;
  const heading = { fontSize: SIZE.title, fontWeight: 700, lineHeight: 1.25 };
  const quiet = { fontSize: SIZE.small, color: COLOUR.onBandQuiet, lineHeight: 1.4 };
  return column(
    {
      backgroundColor: COLOUR.band,
      color: COLOUR.onBand,
      padding: `40px ${MARGIN + PADDING}px 36px`,
    },
    text({ ...heading, marginLeft }, title),
    text({ fontSize: SIZE.large, marginTop: 14 }, bulletinPeriod(period)),
    text({ ...quiet, marginTop: 12 }, basisLine(shortName(basis, BASIS_SHOWN))),
  );
}

function panel(...children: readonly Element[]): Element {
  const edges = { margin: `${PADDING}px ${MARGIN}px 0`, padding: PADDING, borderRadius: 18 };
  return column({ ...edges, backgroundColor: COLOUR.panel }, ...children);
}

function titled(title: string, content: Element | null): Element | null {
  if (!content) return null;
  const heading = { fontSize: SIZE.large, fontWeight: 700, marginBottom: 18 };
  return panel(text(heading, title), content);
}

function overview({ whole }: BulletinCard): Element {
  const heading = { fontSize: SIZE.large, fontWeight: 700, marginBottom: 10 };
  const name = text(heading, shortName(whole.title, TITLE_SHOWN));
  if (!isInvolved(whole.figures)) {
    return panel(name, text({ fontSize: SIZE.normal, color: COLOUR.quiet }, cardWords.nothingDue));
  }
  return panel(name, row({ alignItems: "center" }, overallRate(whole), overallFigures(whole)));
}

type Whole = BulletinCard["whole"];

function overallRate({ rate, rateBefore }: Whole): Element {
  const quiet = { fontSize: SIZE.small, color: COLOUR.quiet, lineHeight: 1.4 };
  const shown = { fontWeight: 700, color: COLOUR.band, lineHeight: 1.15 };
  if (rate === null) {
    return column(
      { width: RATE_WIDTH, paddingRight: PADDING },
      text(quiet, cardWords.rate),
      text({ ...shown, fontSize: SIZE.title }, cardWords.noWholeRate),
      text(quiet, cardWords.nothingCounted),
    );
  }
  const change = changeWords(rate, rateBefore);
  return column(
    { width: RATE_WIDTH },
    text(quiet, cardWords.rate),
    text({ ...shown, fontSize: SIZE.rate }, percentWords(rate)),
    ...(change === null ? [] : [text(quiet, change)]),
  );
}

function overallFigures({ figures }: Whole): Element {
  const { expected, onTime, late, madeUp, excused, held, due, missed } = figures;
  const shown = [
    [cardWords.expected, expected],
    [cardWords.done, doneOf(figures)],
    [cardWords.owing, due + missed],
    [cardWords.excused, excused],
    [cardWords.onTime, onTime],
    [cardWords.late, late],
    [cardWords.madeUp, madeUp],
    [cardWords.held, held],
  ] as const;
  const widest = String(Math.max(...shown.map(([, value]) => value)));
  const size = sizeWithin((INNER_WIDTH - RATE_WIDTH) / 4, widest, SIZE.figure);
  const cells = shown.map(([label, value]) =>
    column(
      { width: "25%", alignItems: "center", padding: "10px 0" },
      text({ fontSize: size, fontWeight: 700, lineHeight: 1.3 }, String(value)),
      text({ fontSize: SIZE.small, color: COLOUR.quiet }, label),
    ),
  );
  return row({ flex: 1, flexWrap: "wrap" }, ...cells);
}

function smallPrint(card: BulletinCard): Element {
  const lines = [
    rateFormula,
    rankRule(card.ranked, card.scored),
    ...flagRules(card.flags, card.ranked),
    ...card.notes,
    cardWords.contest,
  ];
  const style = { fontSize: SIZE.small, color: COLOUR.quiet, lineHeight: 1.5 };
  return column({}, ...lines.map((content) => text(style, content)));
}

function maker({ generatedAt, zone }: BulletinCard): Element {
  const style = { padding: `26px ${MARGIN + PADDING}px 34px`, justifyContent: "space-between" };
  return row(
    { ...style, fontSize: SIZE.small, color: COLOUR.quiet },
    text({ fontWeight: 700 }, cardWords.maker),
    text({}, madeLine(generatedAt, zone)),
  );
}
