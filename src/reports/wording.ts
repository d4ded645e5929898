import type { ReportPeriodKind } from "../calendar/periods.ts";
import { periodOfKey } from "../calendar/periods.ts";
import { fullMomentWords, periodWords, spanWords } from "../calendar/wording.ts";
import type { Flag, FlagRules } from "./rules.ts";

const BULLETINS: Readonly<Record<ReportPeriodKind, string>> = {
  week: "周通报",
  month: "月通报",
  quarter: "季度通报",
  year: "年度通报",
};

/** 【防汛】周通报 */
export function bulletinTitle(programme: string, period: string): string {
  return `【${programme}】${BULLETINS[periodOfKey(period).kind]}`;
}

/** 2026年第38周　9月14日至9月20日 */
export function bulletinPeriod(period: string): string {
  return `${periodWords(period)}　${spanWords(periodOfKey(period))}`;
}

export function basisLine(basis: string): string {
  return `依据：${basis}`;
}

const FLAGS: Readonly<Record<Flag, string>> = { red: "红旗", yellow: "黄牌" };

export function flagWords(flag: Flag): string {
  return FLAGS[flag];
}

/** How the rate is reckoned, in the words of the figures beside it. */
export const rateFormula = "完成率＝（按时＋迟到＋补办）÷（应办－请假－待核实）。";

/** How the units are ordered. */
export function rankRule(ranked: boolean, scored = false): string {
  if (!ranked) return "按单位顺序列出，不排名。";
  const value = scored ? "得分" : "完成率";
  return `按${value}排名，${value}相同的名次并列；没有应办事项的单位不排名。`;
}

/** What each flag is given for: 红旗：完成率不低于95%且排第1名。 Nothing for a flag that is not given. */
export function flagRules({ red, yellow, leastBase }: FlagRules, ranked: boolean): string[] {
  const lines: string[] = [];
  if (red && ranked) {
    const place = red.lastRank === 1 ? "排第1名" : `排前${red.lastRank}名`;
    lines.push(`${FLAGS.red}：完成率不低于${percent(red.leastRate)}且${place}。`);
  }
  if (yellow) lines.push(`${FLAGS.yellow}：完成率低于${percent(yellow.line)}。`);
  if (lines.length > 0 && leastBase > 1) {
    lines.push(
      `计入完成率的事项不足${leastBase}项的单位，不评${flagsGiven(red !== null && ranked, yellow !== null)}。`,
    );
  }
  return lines;
}

function flagsGiven(red: boolean, yellow: boolean): string {
  return [...(red ? [FLAGS.red] : []), ...(yellow ? [FLAGS.yellow] : [])].join("、");
}

function percent(rate: number): string {
  return `${Math.round(rate * 1000) / 10}%`;
}

/** 比上期提高 1.2 个百分点; null when either is not known. */
export function changeWords(rate: number | null, before: number | null): string | null {
  if (rate === null || before === null) return null;
  const points = Math.round((rate - before) * 1000) / 10;
  if (points === 0) return "与上期持平";
  return `比上期${points > 0 ? "提高" : "下降"} ${Math.abs(points)} 个百分点`;
}

/** The units that a card has no room for: 另有 676 个单位见工作簿（其中黄牌 12 个） */
export function restWords(count: number, flags: Readonly<Record<Flag, number>>): string {
  const parts = (["red", "yellow"] as const).flatMap((flag) =>
    flags[flag] === 0 ? [] : [`${FLAGS[flag]} ${flags[flag]} 个`],
  );
  const among = parts.length === 0 ? "" : `（其中${parts.join("，")}）`;
  return `另有 ${count} 个单位见工作簿${among}`;
}

/** 第38周 */
export function weekLabel(week: string): string {
  return `第${Number(week.slice(6))}周`;
}

/** 周知　2026年9月20日 18:00 生成 */
export function madeLine(instant: Date, zone: string): string {
  return `${fullMomentWords(instant, zone)} 生成`;
}

/** How a unit's figures are called on the card and in the workbook. */
export const figureWords = {
  rate: "完成率",
  expected: "应办",
  done: "完成",
  onTime: "按时",
  late: "迟到",
  madeUp: "补办",
  owing: "未办",
  excused: "请假",
  held: "待核实",
};

/** Words of the card that never change. */
export const cardWords = {
  ...figureWords,
  rank: "名次",
  unit: "单位",
  doneOfExpected: "完成/应办",
  notRanked: "—",
  noRate: "—",
  notInvolved: "本期没有应办事项",
  nothingDue: "本期没有到期的事项。",
  noWholeRate: "暂无",
  nothingCounted: "应办事项都在请假或待核实中。",
  units: "各单位情况",
  trend: "近8周完成率",
  oneWeek: "近8周只有一期数据，满两期后显示走势。",
  noData: "无数据",
  rules: "计算办法",
  contest: "对数字有疑问，请联系本单位秘书。",
  maker: "周知",
} as const;
