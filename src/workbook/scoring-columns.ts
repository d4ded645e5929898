/** The optional columns of 工作 that say how its units are judged, and for which periods it is published. */
export const SCORING_COLUMNS = [
  {
    name: "计分",
    optional: true,
    note: "排名按什么计分，如“完成率:70、按时率:30”；留空按完成率。",
    width: 20,
  },
  { name: "达标线", optional: true, note: "完成率或得分低于多少算未达线，1 到 100；留空是 60。" },
  { name: "最小基数", optional: true, note: "应办少于几项的单位不排名；留空是 1。" },
  { name: "红旗", optional: true, note: "如“第1名且≥95”“前3名”；留空不设。", asText: true },
  { name: "黄牌", optional: true, note: "如“<60”“末位且<80”；留空不设。", asText: true },
  {
    name: "通报周期",
    optional: true,
    note: "周、月、季、年，几个用“、”隔开，要含“周”；留空只有周通报。",
  },
] as const;
