import { dayWords } from "../../calendar/wording.ts";
import type { LocalDate } from "../../calendar/work-calendar.ts";
import type { AppealAnswer } from "./rules.ts";

/** 对东关镇的约谈（“防汛”，草稿 3） */
export function stepWords(step: {
  action: string;
  subject: string;
  programme: string | null;
  number: number | null;
}): string {
  const { action, subject, programme, number } = step;
  const details = [
    ...(programme === null ? [] : [`“${programme}”`]),
    ...(number === null ? [] : [`草稿 ${number}`]),
  ];
  return `对${subject}的${action}${details.length > 0 ? `（${details.join("，")}）` : ""}`;
}

const STATUSES: Readonly<Record<string, string>> = { missed: "缺", due: "未办", late: "迟到" };

/** 9月14日“晨签到”（缺） */
export function entryWords(entry: { date: LocalDate; plan: string; status: string }): string {
  return `${dayWords(entry.date)}“${entry.plan}”（${STATUSES[entry.status] ?? entry.status}）`;
}

/** What an administrator is asked; `effect`: what his approval does. */
export function appealSummary(appeal: {
  who: string;
  about: string;
  reason: string;
  effect: "revoke" | "excuse" | "correct";
}): string {
  const { who, about, reason, effect } = appeal;
  return `${who}申诉${about}，理由：${reason.replace(/。$/u, "")}（${EFFECTS[effect]}）。`;
}

const EFFECTS = {
  revoke: "获准则撤销并退回计次",
  excuse: "获准则按请假处理，不计入完成率",
  correct: "获准则改记为已办",
} as const;

/** What stays in the record of an entry that was contested. */
export function appealEvidence(reason: string): string {
  return `申诉 ${reason}`;
}

/** What of somebody's step no longer holds, as a 补充通报 says it. */
export function revokedStepWords(step: {
  action: string;
  subject: string;
  number: number | null;
}): string {
  const { action, subject, number } = step;
  return `撤销对${subject}的${action}${number === null ? "" : `（草稿 ${number}）`}`;
}

/** The answer to whoever contests. */
export function appealText(answer: AppealAnswer): string {
  switch (answer.outcome) {
    case "asked":
      return `已收到申诉：${answer.about}，编号 ${answer.number}，${answer.nobody ? "目前没有可以审批的管理员，请联系县里指定一位。" : "待管理员审批，结果会通知您。"}`;
    case "already":
      return `${answer.about}的申诉正在等待审批（编号 ${answer.number}），无需重复。`;
    case "needs-reason":
      return `申诉请写明理由，例如“申诉 当天已请假”。本次针对：${answer.about}。`;
    case "nothing":
      return answer.date === null
        ? "没有可以申诉的通报或记录。对某天的记录有异议，请写明日期，例如“申诉 9月14日 理由”。"
        : `${dayWords(answer.date)}没有可以申诉的记录。查看请回复“我的记录”。`;
    case "several":
      return [
        "有几条记录，请写明是哪一项，例如“申诉 9月14日 晨签到 理由”：",
        ...answer.entries.map((entry) => `· ${entry}`),
      ].join("\n");
    case "revoked":
      return `${answer.about}已经撤销，无需申诉。`;
    case "unknown-number":
      return `没有编号 ${answer.number} 的通报，请核对编号；不写编号就是针对最近的一次。`;
    case "not-yours":
      return `编号 ${answer.number} 与您和您负责的单位无关；单位的申诉由本单位秘书提出。`;
  }
}
