/** On the card, that a bulletin has been supplemented. */
export function supplementedNote(number: number, reason: string): string {
  return `补充通报第 ${number} 号：${reason}，以补充通报为准，全文见工作簿。`;
}

/** In the workbook, a supplement in full, on one line. */
export function supplementNote(text: string): string {
  return text.replaceAll(/\n· /g, " · ").replaceAll("\n", " ");
}

/** Why the sheet of persons may say something else than that of units. */
export const personsNote =
  "单位数字以通报发布时为准，之后不改动；人员数字包含发布以后经批准的请假和补签，负担按整周统计。";
