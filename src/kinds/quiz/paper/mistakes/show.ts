import type { Work } from "../../../../work.ts";
import { type Asked, tell } from "../asked.ts";
import { questionsOn } from "../questions.ts";
import { inMessages } from "../show/show-paper.ts";
import { papersHandedIn } from "../store.ts";
import { isContest, namedPlans, parametersFor } from "../test/rules.ts";
import { askedNow, type TakenTest, takenTests } from "./store.ts";
import * as wording from "./wording.ts";

/**
 * 错题: what somebody missed at his newest test, or that of a plan, with the key. Only once its window is closed and he
 * has passed or has no attempt left, so that the key is of no use to anybody.
 */
export async function showMistakes(work: Work, asked: Asked, plan: string | null): Promise<string> {
  const tests = namedPlans(await takenTests(work.tx, asked.personId), plan);
  const test = tests.find((each) => isShown(each, asked.at)) ?? tests[0];
  if (!test) return refuse(work, asked, wording.nothingTakenText(plan));
  const zone = work.calendar.zone;
  if (asked.at <= test.closesAt) {
    return refuse(work, asked, wording.notYetOverText(test.plan, test.closesAt, zone));
  }
  if (!isShown(test, asked.at)) return refuse(work, asked, wording.stillToRetakeText(test.plan));
  const mistakes = await mistakesAt(work, asked.personId, test);
  const asking = await askedNow(work.tx, asked.personId);
  const parts = partsOf(
    test.plan,
    mistakes,
    mistakes.filter(({ question }) => !asking.has(question.id)),
  );
  await tell(
    work,
    asked,
    inMessages(parts).map((text) => ({ kind: "quiz", text })),
  );
  return "mistakes shown";
}

/** `told`: those whose key may be told; the others are asked in a test that still goes on. */
function partsOf(
  plan: string,
  mistakes: readonly wording.Mistake[],
  told: readonly wording.Mistake[],
): string[] {
  if (mistakes.length === 0) return [wording.noMistakesText(plan)];
  const hidden = mistakes.length - told.length;
  return [
    wording.mistakesHead(plan, mistakes.length),
    ...told.map((mistake, index) => wording.mistakeText(index + 1, mistake)),
    ...(hidden > 0 ? [wording.hiddenText(hidden)] : []),
  ];
}

function isShown(test: TakenTest, at: Date): boolean {
  return at > test.closesAt && (test.final || isContest(test));
}

/** Every question that he did not get right on one of his papers, as he answered it there. */
async function mistakesAt(
  work: Work,
  personId: number,
  test: TakenTest,
): Promise<wording.Mistake[]> {
  const papers = await papersHandedIn(work.tx, test.occurrenceId, personId);
  const questionsOf = await questionsOn(work.tx, papers);
  const { points } = parametersFor(test);
  const mistakes = new Map<number, wording.Mistake>();
  for (const paper of papers) {
    for (const [index, question] of questionsOf(paper).entries()) {
      if ((paper.marks[index] ?? 0) >= points[question.type] || mistakes.has(question.id)) continue;
      mistakes.set(question.id, { question, answer: paper.answers[index] ?? "" });
    }
  }
  return [...mistakes.values()];
}

async function refuse(work: Work, asked: Asked, text: string): Promise<string> {
  await tell(work, asked, [{ kind: "refusal", text }]);
  return "mistakes refused";
}
