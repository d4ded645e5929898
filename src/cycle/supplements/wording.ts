import { countable, doneOf, type UnitCount } from "../figures/rules.ts";
import { percentWords } from "../figures/wording.ts";
import { periodWords } from "../wording.ts";

/** Why a bulletin is supplemented. */
export const supplementReasons = {
  appeal: "申诉成立",
  approved: "请假、补签、申诉等经批准",
} as const;

/** One bulletin's supplement. `changed` and `revoked` may be empty, not both. */
export type SupplementFacts = {
  programme: string;
  period: string;
  number: number;
  reason: string;
  changed: readonly { unit: string; before: UnitCount; after: UnitCount }[];
  /** What is revoked, each in words. */
  revoked: readonly string[];
};

/** 补充通报: what a published bulletin says differently now, unit by unit. */
export function supplementText(facts: SupplementFacts): string {
  const { programme, period, number, reason, changed, revoked } = facts;
  return [
    `【${programme}】补充通报（${periodWords(period)}，第 ${number} 号）`,
    `${reason}，对原通报补充如下：`,
    ...changed.map(({ unit, before, after }) => `· ${unit}：${changeWords(before, after)}`),
    ...revoked.map((words) => `· ${words}`),
    "原通报不改动，以本补充为准。对数字有疑问，请联系本单位秘书。",
  ].join("\n");
}

/** What is revoked where no bulletin is concerned. */
export function revocationText(programme: string | null, revoked: readonly string[]): string {
  return [
    `${programme === null ? "【督办】" : `【${programme}】`}补充通报`,
    `${supplementReasons.appeal}：`,
    ...revoked.map((words) => `· ${words}`),
    "原文不改动，以本补充为准。",
  ].join("\n");
}

function changeWords(before: UnitCount, after: UnitCount): string {
  const parts = [
    changed(doneWords(before), doneWords(after)),
    changed(`未办 ${owing(before)}`, `未办 ${owing(after)}`),
    changed(`请假 ${before.excused}`, `请假 ${after.excused}`),
    changed(rankWords(before), rankWords(after)),
  ];
  return parts.filter((part) => part !== "").join("，");
}

function changed(before: string, after: string): string {
  return before === after ? "" : `${before} → ${after}`;
}

function doneWords(count: UnitCount): string {
  const left = countable(count);
  if (left === 0) return "没有计入的事项";
  return `完成 ${doneOf(count)}/${left}（${percentWords(doneOf(count) / left)}）`;
}

function rankWords({ rank }: UnitCount): string {
  return rank === null ? "不排名" : `第 ${rank} 名`;
}

function owing({ due, missed }: UnitCount): number {
  return due + missed;
}
