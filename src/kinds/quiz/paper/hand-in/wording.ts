import { resitWords } from "../wording.ts";

/** Why a ladder stops when the only attempt has failed. */
export const onlyAttemptFailed = "只有一次机会，未通过";

/** To somebody who was excused before the window closed on what he had begun. */
export function voidedText(plan: string): string {
  return `【${plan}】已截止。您请假或经批准不计入，没有交的试卷作废，不占用作答机会。愿意再答的，请回复“${resitWords(plan)}”。`;
}
