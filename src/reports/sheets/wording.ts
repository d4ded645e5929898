import { periodOfKey } from "../../calendar/periods.ts";
import { fullMomentWords, periodWords, spanWords } from "../../calendar/wording.ts";
import { figuresWords } from "../../cycle/figures/wording.ts";
import type { ObligationStatus } from "../../ledger/rules.ts";
import type { BulletinReport } from "../rules.ts";
import { bulletinTitle, figureWords, flagRules, rankRule, rateFormula } from "../wording.ts";

/** The names of the sheets. */
export const sheetNames = {
  units: "单位",
  persons: "人员",
  details: "明细",
  burden: "负担",
  rules: "规则",
} as const;

/** The heads of the columns. */
export const columnWords = {
  rank: "名次",
  unit: "单位",
  parent: "上级",
  ...figureWords,
  flag: "标记",
  person: "姓名",
  plan: "计划",
  number: "编号",
  date: "日期",
  status: "情况",
  at: "时间",
  evidence: "依据",
  week: "周",
  received: "收到消息",
  asked: "要求回复",
  reason: "超出说明",
  item: "项目",
  content: "内容",
} as const;

/** Stands for the plan where a line sums all of them. */
export const allPlans = "全部";

const STATUSES: Readonly<Record<ObligationStatus, string>> = {
  due: "未办",
  on_time: "按时",
  late: "迟到",
  made_up: "补办",
  excused: "请假",
  missed: "未办",
  held: "待核实",
};

export function statusWords(status: ObligationStatus): string {
  return STATUSES[status];
}

const MEANINGS: readonly (readonly [string, string])[] = [
  [STATUSES.on_time, "在截止时间前办理。"],
  [STATUSES.late, "在截止时间后、宽限时间内办理。"],
  [STATUSES.made_up, "过后补办并计入的。"],
  [STATUSES.missed, "到导出时仍未办理。"],
  [STATUSES.excused, "经批准请假，不计入完成率。"],
  [STATUSES.held, "当时未能收到消息或情况存疑，核实前不计入完成率。"],
];

/** The lines of the sheet that says how everything was counted: what, and in which words. */
export function ruleLines(report: BulletinReport): (readonly [string, string])[] {
  const { programme, basis, period, whole, ranked, flags, zone } = report;
  return [
    ["通报", bulletinTitle(programme, period)],
    ["时段", `${periodWords(period)}，${spanWords(periodOfKey(period))}`],
    ["依据", basis],
    [whole.title, figuresWords(whole.figures)],
    ["完成率", rateFormula],
    ...MEANINGS,
    ["单位", "按每次应办开始时所在的单位统计；上级单位的数字包含下级单位。"],
    ["排名", rankRule(ranked, report.scored)],
    ...flagRules(flags, ranked).map((rule) => ["标记", rule] as const),
    ["负担", "每人每周收到的消息数（私聊和本人所在的群，各项工作合计），以及要求其办理的事项数。"],
    ["日历", calendarWords(report.calendarYears)],
    ["时间", zone === "Asia/Shanghai" ? "均为北京时间。" : `均为当地时间（${zone}）。`],
    [
      "文字",
      "以等号、加号、减号或 @ 开头的文字，前面加了一个撇号（'），以免被当作公式；使用时请去掉。",
    ],
    ...report.notes.map((note) => ["说明", note] as const),
    ["导出", `${report.exportedBy}，${fullMomentWords(report.exportedAt, zone)}`],
  ];
}

function calendarWords(years: readonly number[]): string {
  if (years.length === 0) return "没有节假日数据，工作日按周一至周五计算，请管理员补充日历。";
  return `节假日和调休数据包括 ${years.map((year) => `${year}年`).join("、")}。`;
}

/** The line above each printed page: 【防汛】周通报　2026年第38周 */
export function pageHeading(report: BulletinReport): string {
  return `${bulletinTitle(report.programme, report.period)}　${periodWords(report.period)}`;
}

/** The line below it, with the codes a spreadsheet fills in. */
export const pageFooting = "第 &P 页，共 &N 页";

/** Who a workbook says it is by. */
export const author = "周知";
