import type { County, TaskEntry } from "../../src/workbook/rules.ts";
import { county } from "./county.ts";

/** A row of 任务: 修缮河堤 of 张三 in 李家村, due on Friday 18 September at 18:00. */
export function task(number: number, rest: Partial<TaskEntry> = {}): TaskEntry {
  return {
    ...{ number, name: "修缮河堤", programme: null, unit: "李家村", owner: "张三", post: null },
    ...{ measure: null, reviewers: [], row: number + 1 },
    deadline: until("2026-09-18"),
    ...rest,
  };
}

/** The end of a day, 18:00, unless another minute is given. */
export const until = (date: string, minute = 18 * 60) => ({ date, minute });

/** The small county with these tasks and nothing else to do. */
export function countyWithTasks(tasks: TaskEntry[], rest: Partial<County> = {}): County {
  return county({ tasks, programmes: [], ...rest });
}
