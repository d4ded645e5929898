import { type KindButton, type KindWords, privatelyData } from "../rules.ts";
import { asksByPoll, type QuizParameterProblem } from "./rules.ts";

export const quizWords: KindWords = {
  act: "测试",
  done: "已通过",
  owing: "未完成",
  how: () => "请私聊我回复“答题”作答，答案请勿发在群里。",
  howPrivately: () => "请回复“答题”作答，答案请勿发在群里。",
  howLate: "请回复“补考”。",
};

export const contestWords: KindWords = {
  act: "比武",
  done: "已参赛",
  owing: "未参赛",
  how: (parameters) =>
    asksByPoll(parameters)
      ? "请在群内的投票中作答，可以改选；没有投票的群请私聊我回复“答题”参赛。成绩结束后公布。"
      : "请私聊我回复“答题”参赛，答案请勿发在群里；成绩结束后公布。",
  howLate: "比武已结束。",
};

/** Leads from the call to the private chat where the paper is. */
export const quizButton: KindButton = { text: "开始答题", data: () => privatelyData("答题") };

/** 参数 problems for the importer. */
export function quizProblem(kind: string, problem: QuizParameterProblem): string {
  switch (problem.problem) {
    case "unknown":
      return `${kind}没有“${problem.name}”这个参数，可用：${problem.known.join("、")}`;
    case "number":
      return `“${problem.name}”请填 ${problem.least} 至 ${problem.most} 之间的整数，现为“${problem.value}”`;
    case "choice":
      return `“${problem.name}”只能填${problem.choices.map((choice) => `“${choice}”`).join("或")}，现为“${problem.value}”`;
    case "delay":
      return `“重考”请写成“24小时”“2天”“1个工作日”或“立即”，最长 ${problem.mostHours / 24} 天，现为“${problem.value}”`;
    case "categories":
      return `“分类”请写分类名，多个用“、”分开，可带比重，如“党建:60、三农:40”，现为“${problem.value}”`;
  }
}
