import { openThrowAway } from "../../src/db/open.ts";
import type { Row } from "../table.ts";
import { plainStorm } from "./baseline.ts";
import { PEOPLE, QUESTIONS } from "./county.ts";
import { answerStorm } from "./ours.ts";

/** 200 people with 20 questions each within a minute. */
const WANTED_PER_SECOND = (PEOPLE * QUESTIONS) / 60;
const WANTED_PROCESS_MS = 50;

/** Answers to a test taken in, laid on their papers, graded and confirmed, on the embedded database. */
export async function benchQuiz(): Promise<Row[]> {
  const database = await openThrowAway();
  try {
    const ours = await answerStorm(database.db);
    const plain = await plainStorm(database.url);
    const rate = ours.answers / ours.seconds;
    return [
      {
        what: `quiz: ${PEOPLE} people × ${QUESTIONS} answers, ${ours.lost} lost`,
        unit: "answers/s",
        ours: rate,
        baseline: plain.answers / plain.seconds,
        against: "one plain transaction an answer",
        wanted: `all within 60 s: ${Math.ceil(WANTED_PER_SECOND)} answers/s, none lost`,
        met: rate >= WANTED_PER_SECOND && ours.lost === 0,
      },
      {
        what: "quiz: an answer, its grading and its receipt",
        unit: "ms of the process",
        ours: ours.processMs,
        baseline: null,
        against: "",
        wanted: `under ${WANTED_PROCESS_MS} ms`,
        met: ours.processMs < WANTED_PROCESS_MS,
      },
    ];
  } finally {
    await database.close();
  }
}
