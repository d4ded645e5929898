import { dayWords } from "../../calendar/wording.ts";
import type { LocalDate } from "../../calendar/work-calendar.ts";
import { resitWords } from "../../kinds/quiz/paper/wording.ts";
import type { Kind } from "../../kinds/rules.ts";
import { heldNotice } from "../wording.ts";

/** People whose window could not be heard, with the numbers of the decisions about them. */
type Held = {
  plan: string;
  date: LocalDate;
  people: { number: number; name: string }[];
};

/** One message about everybody whose window could not be heard; what is asked depends on what a human can vouch for. */
export function judgeNotice({ witness, doableLate, words }: Kind, held: Held): string {
  if (witness === "presence") return heldNotice(held);
  const { plan, date, people } = held;
  const list = people.map(({ number, name }) => `${number}. ${name}`).join("\n");
  const head = `【${plan}】${dayWords(date)}有一段时间收不到群消息，以下 ${people.length} 人`;
  if (witness === "act") {
    return [
      `${head}暂未记${words.owing}，请核实：`,
      list,
      `${words.done}的请回复“批准 编号或姓名”，${words.owing}的请回复“驳回 编号或姓名”。`,
    ].join("\n");
  }
  const then = doableLate ? "（可以补考）" : "（不计入）";
  return [
    `${head}当时可能收不到通知，暂未记${words.owing}，请核实：`,
    list,
    `情况属实的请回复“批准 编号或姓名”${then}，不属实的请回复“驳回 编号或姓名”。`,
  ].join("\n");
}

/** What stays in the record of somebody who could not be told of what only he can do. */
export function unheardEvidence({ doableLate }: Kind, by: string): string {
  return `当时收不到群消息，经${by}核实${doableLate ? "，可补考" : ""}`;
}

/** What the person can do when that has been accepted. */
export function unheardNext({ doableLate }: Kind, plan: string): string {
  return doableLate
    ? `未记未完成，您可以补考，请回复“${resitWords(plan)}”。`
    : "本次不计入，您无需再办。";
}
