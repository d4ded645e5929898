import type { Parameters } from "../../../rules.ts";
import { contestParameters, type QuizParameters, quizParameters } from "../../rules.ts";

const CONTEST = "比武";

/** The kinds of plan that are answered by a paper. */
export const PAPER_KINDS: readonly string[] = ["测试", CONTEST];

/** A plan as far as a paper depends on it. */
export type Test = { plan: string; kind: string; parameters: Parameters };

/** Whether everybody competes on the same questions, without a pass mark. */
export function isContest({ kind }: Pick<Test, "kind">): boolean {
  return kind === CONTEST;
}

/** What the 参数 of this 测试 or 比武 say. */
export function parametersFor(test: Pick<Test, "kind" | "parameters">): QuizParameters {
  return isContest(test) ? contestParameters(test.parameters) : quizParameters(test.parameters);
}

/** Those with exactly this name, else those whose name it is a part of; all of them when none is named. */
export function namedPlans<T extends { plan: string }>(
  plans: readonly T[],
  name: string | null,
): T[] {
  if (name === null) return [...plans];
  const exact = plans.filter(({ plan }) => plan === name);
  return exact.length > 0 ? exact : plans.filter(({ plan }) => plan.includes(name));
}
