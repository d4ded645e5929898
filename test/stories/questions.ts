import type { SandboxPost } from "../../bots/sandbox/adapter.ts";
import type { Database } from "../../src/db/client.ts";
import type { QuestionEntry } from "../../src/workbook/rules.ts";

export const WATCH: QuestionEntry = {
  type: "single",
  stem: "汛期值守实行几小时制？",
  options: ["8 小时", "12 小时", "24 小时"],
  answer: "C",
  category: "防汛知识",
  explanation: "汛期实行 24 小时值守。",
};
export const TOOLS: QuestionEntry = {
  type: "multiple",
  stem: "哪些属于防汛物资？",
  options: ["沙袋", "救生衣", "鱼竿"],
  answer: "AB",
  category: "防汛知识",
  explanation: null,
};
export const PARTY: QuestionEntry = {
  type: "judgement",
  stem: "党员可以不参加组织生活。",
  options: [],
  answer: "错",
  category: "党建",
  explanation: "党员必须参加组织生活。",
};

/** The letter at which an option stands in a question that was sent. */
export function letterOf(text: string, option: string): string {
  return text.split("\n").find((line) => line.endsWith(`. ${option}`))?.[0] ?? "?";
}
/** The press of a button under a message, by its text. */
export const button = (post: SandboxPost | undefined, text: string) => ({
  button: {
    data: post?.delivery.buttons.find((each) => each.text === text)?.data ?? "",
    under: post?.externalId ?? "",
  },
});

/**
 * Answers for the paper that somebody holds, as he would type them: so many right, or all but the questions with these
 * stems.
 */
export async function answersFor(
  db: Database,
  name: string,
  right: number,
  missed: readonly string[] = [],
): Promise<string> {
  const { id } = await db.person.findUniqueOrThrow({ where: { name } });
  const paper = await db.paper.findFirstOrThrow({
    where: { personId: id, handedInAt: null },
    orderBy: { id: "desc" },
  });
  const items = paper.items as { questionId: number; order: number[] }[];
  const questions = await db.question.findMany({
    where: { id: { in: items.map(({ questionId }) => questionId) } },
  });
  const letters = items.map(({ questionId, order }, index) => {
    const question = questions.find((each) => each.id === questionId);
    const key = "ABCDEF".indexOf(question?.answer ?? "");
    const wrong = index >= right || missed.includes(question?.stem ?? "");
    const place = order.findIndex((option) => (option === key) !== wrong);
    return `${index + 1}${"ABCDEF"[place]}`;
  });
  return letters.join(" ");
}
