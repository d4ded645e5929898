import { type BankSizes, sizesOf } from "../kinds/quiz/bank/rules.ts";
import type { Tables } from "./read-sheets.ts";
import { cleanName, cleanToken } from "./reader.ts";
import type { Report } from "./report.ts";
import { type RowReader, rowReaders } from "./row-reader.ts";
import type { QuestionEntry } from "./rules.ts";
import { OPTION_LETTERS } from "./sheets.ts";
import { listWords } from "./wording.ts";

const SHEET = "题库";
const LONGEST_STEM = 1000;
const TYPES: ReadonlyMap<string, QuestionEntry["type"]> = new Map([
  ["单选", "single"],
  ["多选", "multiple"],
  ["判断", "judgement"],
]);
/** The same as many banks write it. */
const LONG_TYPES: typeof TYPES = new Map([...TYPES].map(([name, type]) => [`${name}题`, type]));
const RIGHT = /^(?:对|√|✓|✔|正确|是|TRUE|T)$/iu;
const WRONG = /^(?:错|×|✗|✘|✕|X|错误|否|FALSE|F)$/iu;
/** What people put between letters, or around them. */
const AROUND_LETTERS = /[、,，;；.。|/+&()[\]【】和]/gu;

function readJudgement(reader: RowReader): string {
  const written = judgementMeant(reader, cleanToken(reader.required("答案")));
  if (RIGHT.test(written)) return "对";
  if (WRONG.test(written)) return "错";
  if (written !== "") reader.problem("答案", listWords.badJudgement(written));
  return "";
}

/** What a letter stands for where the two options say 对 and 错, in either order; else what was written. */
function judgementMeant(reader: RowReader, written: string): string {
  const [first, second, ...others] = OPTION_LETTERS.map((letter) =>
    cleanToken(reader.text(letter)),
  );
  if (first === undefined || second === undefined || others.some((option) => option !== "")) {
    return written;
  }
  const opposed =
    (RIGHT.test(first) && WRONG.test(second)) || (WRONG.test(first) && RIGHT.test(second));
  const letter = written.toUpperCase();
  if (!opposed || (letter !== "A" && letter !== "B")) return written;
  return letter === "A" ? first : second;
}

function readOptions(reader: RowReader): string[] {
  const written = OPTION_LETTERS.map((letter) => reader.text(letter));
  const count = written.map((option) => option !== "").lastIndexOf(true) + 1;
  const options = written.slice(0, count);
  const gap = options.indexOf("");
  const letter = OPTION_LETTERS[gap >= 0 ? gap : count] ?? "A";
  // A faulty cell is reported already.
  if (reader.isEmpty(letter)) {
    if (gap >= 0) reader.problem(letter, listWords.gap(letter));
    else if (count < 2) reader.problem(letter, listWords.fewOptions());
  }
  reportTwins(reader, options);
  return options;
}

function reportTwins(reader: RowReader, options: readonly string[]) {
  const firsts = new Map<string, string>();
  for (const [index, option] of options.entries()) {
    const letter = OPTION_LETTERS[index] ?? "A";
    const first = firsts.get(cleanName(option));
    if (option === "") continue;
    if (first === undefined) firsts.set(cleanName(option), letter);
    else reader.problem(letter, listWords.sameOption(letter, first));
  }
}

function readLetters(
  reader: RowReader,
  type: QuestionEntry["type"],
  options: readonly string[],
): string {
  const written = reader.required("答案");
  const letters = [
    ...new Set(cleanToken(written).toUpperCase().replace(AROUND_LETTERS, "")),
  ].sort();
  if (written !== "" && (letters.length === 0 || letters.some((each) => !/[A-Z]/u.test(each)))) {
    reader.problem("答案", listWords.noAnswer());
    return "";
  }
  for (const letter of letters) {
    if ((options["ABCDEF".indexOf(letter)] ?? "") === "") {
      reader.problem("答案", listWords.answerWithoutOption(letter));
    }
  }
  if (type === "single" && letters.length > 1) reader.problem("答案", listWords.oneAnswer());
  return letters.join("");
}

/** The same question is one with the same stem and the same options, in whatever order. */
function repetitionReporter() {
  const firstRows = new Map<string, number>();
  return (reader: RowReader, { stem, options }: QuestionEntry) => {
    if (stem === "") return;
    const key = [cleanName(stem), ...options.map(cleanName).sort()].join("\n");
    const first = firstRows.get(key);
    if (first === undefined) firstRows.set(key, reader.row);
    else reader.problem("题干", listWords.sameQuestion(first, reader.row));
  };
}

/**
 * Checks 题库. `has`: how many there are of each category, those that must be corrected included, so that a plan is
 * not told that the bank is too small because of them; null when the workbook brings no questions.
 */
export function checkQuestions(
  tables: Tables,
  report: Report,
): { questions: QuestionEntry[]; has: BankSizes | null } {
  const reportRepetition = repetitionReporter();
  const categories: (string | null)[] = [];
  const questions = rowReaders(tables, SHEET, report).flatMap((reader): QuestionEntry[] => {
    const long = LONG_TYPES.has(cleanToken(reader.text("题型")));
    const type = reader.oneOf("题型", long ? LONG_TYPES : TYPES, null);
    const stem = reader.required("题干", LONGEST_STEM);
    // Written as 参数 reads it, so that 分类 finds it whatever width its signs have.
    const category = reader.name("分类", false).normalize("NFKC") || null;
    const explanation = reader.text("解析", LONGEST_STEM) || null;
    categories.push(category);
    if (type === null) return [];
    const options = type === "judgement" ? [] : readOptions(reader);
    const answer =
      type === "judgement" ? readJudgement(reader) : readLetters(reader, type, options);
    const question = { type, stem, options, answer, category, explanation };
    reportRepetition(reader, question);
    return [question];
  });
  const sizes = sizesOf(categories.map((category) => ({ category, count: 1 })));
  return { questions, has: categories.length > 0 ? sizes : null };
}
