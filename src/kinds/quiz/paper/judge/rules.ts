import { addDays } from "../../../../calendar/dates.ts";
import type { WorkCalendar } from "../../../../calendar/work-calendar.ts";
import { instantAt, localDate } from "../../../../calendar/zone.ts";
import type { Choice } from "../../bank/rules.ts";
import type { QuizParameters } from "../../rules.ts";
import type { ShownQuestion } from "../rules.ts";

const HOUR_MS = 3_600_000;
const MINUTES_OF_A_DAY = 24 * 60;

/**
 * The points that each answer got. A 多选 with some of its letters and no wrong one gets `partialPercent` of its
 * points; an empty or a wrong answer gets none.
 */
export function marksOf(
  questions: readonly ShownQuestion[],
  answers: readonly Choice[],
  parameters: QuizParameters,
): number[] {
  return questions.map((question, index) => {
    const points = parameters.points[question.type];
    return (points * percentOf(question, answers[index] ?? "", parameters.partialPercent)) / 100;
  });
}

function percentOf({ type, answer }: ShownQuestion, given: Choice, partial: number): number {
  if (given === "") return 0;
  if (given === answer) return 100;
  const noneWrong = Array.from(given).every((letter) => answer.includes(letter));
  return type === "multiple" && noneWrong ? partial : 0;
}

/**
 * The score of a paper, 0 to 100 with one decimal, and whether it reaches the pass mark, for which nothing is
 * rounded.
 */
export function scoreOf(
  marks: readonly number[],
  questions: readonly ShownQuestion[],
  { points, passMark }: QuizParameters,
): { score: number; passed: boolean } {
  const possible = questions.reduce((sum, { type }) => sum + points[type], 0);
  if (possible === 0) return { score: 0, passed: false };
  // Points and percentages are whole, so hundredths of a point are: added up as such, 90 is exactly 90.
  const hundredths = marks.reduce((sum, mark) => sum + Math.round(mark * 100), 0);
  return {
    score: Math.round((hundredths * 10) / possible) / 10,
    passed: hundredths >= passMark * possible,
  };
}

/**
 * When the next attempt may begin. With `workingDaysOnly` the hours of days off do not count, and what would end
 * with a working day's last minute waits for the next one's first.
 */
export function retakeAt(
  handedInAt: Date,
  { hours, workingDaysOnly }: QuizParameters["retake"],
  calendar: WorkCalendar,
): Date {
  let left = hours * HOUR_MS;
  if (!workingDaysOnly || left === 0) return new Date(handedInAt.getTime() + left);
  let start = handedInAt;
  for (let date = localDate(handedInAt, calendar.zone); ; date = addDays(date, 1)) {
    const end = instantAt(date, MINUTES_OF_A_DAY, calendar.zone);
    const length = calendar.isWorkingDay(date) ? end.getTime() - start.getTime() : 0;
    if (left < length) return new Date(start.getTime() + left);
    left -= length;
    start = end;
  }
}
