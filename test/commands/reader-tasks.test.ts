import { describe, expect, test } from "vitest";
import { createWorkCalendar } from "../../src/calendar/working-days.ts";
import { localTimestamp } from "../../src/calendar/zone.ts";
import { readUntil } from "../../src/commands/tasks/reader.ts";
import { inPrivate, read, table } from "./compact.ts";

describe("审核 decides about a task", () => {
  test.each([
    ["审核 12 通过", "review_task | 12 | true"],
    ["审核12通过", "review_task | 12 | true"],
    ["验收 12 通过 很好", "review_task | 12 | true | 很好"],
    ["审核 12 退回 照片不清", "review_task | 12 | false | 照片不清"],
    ["审核12号退回：照片不清", "review_task | 12 | false | 照片不清"],
    ["審核 12 不通過 照片不清", "review_task | 12 | false | 照片不清"],
    ["重开 12 又塌了", "reopen_task | 12 | 又塌了"],
    ["取消任务 12 重复", "cancel_task | 12 | 重复"],
  ])("in a group: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
    expect(read(text, inPrivate)).toBe(expected);
  });

  test.each([
    ["通过", "review_task | - | true"],
    ["通过 辛苦了", "review_task | - | true | 辛苦了"],
    ["退回 照片不清", "review_task | - | false | 照片不清"],
    ["审核 通过", "review_task | - | true"],
    ["审核 退回 照片不清", "review_task | - | false | 照片不清"],
  ])("without a number only where it is said to the bot: %s", (text, expected) => {
    expect(read(text, inPrivate)).toBe(expected);
    expect(read(`@周知 ${text}`)).toBe(expected);
    expect(read(text)).toBe("");
  });

  test.each(
    table`
      审核通过了 | 审核12份材料 | 审核 12 通过了吗 | 通过 | 通过了 | 通过电话联系 | 退回 | 退回去 | 验收一下
      重开会议 | 重开 | 取消任务吧 | 任务 | 任务很重 | 任务：明天开会 | 清单已发 | 清单发我 | 清单：附后 | 倒计时三天
      派任务了 | 派任务给张三了 | 任务完成了吗 | 布置任务 | 新增任务太多
    `,
  )("between people it is met with silence: %s", (text) => {
    expect(read(text)).toBe("");
  });
});

describe("Lists and boards", () => {
  test.each([
    ["我的任务", "my_tasks"],
    ["查我的任务", "my_tasks"],
    ["清单", "task_board | -"],
    ["任务清单", "task_board | -"],
    ["倒计时", "task_board | -"],
    ["清单 李家村", "task_board | 李家村"],
    ["倒计时表 東關鎮", "task_board | 东关镇"],
  ])("in a group: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ["任务", "my_tasks"],
    ["清单 龙泉乡", "task_board | 龙泉乡"],
  ])("in private: %s", (text, expected) => {
    expect(read(text, inPrivate)).toBe(expected);
  });
});

describe("派任务 names to whom, what and until when", () => {
  test.each([
    ["派任务 李家村：修缮河堤，10月20日前", "assign_task | 李家村 | 修缮河堤 | 2026-10-20 | 1080"],
    [
      "派任务 李家村:修缮河堤,截止10月20日 17:00",
      "assign_task | 李家村 | 修缮河堤 | 2026-10-20 | 1020",
    ],
    [
      "派任务 李四、赵六@东关镇：报送台账 本周五前完成",
      "assign_task | 李四、赵六@东关镇 | 报送台账 | 2026-09-18 | 1080",
    ],
    ["布置任务：李家村 9月18日前清理河道", "assign_task | 李家村 | 清理河道 | 2026-09-18 | 1080"],
    ["派任务 李家村 修缮河堤 9月18日下午3点", "assign_task | 李家村 | 修缮河堤 | 2026-09-18 | 900"],
    ["新任务 李家村：修缮河堤", "assign_task | 李家村 | 修缮河堤 | - | 1080"],
  ])("in a group: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ["派任务", "assign_task | - | 1080"],
    ["派任务 龙泉乡：修路，9月18日前", "assign_task | 龙泉乡 | 修路 | 2026-09-18 | 1080"],
  ])("in private: %s", (text, expected) => {
    expect(read(text, inPrivate)).toBe(expected);
  });
});

describe("延期 is read as a new deadline", () => {
  const calendar = createWorkCalendar({ zone: "Asia/Shanghai", overrides: new Map() });
  const deadline = new Date("2026-09-18T17:00:00+08:00");
  test.each([
    ["9月30日", "2026-09-30T18:00"],
    ["9月30日 12:00", "2026-09-30T12:00"],
    ["9月30日上午", "2026-09-30T12:00"],
    ["下周一", "2026-09-21T18:00"],
    ["3天", "2026-09-22T18:00"],
    ["一周", "2026-09-25T18:00"],
    ["", null],
    ["尽快", null],
  ])("%s", (words, expected) => {
    const until = readUntil(words, "2026-09-15", deadline, calendar);
    expect(until && localTimestamp(until, calendar.zone).slice(0, 16)).toBe(expected);
  });
});
