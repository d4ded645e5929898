import { dayWords, timeWords } from "../../calendar/wording.ts";
import type { Answer } from "../../kinds/rules.ts";
import type { Decided } from "../../ledger/decisions/rules.ts";
import type { RecordEntry } from "../../ledger/my-record/rules.ts";
import type { RosterList } from "../../ledger/roster/rules.ts";
import type { ObligationStatus } from "../../ledger/rules.ts";

type ReceiptWindow = { plan: string; early: boolean; late: boolean; again: boolean };

/** What was said, and what it proves. */
type ReceiptReply = { answer: Exclude<Answer, "location">; evidence: string };

/** The private receipt of 签到, 公出, 收到 or 体会. */
export function receiptText(recorded: {
  reply: ReceiptReply;
  windows: readonly ReceiptWindow[];
}): string {
  const { reply, windows } = recorded;
  if (windows.length > 0)
    return windows.map((window) => `${window.plan}：${stateOf(reply, window)}`).join("\n");
  return NOTHING_ASKED[reply.answer];
}

const NO_SIGN_IN = "目前没有需要您签到的时段。如有漏签，请回复“补签 事由”。";
const NO_SIGN_IN_AWAY = "已知悉公出；今天没有需要签到的事项。";
const NOTHING_ASKED: Record<ReceiptReply["answer"], string> = {
  sign_in: NO_SIGN_IN,
  official_trip: NO_SIGN_IN_AWAY,
  acknowledge: "目前没有需要您确认的事项。",
  reflection: "目前没有需要您写体会的学习。",
};

export const reflectionHintText =
  "请回复“体会”加几句话。例如“体会 学习了为民办事的三条要求，今后当天的事当天办”。";

function stateOf({ answer, evidence }: ReceiptReply, window: ReceiptWindow): string {
  if (answer === "reflection") {
    const newest = window.again ? "，以这一次为准" : "";
    return `已收到${evidence}${newest}${window.late ? "（已过截止时间）" : ""}。`;
  }
  if (window.again) return "已有记录，无需重复。";
  const act =
    answer === "acknowledge" ? "确认" : answer === "official_trip" ? "公出已登记" : "签到";
  if (answer === "official_trip")
    return window.late ? "公出已登记（已过截止时间，记迟到）。" : `${act}。`;
  if (window.early) return `已提前${act}。`;
  return window.late ? `已${act}（已过截止时间）。` : `已${act}。`;
}

/** What a shared location did. */
export function locatedText(
  results: readonly {
    plan: string;
    evidence: string;
    outcome: "counted" | "again" | "held";
    number: number | null;
  }[],
): string {
  return results
    .map(({ plan, evidence, outcome, number }) => {
      if (outcome === "counted") return `${plan}：已签到（${evidence}）。`;
      if (outcome === "again") return `${plan}：已有记录，无需重复。`;
      return `${plan}：${evidence}，待秘书核实（编号 ${number ?? ""}）。也可到岗后重新发送位置。`;
    })
    .join("\n");
}

/** So many names stand on one line: long messages are cut between lines, and never within a name. */
const NAMES_A_LINE = 80;

function inLines(people: readonly string[]): string {
  const lines: string[] = [];
  for (let start = 0; start < people.length; start += NAMES_A_LINE) {
    lines.push(people.slice(start, start + NAMES_A_LINE).join("、"));
  }
  return lines.join("、\n");
}

/** 名单: n of N, and everybody who owes. */
export function rosterText(list: RosterList): string {
  const { plan, date, words, expected, done, owing, excused, held } = list;
  const line = (label: string, people: readonly string[]) =>
    people.length > 0 ? [`${label} ${people.length} 人：${inLines(people)}`] : [];
  return [
    `【${plan}】${dayWords(date)} ${words.done} ${done}/${expected}${list.open ? "" : "（已结束）"}`,
    ...(owing.length > 0 ? line(words.owing, owing) : ["没有欠缺。"]),
    ...line("请假", excused),
    ...line("待核实", held),
  ].join("\n");
}

/** What a decider hears back. */
export function verdictText(result: Decided): string {
  switch (result.outcome) {
    case "decided":
      return `${result.approve ? "已批准" : "已驳回"}（编号 ${result.number}）：${result.summary}`;
    case "already":
      return `编号 ${result.number} 已由${result.by || "他人"}${result.status === "approved" ? "批准" : "驳回"}，无需再办。`;
    case "several":
      return [
        `有几件事待审批，请写明编号，例如“批准 ${result.waiting[0]?.number ?? 1}”：`,
        ...result.waiting.map(({ number, summary }) => `${number}. ${summary}`),
      ].join("\n");
    case "nothing":
      return "目前没有待您审批的事项。";
    case "unknown-number":
      return `没有编号 ${result.number} 的待办，请核对编号。`;
    case "unknown-name":
      return `名册里没有“${result.name}”，请核对姓名；同名的请写“姓名@单位”。`;
    case "not-yours":
      return notYours(result.number, result.tier);
  }
}

function notYours(
  number: number,
  tier: "secretary" | "administrator" | "own" | "reviewer" | "appeal",
): string {
  if (tier === "own") return `编号 ${number} 是您本人的申请，需由其他秘书或管理员审批。`;
  if (tier === "reviewer") return `编号 ${number} 由该任务的验收人或管理员审批。`;
  if (tier === "appeal") return `编号 ${number} 是申诉，由管理员审批。`;
  if (tier === "administrator") return `编号 ${number} 超过三个工作日，需由管理员审批。`;
  return `编号 ${number} 不属于您负责的单位，请由该单位秘书或管理员审批。`;
}

const STATUS_WORDS: Record<ObligationStatus, string> = {
  due: "待办",
  on_time: "按时",
  late: "迟到",
  made_up: "已补",
  excused: "请假",
  missed: "缺",
  held: "待核实",
};

/** 我的记录, latest first, each with what stands behind it. */
export function myRecordText(name: string, entries: readonly RecordEntry[], zone: string): string {
  if (entries.length === 0) return `${name}：最近 30 天没有记录。`;
  const lines = entries.map((entry) => {
    const { date, plan, at, evidence } = entry;
    const time = at && !entry.failed ? ` ${timeWords(at, zone)}` : "";
    return `${dayWords(date)} ${plan}：${standingWords(entry)}${time}${evidence ? `（${evidence}）` : ""}`;
  });
  return [`${name}最近 30 天的记录：`, ...lines, ...adviceLines(entries)].join("\n");
}

function standingWords({ status, owing, failed }: RecordEntry): string {
  if (failed) return "未通过";
  return status === "missed" && owing !== null ? owing : STATUS_WORDS[status];
}

/** What can be done about it: a test is retaken, only what cannot be done late is made up for by 补签. */
function adviceLines(entries: readonly RecordEntry[]): string[] {
  const retake = entries.find(({ canRetake }) => canRetake);
  const makeUp = entries.some(({ owing }) => owing === null) ? "“补签 事由”，或回复" : "";
  return [
    ...(retake ? [`测试还没有通过的，请私聊我回复“补考 ${retake.plan}”。`] : []),
    `如有误，三个工作日内可回复${makeUp}“申诉 日期 计划 理由”，例如“申诉 9月14日 晨签到 当天已请假”。`,
  ];
}
