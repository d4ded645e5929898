import { COUNTY, type SampleUnit } from "./units.ts";

/** A cell: text, a number, a real date (midnight UTC), or empty. */
export type Cell = string | number | Date | null;
export type Row = readonly Cell[];

/** The posts that owe the daily 签到. */
export const SIGNING_POSTS = ["第一书记", "驻村干部", "村支书"];
/** The posts that owe the weekly 承诺. */
export const PLEDGING_POSTS = ["第一书记", "村支书"];
/** The one post that owes the monthly 确认. */
export const BRIEFED_POST = "第一书记";
/** The posts, and the one township, that owe the Wednesday visit with a location. */
export const VISITING_POSTS = ["第一书记", "驻村干部"];
export const VISITED_TOWNSHIP = "东关镇";
/** The weekly test, and the one post that takes it. */
export const TEST = "周测";
export const TESTED_POST = "第一书记";

export const COUNTY_GROUP = "云岭县驻村工作群";
export const groupOf = (unit: string) => (unit === COUNTY ? COUNTY_GROUP : `${unit}工作群`);

const day = (date: string) => new Date(`${date}T00:00:00Z`);
const LAST_DAY = day("2027-12-31");
const BEATS = ["周四 16:00", "周四 17:00", "周五 09:00", "周五 16:30"];

const PLEDGE =
  "本周包联工作承诺：一、每周在村工作不少于四天；二、走访联系户不少于五户，记好走访台账；" +
  "三、群众反映的问题当天登记、三天内答复；四、不给群众增加负担。请阅后回复“收到”。";

const BRIEFING =
  "本月政策明白纸：秋季学期教育资助、城乡居民医保缴费、秋冬季森林防火三项政策已发至村，" +
  "请在本月村民会议上宣讲，并张贴到公示栏。请阅后回复“收到”。";

const READING =
  "本周晨读：《驻村工作应知应会》第三章“把问题解决在村里”。要点：登记当天做，答复三天内，办不了的说明原因。";

const TEST_BODY = "范围：驻村职责、惠民政策、应急安全。10 题，90 分及格，未及格的第二天可以重考。";

/** 群: one for the county and one for each township. */
export function groupRows(units: readonly SampleUnit[]): Row[] {
  return units
    .filter((unit) => unit.category === "县" || unit.category === "乡镇")
    .map((unit) => [groupOf(unit.name), unit.name, "sandbox", null]);
}

/** 工作: four bodies of work, one of them ranked and with a ladder. */
export const PROGRAMME_ROWS: readonly Row[] = [
  [
    "驻村在岗",
    "《云岭县驻村工作队管理办法》（云办发〔2026〕9号）",
    "掌握驻村力量在岗情况，做到有事找得到人",
    LAST_DAY,
    COUNTY,
    ...BEATS,
    "否",
    null,
  ],
  [
    "包联帮扶",
    "《云岭县干部包联帮扶工作方案》（云组发〔2026〕15号）",
    "压实包联责任，把政策讲到户、问题解决在村",
    LAST_DAY,
    COUNTY,
    ...BEATS,
    "是",
    "包联逾期",
  ],
  [
    "入户走访",
    "《东关镇入户走访工作安排》（东政发〔2026〕22号）",
    "每周三到户走访，了解群众生产生活情况",
    LAST_DAY,
    VISITED_TOWNSHIP,
    ...BEATS,
    "否",
    null,
  ],
  [
    "应知应会",
    "《云岭县驻村干部应知应会学习计划》（云组发〔2026〕18号）",
    "每周学一点、测一次，遇事知道怎么办",
    LAST_DAY,
    COUNTY,
    ...BEATS,
    "否",
    null,
  ],
];

/** 计划: what each programme asks. */
export const PLAN_ROWS: readonly Row[] = [
  [
    "每日签到",
    "驻村在岗",
    "签到",
    null,
    SIGNING_POSTS.join("、"),
    "每个工作日",
    "08:00",
    "09:00",
    15,
    null,
    "请在岗的同志于9:00前回复“签到”。因公外出请回复“公出 事由”，有事请回复“请假 起止 事由”。",
  ],
  [
    "每周承诺",
    "包联帮扶",
    "确认",
    null,
    PLEDGING_POSTS.join("、"),
    "每周",
    "周一 09:00",
    "周四 18:00",
    null,
    null,
    PLEDGE,
  ],
  [
    "每月政策明白纸",
    "包联帮扶",
    "确认",
    null,
    BRIEFED_POST,
    "每月20日",
    "09:00",
    "18:00",
    null,
    null,
    BRIEFING,
  ],
  [
    "周三走访定位",
    "入户走访",
    "签到",
    VISITED_TOWNSHIP,
    VISITING_POSTS.join("、"),
    "每周三",
    "14:30",
    "17:00",
    15,
    "定位=是；半径=500",
    "请到村后发送现场位置。",
  ],
  [
    "周一晨读",
    "应知应会",
    "学习",
    null,
    SIGNING_POSTS.join("、"),
    "每周一",
    "08:30",
    "18:00",
    null,
    null,
    READING,
  ],
  [
    TEST,
    "应知应会",
    "测试",
    null,
    TESTED_POST,
    "每周",
    "周三 09:00",
    "周五 12:00",
    null,
    "题数=10；及格=90；重考=24小时；上限=3；分类=驻村职责:40、惠民政策:30、应急安全:30",
    TEST_BODY,
  ],
];

/** 阶梯: three steps by working days overdue. */
export const LADDER_ROWS: readonly Row[] = [
  ["包联逾期", "逾期", 1, "提醒", "本人", null],
  ["包联逾期", "逾期", 3, "通报", "单位", null],
  ["包联逾期", "逾期", 5, "约谈", "联络人", null],
];

/** 日历: what the county works or rests otherwise than the national calendar says. */
export const CALENDAR_ROWS: readonly Row[] = [[day("2026-09-12"), "班", "全县防汛应急值守"]];
