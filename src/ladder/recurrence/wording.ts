import type { Figures } from "../../cycle/figures/rules.ts";
import { figuresShort } from "../../cycle/figures/wording.ts";
import { periodWords } from "../../cycle/wording.ts";
import type { Audience, Detour } from "../rules.ts";
import { detourWords } from "../wording.ts";
import type { CountBy, Recurrence } from "./rules.ts";

/** How a unit stood in one bulletin it fell behind in. */
export type Occasion = { period: string; figures: Figures; rank: number | null };

/** All that a step about a unit says. */
export type UnitFacts = {
  unit: string;
  programme: string;
  ladder: string;
  action: string;
  recurrence: Recurrence;
  countBy: CountBy;
  line: number;
  /** How often it fell behind, and how often the step asks for. */
  times: number;
  threshold: number;
  occasions: readonly Occasion[];
};

/** Why a step was not taken, or no longer holds. */
export const steppedBack = "次数已退回，不再执行";
export const revokedByAppeal = "申诉成立，已撤销";
export const revokedByRecount = "数字更正后不再落后，已撤销";

/** 本季度累计 2 次末位, 连续 3 期未达 60%. */
export function countWords({
  recurrence,
  countBy,
  line,
  times,
}: Pick<UnitFacts, "recurrence" | "countBy" | "line" | "times">): string {
  const what = countBy === "末位" ? "末位" : `未达 ${line}%`;
  return recurrence === "cumulative" ? `本季度累计 ${times} 次${what}` : `连续 ${times} 期${what}`;
}

function factLines(facts: UnitFacts): string[] {
  const { programme, ladder, action, threshold, occasions } = facts;
  const rule = countWords({ ...facts, times: threshold }).replace("本季度", "");
  return [
    `“${programme}”周通报${countWords(facts)}：`,
    ...occasions.map(
      (each) => `· ${periodWords(each.period)}：${figuresShort(each.figures, each.rank)}`,
    ),
    `依据“${ladder}”：${rule}，${action}。`,
  ];
}

const ADVICE: Readonly<Record<Audience, string>> = {
  person: "请分析原因、落实整改；有正当理由的，请回复“申诉 理由”。",
  unit: "请分析原因、落实整改；有正当理由的，请回复“申诉 理由”。",
  liaison: "请协助该单位查找原因、解决困难，并回复“调度 单位 情况”。",
  administrator: "请督促整改。",
};

/** What a step that acts by itself says to one recipient. */
export function unitStepText(
  facts: UnitFacts,
  audience: Audience,
  detours: readonly Detour[],
): string {
  const advice = ADVICE[audience].replace("调度 单位", `调度 ${facts.unit}`);
  return [
    `【${facts.action}】${facts.unit}`,
    ...factLines(facts),
    ...detours.map((detour) => `说明：${detourWords(detour)}。`),
    advice,
  ].join("\n");
}

/** What a draft about a unit says once it is published; its number is how to contest it. */
export function unitDraftText(facts: UnitFacts, number: number): string {
  return [
    `【${facts.action}】${facts.unit}`,
    ...factLines(facts),
    `请${facts.unit}说明原因，明确整改措施和时限；有异议请由本单位秘书回复“申诉 ${number} 理由”。`,
  ].join("\n");
}

/** What of a run no longer holds, as a 补充通报 says it. */
export function revocationWords(revoked: {
  unit: string;
  action: string;
  count: string;
  number: number | null;
}): string {
  const { unit, action, count, number } = revoked;
  return `撤销对${unit}的${action}（${count}${number === null ? "" : `，草稿 ${number}`}）`;
}
