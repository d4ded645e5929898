import { momentWords } from "../../../calendar/wording.ts";
import type { Shortage } from "../rules.ts";
import type { Progress } from "./answers/wording.ts";
import type { Chosen, Option, Wish } from "./choose/rules.ts";
import { numbersText, soonWords } from "./show/wording.ts";
import { isContest } from "./test/rules.ts";

export const retakeButton = "开始补考";

/** Why a ladder stops after the last failed attempt. */
export const lastAttemptFailed = "补考次数已用完";

/** What somebody types to be given a test again. */
export function resitWords(plan: string | null): string {
  return plan === null ? "补考" : `补考 ${plan}`;
}

/** What stays in the record of a paper. */
export function attemptEvidence(attempt: number, score: number): string {
  return `第${attempt}次 ${score} 分`;
}

/** A judged paper. `passMark` null: a contest. `byItself`: time was up, and it was handed in as it was. */
export type Result = {
  plan: string;
  attempt: number;
  attempts: number;
  score: number;
  passed: boolean;
  passMark: number | null;
  retakeAt: Date | null;
  closesAt: Date;
  now: Date;
  zone: string;
  byItself: boolean;
};

/** What somebody is told of his paper, and what comes next. */
export function resultText(result: Result): string {
  const { plan, attempt, attempts, passMark, byItself } = result;
  const how = byItself ? "时间到，已按您已答的题交卷。" : "已交卷。";
  if (passMark === null) {
    const left = attempts - attempt;
    const again = left > 0 && !byItself ? `还可再答 ${left} 次，取最好成绩，请回复“答题”。` : "";
    return `【${plan}】${how}成绩结束后公布。${again}`;
  }
  return `【${plan}】${how}${scoreText(result, passMark)}${nextText(result)}`;
}

function scoreText({ attempt, score, passed }: Result, passMark: number): string {
  const verdict = passed ? "已通过" : "未通过";
  return `第 ${attempt} 次 ${score} 分，${verdict}（${passMark} 分及格）。`;
}

function nextText(result: Result): string {
  const { plan, passed, score, retakeAt, closesAt, now, zone } = result;
  if (passed) {
    if (score === 100) return "";
    return now >= closesAt
      ? `查看错题请回复“错题 ${plan}”。`
      : `${soonWords(closesAt, now, zone)} 截止后可回复“错题 ${plan}”查看错题。`;
  }
  if (retakeAt === null) {
    const over = result.attempt === 1 ? "本次测试只有一次机会" : lastAttemptFailed;
    return `${over}，已列入辅导名单并告知本单位秘书，请等候补课通知。`;
  }
  return retakeAt <= now
    ? "现在就可以补考，请回复“补考”。"
    : `${momentWords(retakeAt, zone)} 后可以补考，到时会提醒您，请先复习。`;
}

/** The call to a retake, when its time has come. */
export function retakeCallText(call: {
  plan: string;
  attempt: number;
  attempts: number;
  passMark: number;
}): string {
  const { plan, attempt, attempts, passMark } = call;
  return `【${plan}】现在可以补考了（第 ${attempt} 次，共 ${attempts} 次机会，${passMark} 分及格）。准备好后请回复“${resitWords(plan)}”。`;
}

/** Why there is no paper for what somebody asked. `named`: he named a test. */
export function noPaperText(
  chosen: Exclude<Chosen, { chosen: "one" }>,
  asked: { named: string | null; wish: Wish; now: Date; zone: string },
): string {
  const word = asked.wish === "take" ? "答题" : "补考";
  if (chosen.chosen === "several") {
    const list = chosen.plans.map((plan) => `· ${plan}`).join("\n");
    return `有几项测试可以作答，请写明是哪一项，例如“${word} ${chosen.plans[0] ?? ""}”：\n${list}`;
  }
  if (chosen.nearest) return reasonText(chosen.nearest, asked);
  if (asked.named !== null) {
    return `没有找到需要您作答的“${asked.named}”，请核对名称，或只回复“${word}”。`;
  }
  return asked.wish === "take"
    ? "目前没有需要您作答的测试。想自己练习，请回复“练习”。"
    : "目前没有需要您补考的测试。想自己练习，请回复“练习”。";
}

/** Why nothing can be answered at this test now. */
export function reasonText(
  { standing, way }: Option,
  { now, zone }: { now: Date; zone: string },
): string {
  const { plan, opensAt, closesAt, paper } = standing;
  const head = `【${plan}】`;
  switch (way.way) {
    case "go-on":
    case "draw":
      return head + takeFirstText(standing);
    case "closing":
      return `${head}已截止，您已答的题将自动交卷，成绩稍后告诉您。`;
    case "wait":
      return `${head}第 ${paper?.attempt ?? 1} 次已交卷，${way.score} 分，未通过。${momentWords(way.until, zone)} 后可以补考，到时会提醒您。`;
    case "handed-in":
      return `${head}${handedInText(standing, way.score)}`;
    case "failed":
      return `${head}已交卷，${way.score} 分，未通过，${(paper?.attempt ?? 1) === 1 ? "本次测试只有一次机会" : lastAttemptFailed}，请等候补课通知。`;
    case "later":
      return `${head}${soonWords(opensAt, now, zone)} 开始，请到时再回复“答题”。`;
    case "closed":
      return `${head}已于 ${momentWords(closesAt, zone)} 截止，现在的作答不计入。如需补考请回复“${resitWords(plan)}”。`;
    case "over":
      return `${head}已于 ${momentWords(closesAt, zone)} 结束，不能再作答。`;
    case "uninvited":
      return `${head}本次没有安排您参加，无需作答。如有疑问，请与本单位秘书联系。`;
  }
}

function takeFirstText({ plan, paper }: Option["standing"]): string {
  if (paper?.handedInAt == null || paper.passed) return "请先回复“答题”取卷，再作答。";
  return `第 ${paper.attempt} 次已交卷，${paper.score ?? 0} 分，未通过。现在可以补考，请先回复“${resitWords(plan)}”取卷。`;
}

/** To somebody who presses a button under a paper that he has handed in; `score` null: a contest. */
export function cannotChangeText(paper: {
  plan: string;
  attempt: number;
  score: number | null;
}): string {
  const { plan, attempt, score } = paper;
  const result = score === null ? "" : `，${score} 分`;
  return `【${plan}】第 ${attempt} 次已交卷${result}，不能再改。`;
}

function handedInText(standing: Option["standing"], score: number | null): string {
  if (score === null) return "您已有记录，无需再答。";
  if (isContest(standing)) return "您已交卷，成绩结束后公布。";
  return `您已交卷，${score} 分，已通过，无需再答。`;
}

/** 交卷 with questions left; it is done when said again. */
export function unfinishedText({ plan, missing }: Progress): string {
  if (missing.length === 0) return `【${plan}】题目已全部答完，确定交卷请再回复一次“交卷”。`;
  return `【${plan}】还有 ${missing.length} 题未答：第 ${numbersText(missing)} 题。补答请直接回复题号和答案；确定现在交卷，请再回复一次“交卷”。`;
}

export const nothingInHandText = "您现在没有未交的试卷。要作答请回复“答题”。";

export const staleButtonText = "这个按钮已失效。请回复“答题”继续。";
export const notYourPaperText = "这不是您的试卷。请回复“答题”取您自己的试卷。";

/** To somebody who typed answers in a group, once. */
export function notInGroupText(plan: string): string {
  return `【${plan}】答案请勿发在群里，刚才的没有记录。请在这里私下回复“答题”作答。`;
}

/** A paper cannot be drawn at the moment. */
export function shortForTakerText(plan: string): string {
  return `【${plan}】题库暂时不够组卷，现在无法作答，已告知管理员，请稍后再回复“答题”。`;
}

/** Where the bank falls short, in users' words. */
export function shortageWords(shortages: readonly Shortage[]): string {
  return shortages
    .map(
      ({ category, has, needs }) =>
        `${category === null ? "题库" : `“${category}”`}有 ${has} 题，需 ${needs} 题`,
    )
    .join("；");
}

/** To the administrators, once for each occurrence. `skipped`: it did not open because of it. */
export function bankShortText(
  plan: string,
  shortages: readonly Shortage[],
  skipped: boolean,
): string {
  const what = skipped ? "本次没有发起" : "无法组卷";
  return `【${plan}】${what}：${shortageWords(shortages)}。请补充题库后重新导入，或在“参数”里减少“题数”。`;
}

/** The note of an occurrence that did not open. */
export function bankShortNote(shortages: readonly Shortage[]): string {
  return `题库不够，未发起（${shortageWords(shortages)}）`;
}
