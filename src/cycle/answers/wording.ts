/** To a liaison who has said what he did about a unit; `programmes`: those whose 调度 named it. */
export function dispatchAnswerText(unit: string, programmes: readonly string[]): string {
  const about = programmes.map((name) => `“${name}”`).join("、");
  return `已记录对${unit}${about}的调度情况，将写入下次调度单，并随通报报管理员。`;
}

/** To somebody who may not answer a 调度 about a unit; `own`: he is the unit's own secretary. */
export function notForYouToAnswer(unit: string, own: boolean): string {
  return own
    ? `${unit}的调度由联络人或上级答复；本单位的情况请回复“说明 原因和措施”。`
    : `${unit}的调度由其联络人、上级秘书或管理员答复，请与他们联系。`;
}
