import { sampleCorrelation } from "simple-statistics";

/**
 * How a test went in a part of the county. `expected`: who is on leave or waits to be judged counts only when he took
 * part all the same. `bestSum`: the sum of everybody's best score, 0 to 100 each.
 */
export type TestFigures = {
  expected: number;
  tookPart: number;
  passedFirst: number;
  passedLater: number;
  bestSum: number;
};

const NOTHING: TestFigures = {
  expected: 0,
  tookPart: 0,
  passedFirst: 0,
  passedLater: 0,
  bestSum: 0,
};

/** The figures of several units that do not overlap, together. */
export function sumOfTests(rows: readonly TestFigures[]): TestFigures {
  return rows.reduce(
    (sum, row) => ({
      expected: sum.expected + row.expected,
      tookPart: sum.tookPart + row.tookPart,
      passedFirst: sum.passedFirst + row.passedFirst,
      passedLater: sum.passedLater + row.passedLater,
      bestSum: sum.bestSum + row.bestSum,
    }),
    NOTHING,
  );
}

/** The mean of the best scores with one decimal, as it is shown; null when nobody took part. */
export function meanOf({ tookPart, bestSum }: TestFigures): number | null {
  return tookPart === 0 ? null : Math.round((bestSum / tookPart) * 10) / 10;
}

/**
 * Everybody's first answer to one question of a test: the points it got, and those of all the rest of the same paper,
 * in the same order. `full`: what a right answer gets.
 */
export type QuestionMarks = {
  questionId: number;
  full: number;
  marks: readonly number[];
  rests: readonly number[];
};

/**
 * How a question went. `wrong`: answers that did not get all its points. `discrimination`, -1 to 1: whether who answers
 * it well does the rest well too; null when too few have answered for that to say anything.
 */
export type QuestionFigures = {
  questionId: number;
  answered: number;
  wrong: number;
  discrimination: number | null;
};

/** Below ten papers a share or a correlation is chance. */
const LEAST_ANSWERS = 10;

/** How each question went, in the order given. */
export function questionFigures(questions: readonly QuestionMarks[]): QuestionFigures[] {
  return questions.map(({ questionId, full, marks, rests }) => ({
    questionId,
    answered: marks.length,
    wrong: marks.filter((mark) => mark < full).length,
    discrimination: discriminationOf(marks, rests),
  }));
}

function discriminationOf(marks: readonly number[], rests: readonly number[]): number | null {
  if (marks.length < LEAST_ANSWERS || isConstant(marks) || isConstant(rests)) return null;
  return sampleCorrelation(marks, rests);
}

function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}

/** 0 to 1. */
export function wrongShare({ answered, wrong }: QuestionFigures): number {
  return answered === 0 ? 0 : wrong / answered;
}

/** The questions that went worst, at most `most`, worst first; what nobody got wrong is not among them. */
export function hardest(questions: readonly QuestionFigures[], most: number): QuestionFigures[] {
  return questions
    .filter(({ wrong }) => wrong > 0)
    .sort(
      (a, b) => wrongShare(b) - wrongShare(a) || b.wrong - a.wrong || a.questionId - b.questionId,
    )
    .slice(0, most);
}

/** The questions that more than half got wrong, worst first: the key may be wrong, or the matter unknown. */
export function mostFailed(questions: readonly QuestionFigures[]): QuestionFigures[] {
  return hardest(questions, questions.length).filter(
    (each) => each.answered >= LEAST_ANSWERS && wrongShare(each) > 1 / 2,
  );
}

/** Below this the best do not answer a question better than the others, which a wrong key would explain. */
const DOUBTFUL_DISCRIMINATION = 0.1;

/** Whether those who do well elsewhere fail here as often as the others. */
export function hasDoubtfulKey({ discrimination }: QuestionFigures): boolean {
  return discrimination !== null && discrimination < DOUBTFUL_DISCRIMINATION;
}
