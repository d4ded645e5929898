import { dayWords, timeWords } from "../../../calendar/wording.ts";
import type { LocalDate } from "../../../calendar/work-calendar.ts";
import type { Question } from "../bank/rules.ts";
import { letterAt } from "../paper/rules.ts";
import {
  hasDoubtfulKey,
  meanOf,
  type QuestionFigures,
  type TestFigures,
  wrongShare,
} from "./rules.ts";

/** Which test a text is about; `contest`: nobody passes or fails. */
export type TestName = { plan: string; date: LocalDate; contest: boolean };

/** 周测（9月14日）：参加 18/20，首次通过 12，补考后通过 3，平均分 86.5; `which` tells it from others of that day. */
export function testLine(
  { plan, date, contest }: TestName,
  figures: TestFigures,
  which?: string,
): string {
  const when = which === undefined ? dayWords(date) : `${dayWords(date)}，${which}`;
  return `${plan}（${when}）：${figuresWords(figures, contest)}`;
}

/** So many units are named; of more it is said how many they are. */
const UNITS_NAMED = 3;

export function startedForWords(units: readonly string[]): string {
  const more = units.length > UNITS_NAMED ? `等 ${units.length} 个单位` : "";
  return `${units.slice(0, UNITS_NAMED).join("、")}${more}`;
}

export function startedAtWords(opensAt: Date, zone: string): string {
  return `${timeWords(opensAt, zone)} 发起`;
}

function figuresWords(figures: TestFigures, contest: boolean): string {
  const { expected, tookPart, passedFirst, passedLater } = figures;
  const mean = meanOf(figures);
  const passed = contest ? [] : [`首次通过 ${passedFirst}`, `补考后通过 ${passedLater}`];
  return [
    `参加 ${tookPart}/${expected}`,
    ...(tookPart === 0 ? [] : passed),
    ...(mean === null ? [] : [`平均分 ${mean}`]),
  ].join("，");
}

/** A unit of a report; `level` 1 stands below one of level 0. */
export type ReportUnit = { name: string; level: 0 | 1; figures: TestFigures };

/** A question of a report with how it went. */
export type ReportQuestion = { question: Question; figures: QuestionFigures };

/** People of one unit by name. */
export type NamedUnit = { unit: string; names: readonly string[] };

/** What a secretary or an administrator is told about one test. */
export type Report = {
  test: TestName;
  open: boolean;
  units: readonly ReportUnit[];
  /** Who has handed a paper in and not passed, and who has handed in none, as far as the reader is told names. */
  failed: readonly NamedUnit[];
  absent: readonly NamedUnit[];
  /** How many they are of those whose names he is not told. */
  unnamed: { failed: number; absent: number };
  /** Whether one of them has an attempt left. */
  canStill: boolean;
  hardest: readonly ReportQuestion[];
};

/** 成绩: units, who has not passed, and what was hardest. */
export function reportText(report: Report): string {
  const { test, open, units, hardest } = report;
  const { plan, date, contest } = test;
  const hidden = contest && open;
  return [
    `【${plan}】${dayWords(date)}成绩（${open ? "进行中" : "已截止"}）`,
    ...units.map(({ name, level, figures }) => {
      const shown = hidden ? `参加 ${figures.tookPart}/${figures.expected}` : null;
      return `${level === 0 ? "" : "· "}${name}：${shown ?? figuresWords(figures, contest)}`;
    }),
    ...missingLines(report),
    ...(hardest.length > 0 ? ["答错最多的题：", ...hardest.map(hardestLine)] : []),
    nextStep(report),
  ].join("\n");
}

function missingLines({ test, failed, absent, unnamed }: Report): string[] {
  const away = test.contest ? "未参赛" : "未参加";
  const line = (label: string) => (each: NamedUnit) =>
    `${label}（${each.unit}）：${each.names.join("、")}`;
  const counts = [
    ...(unnamed.failed > 0 ? [`未通过 ${unnamed.failed} 人`] : []),
    ...(unnamed.absent > 0 ? [`${away} ${unnamed.absent} 人`] : []),
  ];
  return [
    ...failed.map(line("未通过")),
    ...absent.map(line(away)),
    ...(counts.length > 0 ? [`${counts.join("，")}。`] : []),
  ];
}

/** A stem longer than this is shortened where it only has to be recognised. */
const STEM_SHOWN = 60;

function hardestLine({ question, figures }: ReportQuestion, index: number): string {
  const { stem } = question;
  const short = stem.length > STEM_SHOWN ? `${stem.slice(0, STEM_SHOWN)}…` : stem;
  return `${index + 1}. ${short}（${wrongWords(figures)}）`;
}

/** 12/20 人答错，60% */
function wrongWords(figures: QuestionFigures): string {
  return `${figures.wrong}/${figures.answered} 人答错，${Math.round(wrongShare(figures) * 100)}%`;
}

function nextStep({ test: { contest, plan }, open, canStill, ...report }: Report): string {
  if (contest) return open ? "成绩和名次结束后公布。" : "各队名次已发布到工作群。";
  if (open) return "以上为即时数字，截止后可再回复“成绩”查看难题。";
  if (canStill) return `请督促未通过和未参加的同志补考，可请其私聊我回复“补考 ${plan}”。`;
  return report.failed.length + report.unnamed.failed > 0
    ? "未通过的同志补考次数已用完，请结合难题安排辅导。"
    : "请结合难题安排学习。";
}

/** The administrators are asked to look at questions that most got wrong. */
export function flaggedText(test: TestName, questions: readonly ReportQuestion[]): string {
  return [
    `【${test.plan}】${dayWords(test.date)}有 ${questions.length} 道题多数人答错：`,
    ...questions.flatMap(({ question, figures }, index) => [
      `${index + 1}. ${question.stem}`,
      `题库答案：${keyWords(question)}；${wrongWords(figures)}。`,
      ...(hasDoubtfulKey(figures) ? ["其他题答得好的同志在这道题上也常答错，答案可能有误。"] : []),
    ]),
    "请核对题库答案：有误的请在题库中改正后重新导入；无误的请安排讲解。",
  ].join("\n");
}

function keyWords({ type, options, answer }: Question): string {
  if (type === "judgement") return answer;
  return options
    .flatMap((option, index) =>
      answer.includes(letterAt(index)) ? [`${letterAt(index)}. ${option}`] : [],
    )
    .join("；");
}

export const reportersOnlyText = "“成绩”由本单位秘书或管理员查看。查看自己的情况请回复“我的记录”。";
export const reportPrivatelyText = "成绩只在私聊里发。请先私聊我一次，再回复“成绩”。";

/** No test of this name, or with null none at all, has been opened for his units. */
export function noTestText(plan: string | null, plans: readonly string[]): string {
  if (plan === null || plans.length === 0) return "还没有开始过的测试，开始后再回复“成绩”。";
  return `没有名为“${plan}”且已开始的测试。现有测试：${plans.join("、")}。`;
}
