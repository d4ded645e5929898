import { dayWords } from "../../calendar/wording.ts";
import { localDate } from "../../calendar/zone.ts";
import { shortened } from "../figures/wording.ts";

/** What only the administrators see below a bulletin. */
export type Waiting = {
  answers: readonly { unit: string; by: string; at: Date; text: string }[];
  drafts: readonly { number: number; action: string; subject: string }[];
  appeals: readonly { number: number; summary: string }[];
};

/** What was done about the units that lag, and what waits for a decision; no lines where there is nothing. */
export function waitingLines({ answers, drafts, appeals }: Waiting, zone: string): string[] {
  const firstDraft = drafts[0]?.number ?? 1;
  const firstAppeal = appeals[0]?.number ?? 1;
  return [
    ...(answers.length > 0
      ? [
          "调度办理情况：",
          ...answers.map(
            ({ unit, by, at, text }) =>
              `· ${unit}（${by}，${dayWords(localDate(at, zone))}）：${shortened(text)}`,
          ),
        ]
      : []),
    ...(drafts.length > 0
      ? [
          `待决定的草稿：${drafts.map((each) => `${each.number}（${each.subject} ${each.action}）`).join("、")}，请回复“发布 ${firstDraft}”“修改 ${firstDraft} 新内容”或“作废 ${firstDraft}”。`,
        ]
      : []),
    ...(appeals.length > 0
      ? [
          "待审批的申诉：",
          ...appeals.map(({ number, summary }) => `· ${number}：${shortened(summary)}`),
          `请回复“批准 ${firstAppeal}”或“驳回 ${firstAppeal} 理由”。`,
        ]
      : []),
  ];
}
