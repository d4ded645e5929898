import { type TaskFact, taskTitle } from "../wording.ts";

export const photoHintText =
  "照片要作为任务的材料，请在照片的说明里写“完成 编号”，或先回复“完成 编号 说明”，再在十分钟内发照片。";

/** A photo or a place laid to a task. */
export function evidenceText(task: TaskFact, words: string): string {
  return `已作为${taskTitle(task)}的材料：${words}。`;
}

export const photoWords = "照片";

/** How far from the unit a place is that was shared for a task, in metres. */
export function placeWords(unit: string, metres: number): string {
  return `位置距${unit} ${Math.round(metres)} 米`;
}
