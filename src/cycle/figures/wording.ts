import type { Flag } from "../scoring/rules.ts";
import { FLAG_WORDS, scoreWords } from "../scoring/wording.ts";
import { beatTitle, periodWords, weekWords } from "../wording.ts";
import { countable, doneOf, type Figures, inShownOrder, type UnitCount } from "./rules.ts";

/** A percentage with at most one decimal; only what is whole reads 100 %, only what is nothing reads 0 %. */
export function percentWords(rate: number): string {
  if (rate === 0 || rate === 1) return `${rate * 100}%`;
  const shown = Math.min(99.9, Math.max(0.1, Math.round(rate * 1000) / 10));
  return `${shown}%`;
}

type Labelled = Exclude<keyof Figures, "expected" | "due" | "missed">;

const LABELS: readonly (readonly [Labelled, string])[] = [
  ["onTime", "按时"],
  ["late", "迟到"],
  ["madeUp", "补办"],
  ["excused", "请假"],
  ["held", "待核实"],
];

/** 完成 55/57（96.5%）：按时 50，迟到 3，补办 2，请假 3，未办 2 */
export function figuresWords(figures: Figures): string {
  const parts = LABELS.flatMap(([field, label]) =>
    figures[field] === 0 ? [] : [`${label} ${figures[field]}`],
  );
  const owing = figures.due + figures.missed;
  if (owing > 0) parts.push(`未办 ${owing}`);
  return `${doneWords(figures)}：${parts.join("，")}`;
}

function doneWords(figures: Figures): string {
  const left = countable(figures);
  if (left === 0) return `应办 ${figures.expected}，均不计入完成率`;
  return `完成 ${doneOf(figures)}/${left}（${percentWords(doneOf(figures) / left)}）`;
}

/** 完成 1/2（50%），第 2 名 */
export function figuresShort(figures: Figures, rank: number | null): string {
  return `${doneWords(figures)}${rank === null ? "" : `，第 ${rank} 名`}`;
}

/** A count with what its programme's own way of judging adds; `score` where it is more than the rate. */
export type ShownCount = UnitCount & { score?: number | null; flag?: Flag };

/** A unit's figures as one line among its siblings. */
function unitLine(unit: string, count: ShownCount): string {
  const rank = count.rank === null ? "· " : `第${count.rank}名 `;
  const others = [
    ["未办", count.due + count.missed],
    ["请假", count.excused],
    ["待核实", count.held],
  ] as const;
  const rest = others.flatMap(([label, value]) => (value === 0 ? [] : [`，${label} ${value}`]));
  const score = count.score == null ? "" : `，得分 ${scoreWords(count.score)}`;
  const flag = count.flag ? `【${FLAG_WORDS[count.flag]}】` : "";
  return `${rank}${unit}${flag}：${doneWords(count)}${score}${rest.join("")}`;
}

export type Named = { name: string; count: ShownCount };

/** One line per unit that had something to do, ranked ones first, and how many had nothing. */
export function unitLines(units: readonly Named[]): string[] {
  const busy = units.filter(({ count }) => count.expected > 0);
  const shown = inShownOrder(busy.map(({ name, count }) => ({ name, count, rank: count.rank })));
  const idle = units.length - busy.length;
  return [
    ...shown.map(({ name, count }) => unitLine(name, count)),
    ...(idle > 0 ? [`另有 ${idle} 个单位没有到期事项`] : []),
  ];
}

/** A part of the county as one message shows it: its figures and those of the units right below. */
export type View = { title: string; figures: Figures; units: readonly Named[] };

/** What the administrators see at 统计; `look`: asked for by hand, nothing is frozen. `tests`: a line for each test. */
export function countTable(
  { programme, period, look }: { programme: string; period: string; look: boolean },
  view: View,
  tests: readonly string[],
): string {
  const title = `【${programme}】周统计（${weekWords(period)}）`;
  if (view.figures.expected === 0) return `${title}\n上次通报以来没有到期的事项。`;
  return [
    title,
    `${view.title}：${figuresWords(view.figures)}`,
    ...unitLines(view.units),
    ...tests,
    look
      ? "以上为即时数字，供查看，不作为本周统计。"
      : "请假、待核实不计入完成率。请关注未办较多的单位，待核实的请尽快核实。",
  ].join("\n");
}

/** Somebody's open things, in words: 张三：签到（9月14日）、签到（9月15日） */
export type PersonItems = { person: string; items: readonly string[]; held: boolean };

/** What a secretary sees at 统计: his units' figures and who owes what. */
export function secretaryCount(
  programme: string,
  period: string,
  units: readonly { name: string; figures: Figures; people: readonly PersonItems[] }[],
  tests: readonly string[],
): string {
  return [
    `【${programme}】周统计（${weekWords(period)}）`,
    ...units.flatMap(({ name, figures, people }) => [
      `${name}：${figuresWords(figures)}`,
      ...people.map(
        ({ person, items, held }) => `· ${person}：${items.join("、")}${held ? "（待核实）" : ""}`,
      ),
    ]),
    ...tests,
    "请核对并督促未办的人员；待核实的请尽快批准或驳回。",
  ].join("\n");
}

export type Bulletin = {
  programme: string;
  basis: string;
  period: string;
  view: View;
  /** The rank among its siblings of the unit the view shows; null when there is none. */
  rank: number | null;
  rate: number | null;
  /** Its rate in the 通报 before; null when there was none. */
  rateBefore: number | null;
  /** How its figures have changed since this week's 统计; null when that did not run. */
  sinceCount: Partial<Figures> | null;
  /** The whole programme, for groups that see a part of it. */
  whole: { title: string; figures: Figures } | null;
  statements: readonly { unit: string; text: string }[];
  /** A line for each test that was taken there. */
  tests: readonly string[];
  /** How the ranking comes about, where it is more than the rate. */
  formula: readonly string[];
};

/** A statement longer than this is shortened in a bulletin, which is read on a phone. */
const STATEMENT_SHOWN = 100;

/** The 通报 of a week, or of a longer period, for one group, or the whole of it for the administrators. Names no person. */
export function bulletinText(bulletin: Bulletin): string {
  const { programme, basis, period, view, whole, statements } = bulletin;
  const title = `${beatTitle("publish", period)}（${periodWords(period)}）`;
  const lines = [`【${programme}】${title}`, `依据：${basis}`];
  if (view.figures.expected === 0) lines.push(`${view.title}：没有到期的事项`);
  else lines.push(`${view.title}：${figuresWords(view.figures)}${standingWords(bulletin)}`);
  lines.push(...unitLines(view.units), ...bulletin.formula);
  if (whole && whole.figures.expected > 0) {
    lines.push(`${whole.title}：${doneWords(whole.figures)}`);
  }
  lines.push(...changeLine(bulletin.sinceCount), ...bulletin.tests);
  if (statements.length > 0) {
    lines.push(
      "情况说明：",
      ...statements.map(({ unit, text }) => `· ${unit}：${shortened(text)}`),
    );
  }
  return [...lines, ...closingLines(view.figures)].join("\n");
}

function standingWords({ rank, rate, rateBefore }: Bulletin): string {
  const place = rank === null ? "" : `，排第 ${rank} 名`;
  if (rate === null || rateBefore === null) return place;
  const points = Math.round((rate - rateBefore) * 1000) / 10;
  if (points === 0) return `${place}，与上期持平`;
  return `${place}，比上期${points > 0 ? "提高" : "下降"} ${Math.abs(points)} 个百分点`;
}

function changeLine(changes: Partial<Figures> | null): string[] {
  if (!changes || Object.keys(changes).length === 0) return [];
  const signed = (value: number) => (value > 0 ? `+${value}` : String(value));
  const owing = (changes.due ?? 0) + (changes.missed ?? 0);
  const parts = [
    ...(changes.expected ? [`应办 ${signed(changes.expected)}`] : []),
    ...LABELS.flatMap(([field, label]) => {
      const value = changes[field];
      return value ? [`${label} ${signed(value)}`] : [];
    }),
    ...(owing ? [`未办 ${signed(owing)}`] : []),
  ];
  return parts.length > 0 ? [`与本周统计相比：${parts.join("，")}`] : [];
}

function closingLines(figures: Figures): string[] {
  const owing = figures.due + figures.missed;
  return [
    ...(figures.held > 0 ? [`待核实 ${figures.held} 项，核实前不计入完成率。`] : []),
    ...(owing > 0 ? ["请未办的单位抓紧办理。"] : []),
    "对数字有疑问，请联系本单位秘书。",
  ];
}

/** A text of somebody's as one line of a message that is read on a phone. */
export function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > STATEMENT_SHOWN ? `${line.slice(0, STATEMENT_SHOWN)}…` : line;
}
