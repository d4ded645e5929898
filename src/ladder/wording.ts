import { dayWords, momentWords, timeWords } from "../calendar/wording.ts";
import type { LocalDate } from "../calendar/work-calendar.ts";
import { itemWords } from "../cycle/wording.ts";
import type { Audience, Detour } from "./rules.ts";

/** One thing somebody owes, as texts need it. `how`: how he does it now; `unitHow`: what of that his unit can do for him. */
export type OwedItem = {
  person: string;
  unit: string;
  plan: string;
  date: string;
  deadline: Date;
  workingDays: number;
  how: string;
  unitHow: string;
};

/** Why a step was not taken or a run ended, for the log. */
export const settledWords = {
  done: "已完成",
  excused: "已请假",
  held: "待核实",
  cancelled: "已取消",
} as const;

/** Why a step is not said to somebody whose retake has not opened. */
export const notYetDoable = "补考时间未到";

export const nobodyToTell = "没有可通知的人，请在名册中补充秘书、联络人或管理员";

const DETOURS: Readonly<Record<Detour, string>> = {
  "no-secretary": "本单位及上级没有秘书，改由管理员督促",
  "no-liaison": "本单位及上级没有联络人，改由管理员督促",
  away: "应通知的人请假，同时通知管理员",
};

export function detourWords(detour: Detour): string {
  return DETOURS[detour];
}

/** What a step says to one recipient about everybody it concerns. */
export function stepText(
  step: { action: string; audience: Audience; reminder: boolean },
  items: readonly OwedItem[],
  detours: readonly Detour[],
  zone: string,
): string {
  if (step.audience === "person") return personText(step, items, zone);
  const lines = items.map((item) => `· ${whoWords(item)}${overdueWords(item)}`);
  return [
    `【${step.action}】${INTRODUCTIONS[step.audience]}`,
    ...lines,
    ...detours.map((detour) => `说明：${detourWords(detour)}。`),
    ADVICE[step.audience],
  ].join("\n");
}

const INTRODUCTIONS: Readonly<Record<Exclude<Audience, "person">, string>> = {
  unit: "本单位以下事项逾期未办：",
  liaison: "您联络的单位有以下事项逾期未办：",
  administrator: "以下事项逾期未办：",
};

const ADVICE: Readonly<Record<Exclude<Audience, "person">, string>> = {
  unit: "请督促尽快办理；确有困难的，请回复“说明 情况”。",
  liaison: "请协助督促，帮助解决困难。",
  administrator: "请督促办理。",
};

function personText(
  step: { action: string; reminder: boolean },
  items: readonly OwedItem[],
  zone: string,
): string {
  const lead = step.reminder ? "您还有事项未办：" : "您有事项逾期未办：";
  const lines = items.map(
    (item) => `· ${overdueWords(item)}，截止时间 ${momentWords(item.deadline, zone)}`,
  );
  const ways = [...new Set(items.map(({ how }) => how))];
  return [`【${step.action}】${lead}`, ...lines, ...ways, "如有困难，请与本单位秘书联系。"].join(
    "\n",
  );
}

/** 张三（东一村）; the unit that a label names already is not said twice. */
function whoWords({ person, unit }: OwedItem): string {
  const labelled = `@${unit}`;
  const name = person.endsWith(labelled) ? person.slice(0, -labelled.length) : person;
  return name === unit ? unit : `${name}（${unit}）`;
}

function overdueWords({ plan, date, workingDays }: OwedItem): string {
  return `${itemWords(plan, date)}，已逾期 ${workingDays} 个工作日`;
}

/**
 * What a draft says once it is published, which may be days later: hence `today`, when it was written. Its number is
 * how to contest it.
 */
export function draftText(
  action: string,
  item: OwedItem,
  { number, today }: { number: number; today: LocalDate },
): string {
  return [
    `【${action}】${whoWords(item)}`,
    `${itemWords(item.plan, item.date)}截至${dayWords(today)}仍未办，已逾期 ${item.workingDays} 个工作日。`,
    `请${item.unit}督促尽快办理。${item.unitHow}`,
    `有异议请回复“申诉 ${number} 理由”。`,
  ].join("\n");
}

/** Tells the administrators that drafts wait for them. */
export function draftsAnnouncement(drafts: readonly { number: number; text: string }[]): string {
  const first = drafts[0]?.number ?? 1;
  return [
    `有 ${drafts.length} 份草稿待您决定，决定之前不会发出：`,
    ...drafts.map(({ number, text }) => `\n草稿 ${number}\n${text}`),
    `\n请回复“发布 ${first}”“修改 ${first} 新内容”或“作废 ${first}”。`,
  ].join("\n");
}

/** What came of deciding about a draft. `heldUntil`: when it goes out, if quiet hours hold it. */
export type DraftOutcome =
  | {
      outcome: "published";
      number: number;
      groups: string[];
      liaison: string | null;
      heldUntil: Date | null;
    }
  | { outcome: "amended"; number: number; text: string }
  | { outcome: "dropped"; number: number }
  | { outcome: "none" }
  | { outcome: "not-found"; number: number }
  | { outcome: "several"; drafts: { number: number; text: string }[] }
  | {
      outcome: "already";
      number: number;
      status: "published" | "dropped" | "revoked";
      by: string | null;
      at: Date;
    }
  | { outcome: "settled"; number: number; subject: string; why: keyof typeof settledWords }
  | { outcome: "nowhere"; number: number; unit: string }
  | { outcome: "no-text"; number: number };

/** The answer to whoever decided about a draft. */
export function draftReply(result: DraftOutcome, zone: string): string {
  switch (result.outcome) {
    case "published":
      return publishedWords(result, zone);
    case "amended":
      return `草稿 ${result.number} 已修改为：\n${result.text}\n确认无误请回复“发布 ${result.number}”。`;
    case "dropped":
      return `草稿 ${result.number} 已作废，不会发出。`;
    case "none":
      return "目前没有待决定的草稿。";
    case "not-found":
      return `没有草稿 ${result.number}，请核对编号。`;
    case "several":
      return severalWords(result.drafts);
    case "already":
      return `草稿 ${result.number} 已于 ${momentWords(result.at, zone)}由${result.by ?? "管理员"}${DECIDED[result.status]}，无需再处理。`;
    case "settled":
      return `${result.subject}${settledWords[result.why]}，草稿 ${result.number} 无需发布，可回复“作废 ${result.number}”。`;
    case "nowhere":
      return `${result.unit}及上级单位都没有绑定群，草稿 ${result.number} 未发布。请先在群里发“绑定群 单位”，再回复“发布 ${result.number}”。`;
    case "no-text":
      return `请写上新内容，例如“修改 ${result.number} 请于明日前办理”。`;
  }
}

const DECIDED = { published: "发布", dropped: "作废", revoked: "撤销" } as const;

function publishedWords(
  result: Extract<DraftOutcome, { outcome: "published" }>,
  zone: string,
): string {
  const places = placesWords(result.groups, result.liaison);
  if (result.heldUntil === null) return `草稿 ${result.number} 已发布：${places}。`;
  const when = timeWords(result.heldUntil, zone);
  return `草稿 ${result.number} 已定稿，夜间不打扰，将于 ${when} 发出：${places}。`;
}

function placesWords(groups: readonly string[], liaison: string | null): string {
  return [...groups, ...(liaison ? [`联络人${liaison}（私聊）`] : [])].join("、");
}

function severalWords(drafts: readonly { number: number; text: string }[]): string {
  const lines = drafts.map(
    ({ number, text }) => `· ${number}：${text.split("\n").slice(0, 2).join(" ")}`,
  );
  const example = drafts[0]?.number ?? 1;
  return [`有几份草稿待决定，请写明编号，例如“发布 ${example}”：`, ...lines].join("\n");
}
