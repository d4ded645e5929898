import type { KindWords } from "../rules.ts";

export const acknowledgeWords: KindWords = {
  act: "确认",
  done: "已确认",
  owing: "未确认",
  how: () => "请阅后回复“收到”。",
  howLate: "请尽快阅后回复“收到”，仍可补办。",
};

/** 参数 problems for the importer. */
export function acknowledgeProblem(name: string): string {
  return `确认没有“${name}”这个参数，请清空“参数”`;
}

/** The one button under the text to confirm. */
export const acknowledgeButton = "收到";
