import type { KindWords } from "../rules.ts";
import { feedbackOf, STUDY_PARAMETERS, type StudyProblem } from "./rules.ts";

export const studyWords: KindWords = {
  act: "学习",
  done: "已学习",
  owing: "未反馈",
  how: (parameters) => {
    const feedback = feedbackOf(parameters);
    if (feedback === "receipt") return "学习后请回复“收到”。";
    return feedback === "reflection"
      ? "学习后请回复“体会”加几句话。"
      : "请安排时间学习，无需回复。";
  },
  howLate: "仍可补办：要求收到的请回复“收到”，要求体会的请回复“体会”加几句话。",
};

/** What stays in the record of a 体会; `length` in characters. */
export function reflectionEvidence(length: number): string {
  return `体会 ${length} 字`;
}

export const receivedButton = "收到";

/** 参数 problems for the importer. */
export function studyProblem(problem: StudyProblem): string {
  switch (problem.problem) {
    case "unknown":
      return `学习没有“${problem.name}”这个参数，可用：${STUDY_PARAMETERS.join("、")}`;
    case "feedback":
      return `“回执”只能填“无”“收到”或“体会”，现为“${problem.value}”`;
    case "flag":
      return `“${problem.name}”只能填“是”或“否”，现为“${problem.value}”`;
  }
}
