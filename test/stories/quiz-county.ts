import type { SandboxPost } from "../../bots/sandbox/adapter.ts";
import type { Database } from "../../src/db/client.ts";
import type { ShownQuestion } from "../../src/kinds/quiz/paper/rules.ts";
import { paperHeld } from "../../src/rehearsal/papers/find.ts";
import { paperAnswers } from "../../src/rehearsal/rules.ts";
import type { County, PlanEntry, QuestionEntry } from "../../src/workbook/rules.ts";
import { county, PEOPLE, plan, programme } from "./county.ts";
import { story } from "./story.ts";

export const TEST = "周测";

/** Thirty 单选 (three options, 甲 is right), ten 多选 (甲 and 丙 are), ten 判断 (all 对). */
export const BANK: readonly QuestionEntry[] = Array.from({ length: 50 }, (_, index) => {
  const stem = `应知应会第 ${index + 1} 题`;
  const rest = { stem, category: "应知应会", explanation: `见手册第 ${index + 1} 页` };
  if (index < 30) {
    return { ...rest, type: "single", options: ["甲项", "乙项", "丙项"], answer: "A" };
  }
  if (index < 40) {
    return { ...rest, type: "multiple", options: ["甲项", "乙项", "丙项", "丁项"], answer: "AC" };
  }
  return { ...rest, type: "judgement", options: [], answer: "对" };
});

/** Three questions, one of each type, so that every paper has them all. */
export const SMALL_BANK: readonly QuestionEntry[] = [0, 30, 40].flatMap(
  (index) => BANK[index] ?? [],
);

/** 周测: Monday 09:00 to Friday 17:30, 20 questions unless 参数 say otherwise. */
export function weeklyTest(
  parameters: Record<string, string> = {},
  rest: Partial<PlanEntry> = {},
): PlanEntry {
  return plan(TEST, ["每周", "周一 09:00", "周五 17:30"], {
    kind: "测试",
    graceMinutes: 0,
    parameters,
    ...rest,
  });
}

/** The county of the stories with a bank and a test a week; 孙七 is the mentor of 张三. */
export function quizCounty(
  plans: PlanEntry[] = [weeklyTest()],
  questions: readonly QuestionEntry[] = BANK,
  rest: Partial<County> = {},
): County {
  const people = PEOPLE.map((person) =>
    person.label === "张三"
      ? {
          ...person,
          memberships: person.memberships.map((each) => ({ ...each, mentor: "孙七" })),
        }
      : person,
  );
  const work = programme(plans, { name: "应知应会" });
  return county({ people, questions: [...questions], programmes: [work], ...rest });
}

/** What somebody who holds a paper would type to answer it, so many questions right. */
export async function typed(
  db: Database,
  name: string,
  right: number,
  test = TEST,
): Promise<string> {
  return paperAnswers(await held(db, name, test), right);
}

/** The questions of the paper that somebody holds, with the key as that paper has it. */
export async function held(
  db: Database,
  name: string,
  test = TEST,
): Promise<readonly ShownQuestion[]> {
  const questions = await paperHeld(db, name, test);
  if (questions === null) throw new Error(`${name} holds no paper of ${test}`);
  return questions;
}

/** The press of a button under a message, by its text. */
export function pressing(post: SandboxPost | undefined, text: string) {
  const found = post?.delivery.buttons.find((each) => each.text === text);
  if (!post || !found) throw new Error(`no button ${text}`);
  return { button: { data: found.data, under: post.externalId } };
}

/** A county whose test has three questions, one of each type. */
export const threeQuestions = quizCounty([weeklyTest({ 题数: "3" })], SMALL_BANK);

/** At 10:00 张三 holds a paper of three questions; `key` is what is right on it, `all` that as he would type it. */
export async function withPaper(db: Database, parameters: Record<string, string> = {}) {
  const plans = [weeklyTest({ 题数: "3", ...parameters })];
  const played = await story(db, { county: quizCounty(plans, SMALL_BANK) });
  await played.at("10:00");
  await played.person("张三").says("答题");
  const questions = await held(db, "张三");
  const key = questions.map(({ answer }) => answer);
  return {
    ...{ ...played, questions, key },
    all: key.map((answer, index) => `${index + 1}${answer}`).join(" "),
    /** The place of the question of this type, from 0. */
    place: (type: ShownQuestion["type"]) => questions.findIndex((each) => each.type === type),
    /** The answers of the newest paper. */
    answersOf: async () => (await db.paper.findFirstOrThrow({ orderBy: { id: "desc" } })).answers,
  };
}
