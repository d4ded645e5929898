import type { KindWords } from "../rules.ts";
import { attendanceParameters, type LocationVerdict, type ParameterProblem } from "./rules.ts";

export const attendanceWords: KindWords = {
  act: "签到",
  done: "已签到",
  owing: "未签到",
  how: (parameters) =>
    attendanceParameters(parameters).location
      ? "请在群里或私聊发送“位置”（共享实时位置更好），公出请回复“公出 事由”，请假请回复“请假 事由”。"
      : "请回复“签到”，公出请回复“公出 事由”，请假请回复“请假 事由”。",
  howLate: "如当时在岗，请回复“补签 事由”，由本单位秘书审批。",
};

/** 参数 problems for the importer. */
export function attendanceProblem(problem: ParameterProblem): string {
  switch (problem.problem) {
    case "unknown":
      return `签到没有“${problem.name}”这个参数，可用：定位、半径`;
    case "location":
      return `“定位”只能填“是”或“否”，现为“${problem.value}”`;
    case "radius":
      return `“半径”请填 ${problem.least} 至 ${problem.most} 之间的整数（米），现为“${problem.value}”`;
  }
}

/** The evidence that stays when the coordinates are gone. */
export function locationEvidence({ verdict, live, distance }: LocationVerdict): string {
  const metres = `距离 ${distance} 米`;
  if (verdict === "forwarded") return `转发的位置，${metres}`;
  const kind = live ? "实时位置" : "定位";
  return verdict === "inside" ? `${kind}，${metres}` : `${kind}在范围外，${metres}`;
}
