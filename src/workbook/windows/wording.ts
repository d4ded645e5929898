/** Problems and notes of 计划 about when and what is pushed. */
export const windowWords = {
  night: "整个时段在安静时间（22:00—7:00）内，通知发不出去，请调整。",
  nightAttendance: (plan: string) =>
    `计划“${plan}”的整个时段在安静时间（22:00—7:00）内，届时不发通知，请事先告知有关同志。`,
  nothingToStudy: "学习要有内容，请填正文，或在参数里写“附件=文件名”。",
};
