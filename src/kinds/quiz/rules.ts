import type { Parameters } from "../rules.ts";

/** The pass mark and the number of attempts that design.md's example gives; a point is a hundredth of the paper. */
const DEFAULTS = { count: 20, passMark: 90, attempts: 3, partialPercent: 0 } as const;
const LIMITS = {
  count: { least: 1, most: 100 },
  passMark: { least: 1, most: 100 },
  attempts: { least: 1, most: 10 },
  partialPercent: { least: 0, most: 100 },
  points: { least: 1, most: 100 },
} as const;
/** A retake waits a day by default and never longer than a month. */
const DEFAULT_DELAY_HOURS = 24;
const LONGEST_DELAY_HOURS = 31 * 24;

export type QuestionType = "single" | "multiple" | "judgement";

/** A share of the paper: how many parts of it come from this category. */
export type CategoryShare = { category: string; weight: number };

/** How a paper is shown: one question at a time with buttons, or all at once as a text. */
export type PaperStyle = "one" | "whole";

export type QuizParameters = {
  /** Questions of a paper. */
  count: number;
  /** 0 to 100. */
  passMark: number;
  retake: { hours: number; workingDaysOnly: boolean };
  /** At most so many attempts, the first one included. */
  attempts: number;
  /** Empty: the whole bank. `weighted`: the shares are apportioned; else these categories are one pool. */
  categories: readonly CategoryShare[];
  weighted: boolean;
  /** What a 多选 with some of its letters and no wrong one gets, in percent of its points. */
  partialPercent: number;
  points: Readonly<Record<QuestionType, number>>;
  /** Null: as fits the platform. */
  style: PaperStyle | null;
};

const WHOLE_NUMBERS = {
  题数: LIMITS.count,
  及格: LIMITS.passMark,
  上限: LIMITS.attempts,
  漏选: LIMITS.partialPercent,
  单选分: LIMITS.points,
  多选分: LIMITS.points,
  判断分: LIMITS.points,
} as const;
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  工作日: ["是", "否"],
  方式: ["逐题", "整卷"],
};
/** Polls show in a group what a paper keeps private, so only a contest may have them. */
const POLL_STYLE = "投票";
const DELAY = /^(\d{1,3}) ?(小时|天|日|个?工作日)$/;
const SHARE = /^([^:：*×]+?)(?:\s*[:：*×]\s*(\d{1,4})\s*%?)?$/;

export const QUIZ_PARAMETERS = [...Object.keys(WHOLE_NUMBERS), "重考", "工作日", "分类", "方式"];

/** A contest is one go at the same questions, without a pass mark. */
export const CONTEST_PARAMETERS = QUIZ_PARAMETERS.filter(
  (name) => !["及格", "重考", "工作日"].includes(name),
);

export type QuizParameterProblem =
  | { problem: "unknown"; name: string; known: readonly string[] }
  | { problem: "number"; name: string; value: string; least: number; most: number }
  | { problem: "choice"; name: string; value: string; choices: readonly string[] }
  | { problem: "delay"; value: string; mostHours: number }
  | { problem: "categories"; value: string };

/** What is wrong with the 参数 of a 测试 or 比武; `known` are the names it may have. */
export function checkQuiz(
  parameters: Parameters,
  known: readonly string[] = QUIZ_PARAMETERS,
): QuizParameterProblem[] {
  return Object.entries(parameters).flatMap(([name, written]): QuizParameterProblem[] => {
    const value = written.trim();
    if (!known.includes(name)) return [{ problem: "unknown", name, known }];
    if (name === "重考") {
      return delayOf(value) ? [] : [{ problem: "delay", value, mostHours: LONGEST_DELAY_HOURS }];
    }
    if (name === "分类") return sharesOf(value) ? [] : [{ problem: "categories", value }];
    const choices = choicesOf(name, known);
    if (choices)
      return choices.includes(value) ? [] : [{ problem: "choice", name, value, choices }];
    const bounds = WHOLE_NUMBERS[name as keyof typeof WHOLE_NUMBERS];
    return wholeWithin(value, bounds) === null
      ? [{ problem: "number", name, value, ...bounds }]
      : [];
  });
}

function choicesOf(name: string, known: readonly string[]): readonly string[] | undefined {
  const choices = CHOICES[name];
  return name === "方式" && choices && known === CONTEST_PARAMETERS
    ? [...choices, POLL_STYLE]
    : choices;
}

/** Whether the questions of a 比武 are posted as polls in the groups that have them. */
export function asksByPoll(parameters: Parameters): boolean {
  return parameters.方式?.trim() === POLL_STYLE;
}

/** Reads the 参数 of a 测试 or 比武; call `checkQuiz` first. */
export function quizParameters(parameters: Parameters): QuizParameters {
  const whole = (name: keyof typeof WHOLE_NUMBERS, otherwise: number) =>
    wholeWithin((parameters[name] ?? "").trim(), WHOLE_NUMBERS[name]) ?? otherwise;
  const shares = sharesOf((parameters.分类 ?? "").trim()) ?? [];
  const delay = delayOf((parameters.重考 ?? "").trim());
  const style = parameters.方式?.trim();
  return {
    count: whole("题数", DEFAULTS.count),
    passMark: whole("及格", DEFAULTS.passMark),
    retake: {
      hours: delay?.hours ?? DEFAULT_DELAY_HOURS,
      workingDaysOnly: delay?.workingDaysOnly === true || parameters.工作日?.trim() === "是",
    },
    attempts: whole("上限", DEFAULTS.attempts),
    categories: shares.map(({ category, weight }) => ({ category, weight: weight ?? 1 })),
    weighted: shares.some(({ weight }) => weight !== null),
    partialPercent: whole("漏选", DEFAULTS.partialPercent),
    points: {
      single: whole("单选分", 1),
      multiple: whole("多选分", 1),
      judgement: whole("判断分", 1),
    },
    style: style === "逐题" ? "one" : style === "整卷" ? "whole" : null,
  };
}

/** A 比武 has neither a pass mark nor a wait: a single go unless 上限 says otherwise. */
export function contestParameters(parameters: Parameters): QuizParameters {
  const read = quizParameters({ 上限: "1", ...parameters });
  return { ...read, passMark: 0, retake: { hours: 0, workingDaysOnly: false } };
}

/** How many questions each category gives to a paper of `count`: by largest remainder, so that they add up. */
export function apportion(count: number, shares: readonly CategoryShare[]): number[] {
  const total = shares.reduce((sum, { weight }) => sum + weight, 0);
  const exact = shares.map(({ weight }) => (count * weight) / total);
  const parts = exact.map(Math.floor);
  const byRemainder = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  const missing = count - parts.reduce((sum, part) => sum + part, 0);
  for (const { index } of byRemainder.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

/** A part of the bank that is too small for a paper; `category` null means the whole bank, or the named ones together. */
export type Shortage = { category: string | null; has: number; needs: number };

/** Where a bank falls short of what a paper draws; `has` counts the questions of a category, null being all of them. */
export function shortages(
  parameters: QuizParameters,
  has: (category: string | null) => number,
): Shortage[] {
  const { count, categories, weighted } = parameters;
  if (!weighted) {
    const pool =
      categories.length === 0 ? has(null) : sum(categories.map((each) => has(each.category)));
    return pool < count ? [{ category: null, has: pool, needs: count }] : [];
  }
  return apportion(count, categories).flatMap((needs, index) => {
    const category = categories[index]?.category ?? null;
    const found = has(category);
    return found < needs ? [{ category, has: found, needs }] : [];
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function wholeWithin(value: string, { least, most }: { least: number; most: number }) {
  const number = Number(value.replace(/[分题次%]$/u, ""));
  return value !== "" && Number.isInteger(number) && number >= least && number <= most
    ? number
    : null;
}

function delayOf(value: string): { hours: number; workingDaysOnly: boolean } | null {
  if (value === "立即") return { hours: 0, workingDaysOnly: false };
  const [, digits, unit = ""] = DELAY.exec(value) ?? [];
  if (digits === undefined) return null;
  const hours = Number(digits) * (unit === "小时" ? 1 : 24);
  return hours <= LONGEST_DELAY_HOURS ? { hours, workingDaysOnly: unit.endsWith("工作日") } : null;
}

function sharesOf(value: string): { category: string; weight: number | null }[] | null {
  if (value === "") return [];
  const shares: { category: string; weight: number | null }[] = [];
  for (const piece of value.split(/[、,，/]/u)) {
    const [, category, weight] = SHARE.exec(piece.trim()) ?? [];
    const taken = shares.some((share) => share.category === category?.trim());
    if (category === undefined || category.trim() === "" || taken || weight === "0") return null;
    shares.push({
      category: category.trim(),
      weight: weight === undefined ? null : Number(weight),
    });
  }
  return shares;
}
