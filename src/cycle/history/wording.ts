import { dayWords } from "../../calendar/wording.ts";
import { localDate } from "../../calendar/zone.ts";
import { shortened } from "../figures/wording.ts";

/** Something that happened about a unit before. `person` null: about the unit itself. */
export type Happened =
  | { what: "step"; at: Date; action: string; person: string | null }
  | { what: "statement"; at: Date; text: string }
  | { what: "answer"; at: Date; by: string; text: string };

/** 9月18日 通报张三；9月19日 情况说明：道路塌方；9月20日 东领导：已约谈 */
export function happenedWords(happened: readonly Happened[], zone: string): string {
  return happened
    .map((each) => `${dayWords(localDate(each.at, zone))} ${whatWords(each)}`)
    .join("；");
}

function whatWords(happened: Happened): string {
  switch (happened.what) {
    case "step":
      return `${happened.action}${happened.person ?? "本单位"}`;
    case "statement":
      return `情况说明：${shortened(happened.text)}`;
    case "answer":
      return `${happened.by}：${shortened(happened.text)}`;
  }
}
