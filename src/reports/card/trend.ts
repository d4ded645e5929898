import { line } from "d3-shape";
import { percentWords } from "../../cycle/figures/wording.ts";
import { type BulletinCard, type TrendPoint, trendUpTo } from "../rules.ts";
import { cardWords, weekLabel } from "../wording.ts";
import { column, drawing, type Element, type Style, text } from "./element.ts";
import { COLOUR, INNER_WIDTH, SIZE } from "./look.ts";

/** Below the lowest level there is room for the label of a low point. */
const PLOT = { height: 220, top: 46, low: 44, weeks: 36, left: 92 } as const;
const HEIGHT = PLOT.top + PLOT.height + PLOT.low + PLOT.weeks;
const STEP = (INNER_WIDTH - PLOT.left) / 8;
const LABEL = { width: 110, height: 34 } as const;

type Spot = { week: string; rate: number | null; x: number; y: number };
type Known = Spot & { rate: number };

/** The last eight weeks as a line, missing weeks as gaps; null when no week is known. */
export function trendPlot(card: BulletinCard): Element | null {
  const points = trendUpTo(card.period, card.trend);
  const rates = points.flatMap(({ rate }) => (rate === null ? [] : [rate]));
  if (rates.length === 0) return null;
  if (rates.length === 1)
    return text({ color: COLOUR.quiet, fontSize: SIZE.small }, cardWords.oneWeek);
  const floor = floorOf(Math.min(...rates));
  const spots = points.map((point, index) => spotOf(point, index, floor));
  const levels = [floor, (1 + floor) / 2, 1];
  return column(
    { position: "relative", width: INNER_WIDTH, height: HEIGHT },
    drawing(plotSvg(spots, levels, floor), INNER_WIDTH, HEIGHT),
    ...levels.map((level) => levelLabel(level, floor)),
    ...spots.flatMap(weekTexts),
    ...spots.flatMap((spot, index) => (isKnown(spot) ? [rateLabel(spot, index, spots)] : [])),
  );
}

/** The axis begins where small changes can still be seen; its labels say where that is. */
function floorOf(lowest: number): number {
  if (lowest >= 0.82) return 0.8;
  return lowest >= 0.54 ? 0.5 : 0;
}

function isKnown(spot: Spot): spot is Known {
  return spot.rate !== null;
}

function heightOf(rate: number, floor: number): number {
  return PLOT.top + PLOT.height * (1 - (rate - floor) / (1 - floor));
}

function spotOf({ week, rate }: TrendPoint, index: number, floor: number): Spot {
  return { week, rate, x: PLOT.left + (index + 0.5) * STEP, y: heightOf(rate ?? floor, floor) };
}

function plotSvg(spots: readonly Spot[], levels: readonly number[], floor: number): string {
  const path = line<Spot>(
    ({ x }) => x,
    ({ y }) => y,
  ).defined(isKnown)(spots);
  const size = `width="${INNER_WIDTH}" height="${HEIGHT}"`;
  const grid = levels.map((level) => {
    const y = heightOf(level, floor);
    return `<path d="M${PLOT.left},${y}H${INNER_WIDTH}" stroke="${COLOUR.line}" stroke-width="2"/>`;
  });
  const dots = spots
    .filter(isKnown)
    .map(
      ({ x, y }) =>
        `<circle cx="${x}" cy="${y}" r="8" fill="${COLOUR.bar}" stroke="#fff" stroke-width="3"/>`,
    );
  const stroke = `fill="none" stroke="${COLOUR.bar}" stroke-width="5" stroke-linejoin="round"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size}>`,
    ...grid,
    `<path d="${path ?? ""}" ${stroke}/>`,
    ...dots,
    "</svg>",
  ].join("");
}

const centred = { justifyContent: "center" } as const;

const at = (left: number, top: number, width: number, style: Style): Style => ({
  position: "absolute",
  left,
  top,
  width,
  height: LABEL.height,
  fontSize: SIZE.small,
  alignItems: "center",
  ...style,
});

function levelLabel(level: number, floor: number): Element {
  const top = heightOf(level, floor) - LABEL.height / 2;
  const style = at(0, top, PLOT.left - 14, { justifyContent: "flex-end", color: COLOUR.quiet });
  return text(style, percentWords(level));
}

function weekTexts({ week, x, rate }: Spot): Element[] {
  const floor = PLOT.top + PLOT.height;
  const label = (top: number, content: string) =>
    text({ ...at(x - LABEL.width / 2, top, LABEL.width, centred), color: COLOUR.quiet }, content);
  const below = label(floor + PLOT.low, weekLabel(week));
  return rate === null ? [below, label(floor - LABEL.height - 6, cardWords.noData)] : [below];
}

/** Above its point; below where the line comes from above on both sides and would run through it. */
function rateLabel(spot: Known, index: number, spots: readonly Spot[]): Element {
  const around = [spots[index - 1], spots[index + 1]].flatMap((next) =>
    next && isKnown(next) ? [next] : [],
  );
  const isValley = around.length > 0 && around.every(({ y }) => y < spot.y - LABEL.height / 2);
  const top = isValley ? spot.y + 10 : spot.y - LABEL.height - 12;
  const style = at(spot.x - LABEL.width / 2, top, LABEL.width, centred);
  return text({ ...style, fontWeight: 700, color: COLOUR.ink }, percentWords(spot.rate));
}
