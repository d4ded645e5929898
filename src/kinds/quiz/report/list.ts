import { groupBy } from "../../../collections/rules.ts";
import type { UnitTree } from "../../../people/rules.ts";
import type { Work } from "../../../work.ts";
import { questionsById } from "../bank/store.ts";
import { isContest, namedPlans } from "../paper/test/rules.ts";
import { quizParameters } from "../rules.ts";
import { hardest, type QuestionFigures, questionFigures, sumOfTests } from "./rules.ts";
import {
  type NotPassed,
  newestTest,
  notPassed,
  questionMarks,
  type TestRow,
  testPlans,
  type UnitRow,
  unitFigures,
} from "./store.ts";
import type { NamedUnit, Report, ReportQuestion, ReportUnit, TestName } from "./wording.ts";

/**
 * Whose report it is: `unitIds` all he may see, `named` those whose people he is told by name however many they are;
 * of the others he is told the names of a small test only.
 */
export type Reader = { unitIds: readonly number[]; named: readonly number[] };

/** Of more people than that an administrator is told how many they are: the names would be a list, not an answer. */
const NAMED_AT_MOST = 60;

/** So many questions are worth going through at a meeting. */
const HARDEST_SHOWN = 3;

/** 成绩 of the newest test of a plan, or of any with null; with the names of plans there are when there is none. */
export async function reportOf(
  work: Work,
  tree: UnitTree,
  plan: string | null,
  { unitIds, named }: Reader,
): Promise<{ found: Report } | { found: null; plans: string[] }> {
  const known = await testPlans(work.tx);
  const meant = namedPlans(
    known.map((name) => ({ plan: name })),
    plan,
  );
  const plans = plan === null ? null : meant.map((each) => each.plan);
  const test = await newestTest(work.tx, { plans, unitIds });
  if (!test) return { found: null, plans: known };
  const rows = await unitFigures(work.tx, [test.id]);
  const open = test.status === "open";
  const { expected } = sumOfTests(rows);
  const missing = await notPassed(work.tx, test.id, unitIds);
  const mayName = new Set(expected <= NAMED_AT_MOST ? unitIds : named);
  const byName = missing.filter(({ unitId }) => mayName.has(unitId));
  const unnamed = missing.filter(({ unitId }) => !mayName.has(unitId));
  return {
    found: {
      test: nameOf(test),
      open,
      units: unitsIn(tree, rows, new Set(unitIds)),
      failed: namesIn(
        tree,
        byName.filter(({ tookPart }) => tookPart),
      ),
      absent: namesIn(
        tree,
        byName.filter(({ tookPart }) => !tookPart),
      ),
      unnamed: {
        failed: unnamed.filter(({ tookPart }) => tookPart).length,
        absent: unnamed.filter(({ tookPart }) => !tookPart).length,
      },
      canStill: missing.some(({ canStill }) => canStill),
      hardest: open ? [] : await hardestOf(work, test),
    },
  };
}

/** How a test is called in texts. */
export function nameOf({ plan, date, kind }: TestRow): TestName {
  return { plan, date, contest: isContest({ kind }) };
}

/** The topmost units of those visible and what is right below them, each with all that is below it. */
function unitsIn(
  tree: UnitTree,
  rows: readonly UnitRow[],
  visible: ReadonlySet<number>,
): ReportUnit[] {
  const own = new Map(rows.map((row) => [row.unitId, row]));
  const shown = tree.all.filter(({ id }) => visible.has(id));
  const tops = shown.filter(({ parentId }) => parentId === null || !visible.has(parentId));
  const unit = (id: number, name: string, level: 0 | 1): ReportUnit[] => {
    const below = tree.within(id).flatMap((each) => own.get(each.id) ?? []);
    const figures = sumOfTests(below);
    return below.length === 0 ? [] : [{ name, level, figures }];
  };
  return tops.flatMap(({ id, name }) => [
    ...unit(id, name, 0),
    ...shown
      .filter(({ parentId }) => parentId === id)
      .flatMap((each) => unit(each.id, each.name, 1)),
  ]);
}

function namesIn(tree: UnitTree, people: readonly NotPassed[]): NamedUnit[] {
  return [...groupBy(people, ({ unitId }) => unitId)].map(([unitId, own]) => ({
    unit: tree.get(unitId).name,
    names: own.map(({ name }) => name),
  }));
}

async function hardestOf(work: Work, test: TestRow): Promise<ReportQuestion[]> {
  return withQuestions(work, hardest(await figuresOf(work, test), HARDEST_SHOWN));
}

/** How each question of a test went. */
export async function figuresOf(
  work: Work,
  test: Pick<TestRow, "id" | "parameters">,
): Promise<QuestionFigures[]> {
  const { points } = quizParameters(test.parameters);
  return questionFigures(await questionMarks(work.tx, test.id, points));
}

/** The same with what was asked. */
export async function withQuestions(
  work: Work,
  figures: readonly QuestionFigures[],
): Promise<ReportQuestion[]> {
  const questions = await questionsById(
    work.tx,
    figures.map(({ questionId }) => questionId),
  );
  return figures.flatMap((each) => {
    const question = questions.get(each.questionId);
    return question ? [{ question, figures: each }] : [];
  });
}
