import type { Answer, Parameters } from "../rules.ts";

/** What a 学习 asks back: nothing, 收到, or a few words on what was learnt. */
export type Feedback = "none" | "receipt" | "reflection";

const FEEDBACK: Readonly<Record<string, Feedback>> = {
  无: "none",
  收到: "receipt",
  体会: "reflection",
};
const FLAGS = ["收到", "体会"] as const;

export const STUDY_PARAMETERS = ["回执", ...FLAGS, "附件"];

/** Reads what is asked back: 回执=体会, or 体会=是. Call `checkStudy` first. */
export function feedbackOf(parameters: Parameters): Feedback {
  if (parameters.体会 === "是") return "reflection";
  if (parameters.收到 === "是") return "receipt";
  return FEEDBACK[parameters.回执 ?? "无"] ?? "none";
}

/** The name of the file that is pushed along; null when there is none. */
export function attachmentName(parameters: Parameters): string | null {
  return parameters.附件?.trim() || null;
}

export type StudyProblem =
  | { problem: "unknown"; name: string }
  | { problem: "feedback"; value: string }
  | { problem: "flag"; name: string; value: string };

/** What is wrong with a 学习's 参数. */
export function checkStudy(parameters: Parameters): StudyProblem[] {
  return Object.entries(parameters).flatMap(([name, value]): StudyProblem[] => {
    if (name === "附件") return [];
    if (name === "回执") return value in FEEDBACK ? [] : [{ problem: "feedback", value }];
    if (name === "收到" || name === "体会") {
      return value === "是" || value === "否" ? [] : [{ problem: "flag", name, value }];
    }
    return [{ problem: "unknown", name }];
  });
}

/** How long a 体会 is: its characters, without the spaces and line breaks between them. */
export function reflectionLength(text: string): number {
  return [...text.replace(/\s/gu, "")].length;
}

/** 体会 answers what asks for 收到 too: whoever writes about it has received it. */
export function answersStudy(answer: Answer, parameters: Parameters) {
  const feedback = feedbackOf(parameters);
  if (answer === "reflection") return feedback === "none" ? "no" : "settles";
  return answer === "acknowledge" && feedback === "receipt" ? "settles" : "no";
}
