const quoted = (text: string) => `“${text}”`;

/** Problems of the columns of 工作 that say how its units are judged. */
export const scoringWords = {
  badPart: (piece: string, parts: readonly string[]) =>
    `${quoted(piece)}不能识别或写了两次，请写成“完成率:70、按时率:30”，可用：${parts.join("、")}。`,
  partNotOpen: (part: string, open: readonly string[]) =>
    `${quoted(part)}尚未开放，目前可用：${open.join("、")}。请先删去。`,
  badRule: (text: string) =>
    `${quoted(text)}不能识别，请写成“第1名且≥95”“前3名”“末位”“<60”这样，几个条件用“且”连接。`,
  flagsWithoutRanks: (programme: string) =>
    `工作${quoted(programme)}不排名，所设的红旗、黄牌不会出现在通报里。`,
  weekMissing: () => "通报周期要含“周”：月、季、年的通报由每周的通报汇总，请补上“周”。",
  periodsWithoutBulletin: () => "要有“通报”的时间，月、季、年的通报才有时间发布，请补上通报时间。",
};
