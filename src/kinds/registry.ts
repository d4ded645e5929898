import { acknowledgeButton, acknowledgeProblem, acknowledgeWords } from "./acknowledge/wording.ts";
import { answersAttendance, checkAttendance } from "./attendance/rules.ts";
import { attendanceProblem, attendanceWords } from "./attendance/wording.ts";
import { CONTEST_PARAMETERS, checkQuiz } from "./quiz/rules.ts";
import { contestWords, quizButton, quizProblem, quizWords } from "./quiz/wording.ts";
import { answerData, type Kind } from "./rules.ts";
import { answersStudy, checkStudy, feedbackOf } from "./study/rules.ts";
import { receivedButton, studyProblem, studyWords } from "./study/wording.ts";

/** What most kinds have in common. */
const plain = {
  opening: "open",
  alsoPrivate: "nobody",
  witness: "act",
  button: () => null,
  asks: () => true,
} as const;

const attendance: Kind = {
  ...plain,
  name: "签到",
  counts: "first",
  doableLate: false,
  early: true,
  witness: "presence",
  words: attendanceWords,
  answers: answersAttendance,
  checkParameters: (parameters) => checkAttendance(parameters).map(attendanceProblem),
};

const acknowledge: Kind = {
  ...plain,
  name: "确认",
  counts: "first",
  doableLate: true,
  early: false,
  button: () => ({ text: acknowledgeButton, data: answerData }),
  words: acknowledgeWords,
  answers: (answer) => (answer === "acknowledge" ? "settles" : "no"),
  checkParameters: (parameters) => Object.keys(parameters).map(acknowledgeProblem),
};

const study: Kind = {
  ...plain,
  name: "学习",
  counts: "newest",
  doableLate: true,
  early: false,
  opening: "study",
  alsoPrivate: "away",
  button: (parameters) =>
    feedbackOf(parameters) === "receipt" ? { text: receivedButton, data: answerData } : null,
  asks: (parameters) => feedbackOf(parameters) !== "none",
  words: studyWords,
  answers: answersStudy,
  checkParameters: (parameters) => checkStudy(parameters).map(studyProblem),
};

/** A paper answers it, which no word of a chat is: the quiz's own use cases hand it in. */
const quiz: Kind = {
  ...plain,
  name: "测试",
  counts: "first",
  doableLate: true,
  early: false,
  witness: "deafness",
  button: () => quizButton,
  words: quizWords,
  answers: () => "no",
  checkParameters: (parameters) =>
    checkQuiz(parameters).map((problem) => quizProblem("测试", problem)),
};

const contest: Kind = {
  ...quiz,
  name: "比武",
  doableLate: false,
  words: contestWords,
  checkParameters: (parameters) =>
    checkQuiz(parameters, CONTEST_PARAMETERS).map((problem) => quizProblem("比武", problem)),
};

/** Every kind of plan that is built, by the 类型 of the workbook. */
export const KINDS: ReadonlyMap<string, Kind> = new Map(
  [attendance, acknowledge, study, quiz, contest].map((kind) => [kind.name, kind]),
);

/** The kind of a stored plan; the importer lets no other in. */
export function kindOf(name: string): Kind {
  const kind = KINDS.get(name);
  if (!kind) throw new Error(`no kind ${name}`);
  return kind;
}
