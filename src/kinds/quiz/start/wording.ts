import { momentWords, timeWords } from "../../../calendar/wording.ts";
import { localDate } from "../../../calendar/zone.ts";
import { shortageWords } from "../paper/wording.ts";
import type { Started } from "./rules.ts";

/** What somebody hears who wanted to start a test. */
export function startedText(started: Started, now: Date, zone: string): string {
  const moment = (at: Date) =>
    localDate(at, zone) === localDate(now, zone) ? timeWords(at, zone) : momentWords(at, zone);
  switch (started.outcome) {
    case "started":
      return `【${started.plan}】测试已发起，共 ${started.expected} 人，${moment(started.dueAt)} 截止。查看完成情况请回复“名单”。`;
    case "not-allowed":
      return "测试由本单位秘书或管理员发起。要作答请回复“答题”。";
    case "none":
      return "没有您可以发起的测试。请在工作簿的“计划”里添加类型为“测试”的计划后重新导入。";
    case "not-now":
      return "07:00 前和 21:30 后不发起测试，以免打扰大家，请在其他时间再发。";
    case "unknown":
      return started.plans.length > 0
        ? `没有名为“${started.plan}”的测试。可以发起的有：${started.plans.join("、")}。`
        : `没有名为“${started.plan}”的测试，请核对名称。`;
    case "several":
      return [
        `有几项测试，请写明是哪一项，例如“测试 ${started.plans[0] ?? ""}”：`,
        ...started.plans.map((plan) => `· ${plan}`),
      ].join("\n");
    case "others":
      return `“${started.plan}”不面向您负责的单位，请由该单位秘书或管理员发起。`;
    case "ended":
      return `“${started.plan}”所属的工作已经结束，不能再发起。`;
    case "nobody":
      return `“${started.plan}”在您负责的单位没有应参加的人，未发起。`;
    case "running":
      return `【${started.plan}】正在进行，${moment(started.until)} 截止，无需重复发起。`;
    case "short":
      return `【${started.plan}】题库不够，未发起：${shortageWords(started.shortages)}。已告知管理员。`;
  }
}
