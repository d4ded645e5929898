import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { workbook } from "../workbook/builder.ts";
import { filesIn, playOn, rowsOf } from "./playing.ts";

const database = testDatabase();

const SHEETS = {
  单位: [
    { 单位: "云山县", 类别: "县" },
    { 单位: "东关镇", 上级: "云山县", 类别: "乡镇" },
    { 单位: "李家村", 上级: "东关镇", 类别: "村" },
  ],
  人员: [
    { 姓名: "周敏", 单位: "云山县", 职务: "副书记", 角色: "管理员", 手机: "13800000001" },
    { 姓名: "李强", 单位: "东关镇", 职务: "镇长", 角色: "秘书", 手机: "13800000002" },
    { 姓名: "张三", 单位: "李家村", 职务: "村支书", 角色: "干部", 手机: "13800000003" },
    { 姓名: "赵六", 单位: "李家村", 职务: "村干部", 角色: "干部", 手机: "13800000004" },
  ],
  群: [{ 群名: "东关镇工作群", 单位: "东关镇", 平台: "telegram", 群号: "-1001234567890" }],
  工作: [
    {
      工作: "防汛",
      依据: "云防指〔2026〕3号",
      目的: "度汛",
      结束日期: "2026-12-31",
      统计: "周五 16:00",
    },
  ],
  计划: [],
  任务: [
    {
      ...{ 编号: 1, 任务: "修缮河堤", 工作: "防汛", 责任单位: "李家村", 责任人: "张三" },
      ...{ 措施: "护坡", 截止: "2026-09-16", 验收人: "李强、周敏" },
    },
    { 编号: 2, 任务: "清理河道", 责任单位: "李家村", 责任人: "赵六", 截止: "2026-09-17 12:00" },
    { 编号: 3, 任务: "维修水闸", 工作: "防汛", 责任单位: "李家村", 截止: "2026-09-15" },
    { 编号: 4, 任务: "月报", 责任人: "张三", 截止: "每月25日" },
  ],
};

const said = (at: string, from: string, text: string, rest = {}) => ({
  at: `2026-09-${at.replace(" ", "T")}:00+08:00`,
  from,
  text,
  ...rest,
});

const REPLIES = [
  // From the list to 销号, sent back once, accepted by two.
  said("15 10:00", "张三", "完成 1 已护坡", { channel: "东关镇工作群" }),
  said("15 10:05", "张三", "", { channel: "东关镇工作群", photo: true }),
  said("16 10:00", "李强", "审核 1 退回 照片不清"),
  said("16 15:00", "张三", "完成 1 已补拍"),
  said("16 16:00", "李强", "审核 1 通过"),
  said("17 09:30", "周敏", "通过"),
  // An extension, refused by nobody.
  said("15 11:00", "赵六", "延期 2 9月22日 连日下雨"),
  said("15 12:00", "李强", "批准 赵六"),
];

let folder: string;
let files: Record<string, string>;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "zhouzhi-test-"));
  const file = await workbook(SHEETS).save(path.join(folder, "county.xlsx"));
  const replies = path.join(folder, "replies.jsonl");
  await writeFile(replies, REPLIES.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const out = path.join(folder, "out");
  const days = { from: "2026-09-14", through: "2026-09-20" };
  const played = await playOn(database.db, { file, replies, ...days, out });
  expect(played.faults).toEqual([]);
  files = await filesIn(out);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("tasks.jsonl", () => {
  it("gives every task as it ended, by number, with its history in local time", () => {
    const tasks = rowsOf(files, "tasks");
    expect(
      tasks.map(({ number, status, deadline, closedAt }) => [number, status, deadline, closedAt]),
    ).toEqual([
      [1, "closed", "2026-09-17T18:00:00+08:00", "2026-09-17T09:30:00+08:00"],
      [2, "open", "2026-09-22T18:00:00+08:00", null],
      [3, "open", "2026-09-15T18:00:00+08:00", null],
      [5, "open", "2026-09-24T18:00:00+08:00", null],
    ]);
    const at = (moment: string) => `2026-09-${moment}:00+08:00`;
    expect(tasks[0]?.history).toEqual([
      { at: at("14T00:00"), kind: "created", by: null, text: "表格导入", after: at("16T18:00") },
      { at: at("15T10:00"), kind: "completed", by: "张三", text: "已护坡" },
      {
        ...{ at: at("16T10:00"), kind: "returned", by: "李强", text: "照片不清" },
        ...{ before: at("16T18:00"), after: at("17T18:00") },
      },
      { at: at("16T15:00"), kind: "completed", by: "张三", text: "已补拍" },
      { at: at("16T16:00"), kind: "approved", by: "李强", text: "" },
      { at: at("17T09:30"), kind: "approved", by: "周敏", text: "" },
    ]);
    expect(tasks[1]?.history).toEqual([
      { at: at("14T00:00"), kind: "created", by: null, text: "表格导入", after: at("17T12:00") },
      {
        ...{ at: at("15T11:00"), kind: "extension_asked", by: "赵六", text: "连日下雨" },
        ...{ before: at("17T12:00"), after: at("22T18:00") },
      },
      {
        ...{ at: at("15T12:00"), kind: "extension_granted", by: "李强", text: "" },
        ...{ before: at("17T12:00"), after: at("22T18:00") },
      },
    ]);
  });

  it("goes with the ladder's steps and what was said", () => {
    const steps = rowsOf(files, "steps");
    expect(steps.map(({ at, subject, action, outcome }) => [at, subject, action, outcome])).toEqual(
      [
        ["2026-09-16T18:00:00+08:00", "李家村", "提醒", "sent"],
        ["2026-09-18T18:00:00+08:00", "李家村", "通报", "sent"],
      ],
    );
    const told = rowsOf(files, "transcript");
    const kinds = (to: string) => told.filter((row) => row.to === to).map(({ kind }) => kind);
    expect(kinds("赵六")).toEqual(["notice", "reminder", "receipt", "receipt", "reminder"]);
    const counted = told.find((row) => row.to === "李强" && row.kind === "count");
    expect(counted?.text).toContain(
      "逾期未销号的任务 1 项：\n· 任务 3“维修水闸”，李家村，已逾期 3 个工作日",
    );
    expect(told.filter(({ channel }) => channel !== undefined)).toEqual([]);
  });
});
