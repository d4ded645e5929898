import type { Flag, FlagCondition, FlagRule, Part, Scoring } from "./rules.ts";

/** What the workbook calls the parts of a score. */
export const PART_WORDS: Readonly<Record<Part, string>> = {
  completion: "完成率",
  punctuality: "按时率",
  quiz: "测试均分",
  tasks: "任务完成率",
};

export const FLAG_WORDS: Readonly<Record<Flag, string>> = { red: "红旗", yellow: "黄牌" };

/** 97.5, 100: a score with at most one decimal. */
export function scoreWords(score: number): string {
  return String(Math.round(score * 10) / 10);
}

/** How the bulletin explains its ranking; empty when it is the plain rate, with nothing set. */
export function formulaLines(scoring: Scoring): string[] {
  const { parts, base, red, yellow } = scoring;
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  const formula = parts.map(
    ({ part, weight }) => `${PART_WORDS[part]}×${scoreWords((weight / weights) * 100)}%`,
  );
  const rules = [
    ...(formula.length > 0 ? [`得分＝${formula.join("＋")}，满分 100`] : []),
    ...(red ? [`红旗：${ruleWords(red)}`] : []),
    ...(yellow ? [`黄牌：${ruleWords(yellow)}`] : []),
    ...(base > 1 ? [`应办少于 ${base} 项的单位不排名`] : []),
  ];
  return rules.length > 0 ? [`计算办法：${rules.join("；")}。`] : [];
}

function ruleWords(rule: FlagRule): string {
  return rule.map(conditionWords).join("且");
}

const SIGNS = { "<": "低于", "<=": "不高于", ">": "高于", ">=": "不低于" } as const;

function conditionWords(condition: FlagCondition): string {
  switch (condition.sort) {
    case "first":
      return condition.places === 1 ? "第 1 名" : `前 ${condition.places} 名`;
    case "last":
      return "末位";
    case "score":
      return `${SIGNS[condition.is]} ${condition.value} 分`;
  }
}
