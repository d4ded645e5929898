import { momentWords, timeWords } from "../../../calendar/wording.ts";
import { localDate } from "../../../calendar/zone.ts";

/** Somebody on the tutor list, with the score of his last attempt. */
export type Listed = { name: string; unit: string; score: number };

/** Whether a test can be taken again at all. */
type Chances = "one" | "several";

/** A make-up class as its secretary is told of it. */
export type OpenedClass = {
  name: string;
  window: { opensAt: Date; dueAt: Date };
  people: readonly string[];
};

/** To the secretaries of those who failed their last attempt. */
export function secretaryText(plan: string, people: readonly Listed[], chances: Chances): string {
  return [headText(plan, people, chances), ...lines(people), `开补课请回复“补课 ${plan}”。`].join(
    "\n",
  );
}

/** To the mentor of those who failed their last attempt. */
export function mentorText(plan: string, people: readonly Listed[], chances: Chances): string {
  return [headText(plan, people, chances), ...lines(people), "请您作为导师帮助辅导。"].join("\n");
}

const HOW: Readonly<Record<Chances, string>> = {
  one: "未通过，本次测试只有一次机会",
  several: "补考次数用完仍未通过",
};

function headText(plan: string, people: readonly Listed[], chances: Chances): string {
  return `【${plan}】以下 ${people.length} 人${HOW[chances]}，已列入辅导名单：`;
}

function lines(people: readonly Listed[]): string[] {
  return people.map(({ name, unit, score }) =>
    name.includes("@") ? `${name} ${score} 分` : `${name}（${unit}）${score} 分`,
  );
}

/** What the make-up class of a test is called. */
export function className(plan: string): string {
  return `补课（${plan}）`;
}

export function classBody(plan: string): string {
  return `“${plan}”未通过的同志请参加补课，名单已私下通知本人，到场后请回复“签到”。`;
}

function windowWords({ opensAt, dueAt }: OpenedClass["window"], now: Date, zone: string): string {
  const sameDay = localDate(opensAt, zone) === localDate(dueAt, zone);
  const end = sameDay ? timeWords(dueAt, zone) : momentWords(dueAt, zone);
  return opensAt <= now ? `今天 ${end} 前` : `${momentWords(opensAt, zone)} 至 ${end}`;
}

/** To each who is called to a class. */
export function classCallText(
  name: string,
  window: OpenedClass["window"],
  now: Date,
  zone: string,
): string {
  return `【${name}】请您于${windowWords(window, now, zone)}参加补课，到场后请回复“签到”。`;
}

/** To the secretary who opened classes. */
export function classesOpenedText(
  classes: readonly OpenedClass[],
  now: Date,
  zone: string,
): string {
  return classes
    .map(
      ({ name, window, people }) =>
        `【${name}】已发起，${windowWords(window, now, zone)}，共 ${people.length} 人：${people.join("、")}。已逐一私下通知，到场后由本人签到。`,
    )
    .join("\n");
}

/** Nobody waits for a class; `named`: the test that was named. */
export function nobodyWaitsText(named: string | null, otherPlans: readonly string[]): string {
  if (named !== null && otherPlans.length > 0) {
    return `“${named}”没有等待补课的人。目前等待补课的测试：${otherPlans.join("、")}，请回复“补课 ${otherPlans[0] ?? ""}”。`;
  }
  return "辅导名单上目前没有等待补课的人，无需发起。";
}

export const classBySecretariesText = "补课由本单位秘书或管理员发起，请与他们联系。";
