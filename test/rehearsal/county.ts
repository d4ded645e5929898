import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { workbook } from "../workbook/builder.ts";

/** Monday to Sunday; the Sunday is a working day, in exchange for one in October. */
export const WEEK = { from: "2026-09-14", through: "2026-09-20" };

const EAST = "东关镇工作群";
const WEST = "西岭乡工作群";

/** Two towns; three people sign in every morning and read a notice by Wednesday evening. */
const SHEETS = {
  单位: [
    { 单位: "云山县", 类别: "县" },
    { 单位: "东关镇", 上级: "云山县", 类别: "乡镇", 联络人: "周敏" },
    { 单位: "李家村", 上级: "东关镇", 类别: "村" },
    { 单位: "西岭乡", 上级: "云山县", 类别: "乡镇", 联络人: "周敏" },
  ],
  人员: [
    { 姓名: "周敏", 单位: "云山县", 职务: "副书记", 角色: "管理员", 手机: "13800000001" },
    { 姓名: "李强", 单位: "东关镇", 职务: "镇长", 角色: "秘书", 手机: "13800000002" },
    { 姓名: "张三", 单位: "李家村", 职务: "村支书", 角色: "干部", 手机: "13800000003" },
    { 姓名: "赵六", 单位: "李家村", 职务: "村干部", 角色: "干部", 手机: "13800000004" },
    { 姓名: "孙七", 单位: "西岭乡", 职务: "乡干部", 角色: "干部", 手机: "13800000005" },
  ],
  群: [
    { 群名: EAST, 单位: "东关镇", 平台: "telegram", 群号: "-1001234567890" },
    { 群名: WEST, 单位: "西岭乡", 平台: "wechat" },
  ],
  工作: [
    {
      工作: "防汛值守",
      依据: "云防指〔2026〕3号",
      目的: "汛期在岗",
      结束日期: "2026-12-31",
      统计: "周五 16:00",
      提醒: "周五 16:30",
      调度: "周五 17:00",
      通报: "周五 17:30",
      排名: "是",
      阶梯: "常规",
    },
  ],
  计划: [
    {
      ...{ 计划: "早签到", 工作: "防汛值守", 类型: "签到" },
      ...{ 对象职务: "村支书、村干部、乡干部", 周期: "每个工作日", 开始: "08:00", 截止: "08:30" },
      ...{ 宽限: 15, 正文: "请签到。" },
    },
    {
      ...{ 计划: "预案确认", 工作: "防汛值守", 类型: "确认" },
      ...{ 对象职务: "村支书、村干部、乡干部", 周期: "每周", 开始: "周一 09:00" },
      ...{ 截止: "周三 17:30", 正文: "请阅防汛预案，阅后回复“收到”。" },
    },
  ],
  阶梯: [
    { 阶梯: "常规", 类型: "逾期", 条件: 1, 动作: "提醒", 对象: "本人" },
    { 阶梯: "常规", 类型: "逾期", 条件: 2, 动作: "通报", 对象: "单位" },
    { 阶梯: "常规", 类型: "逾期", 条件: 3, 动作: "约谈", 对象: "联络人" },
  ],
};

type Line = Record<string, unknown>;

const said = (day: number, time: string, from: string, text: string, rest: Line = {}): Line => ({
  at: `2026-09-${day}T${time.length === 5 ? `${time}:00` : time}+08:00`,
  from,
  text,
  ...rest,
});
const inEast = { channel: EAST };
const inWest = { channel: WEST };

/** Out of order on purpose, with and without a zone. */
const REPLIES: readonly Line[] = [
  // Wednesday: 张三 takes his back, 赵六 turns his into one.
  said(16, "08:05", "张三", "签到", { ...inEast, id: "m1" }),
  said(16, "08:06", "赵六", "早", { ...inEast, id: "m2" }),
  { at: "2026-09-16T08:07:00+08:00", recalls: "m1" },
  { at: "2026-09-16T08:08:00+08:00", edits: "m2", text: "签到" },
  // Monday: 孙七 at the very beginning, 张三 in time, 赵六 within the grace.
  said(14, "00:00", "孙七", "签到", inWest),
  { at: "2026-09-14 08:10", from: "张三", channel: EAST, text: "签到" },
  said(14, "08:40", "赵六", "签到"),
  said(14, "08:41", "路人", "签到", inEast),
  said(14, "10:00", "张三", "收到", inEast),
  // Tuesday: nobody in the east is heard.
  { at: "2026-09-15T07:30:00+08:00", deaf: EAST, until: "2026-09-15T08:20:00+08:00" },
  said(15, "08:01", "张三", "签到", inEast),
  said(15, "08:25", "赵六", "签到", inEast),
  // Thursday: nothing is heard in the morning, and the east not before midnight; Friday everything is.
  { at: "2026-09-17T08:00:00+08:00", deaf: "*", until: "2026-09-17T09:00:00+08:00" },
  { at: "2026-09-17T09:00:00+08:00", deaf: EAST, until: "2026-09-18T00:00:00+08:00" },
  said(17, "08:10", "孙七", "签到", inWest),
  said(18, "08:10", "孙七", "签到", inWest),
  said(18, "08:11", "张三", "签到", inEast),
  // Sunday: the draft against 孙七, who never confirmed the notice.
  said(20, "18:00", "周敏", "发布 1"),
];

/** Writes the county and its replies into a new folder. */
export async function stagedCounty() {
  const folder = await mkdtemp(path.join(tmpdir(), "zhouzhi-test-"));
  const file = await workbook(SHEETS).save(path.join(folder, "county.xlsx"));
  const replies = path.join(folder, "replies.jsonl");
  await writeFile(replies, REPLIES.map((line) => `${JSON.stringify(line)}\n`).join(""));
  return { folder, file, replies };
}
