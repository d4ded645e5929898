import { acknowledgeButton, acknowledgeProblem, acknowledgeWords } from "./acknowledge/wording.ts";
import { answersAttendance, checkAttendance } from "./attendance/rules.ts";
import { attendanceProblem, attendanceWords } from "./attendance/wording.ts";
import type { Kind } from "./rules.ts";

const attendance: Kind = {
  name: "签到",
  counts: "first",
  doableLate: false,
  early: true,
  button: null,
  words: attendanceWords,
  answers: answersAttendance,
  checkParameters: (parameters) => checkAttendance(parameters).map(attendanceProblem),
};

const acknowledge: Kind = {
  name: "确认",
  counts: "first",
  doableLate: true,
  early: false,
  button: acknowledgeButton,
  words: acknowledgeWords,
  answers: (answer) => (answer === "acknowledge" ? "settles" : "no"),
  checkParameters: (parameters) => Object.keys(parameters).map(acknowledgeProblem),
};

/** Every kind of plan that is built, by the 类型 of the workbook. */
export const KINDS: ReadonlyMap<string, Kind> = new Map(
  [attendance, acknowledge].map((kind) => [kind.name, kind]),
);

/** The kind of a stored plan; the importer lets no other in. */
export function kindOf(name: string): Kind {
  const kind = KINDS.get(name);
  if (!kind) throw new Error(`no kind ${name}`);
  return kind;
}
