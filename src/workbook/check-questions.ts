import type { Tables } from "./read-sheets.ts";
import { cleanToken } from "./reader.ts";
import type { Report } from "./report.ts";
import { type RowReader, rowReaders } from "./row-reader.ts";
import type { QuestionEntry, QuestionType } from "./rules.ts";
import { OPTION_LETTERS } from "./sheets.ts";
import { listWords } from "./wording.ts";

const SHEET = "题库";
const LONGEST_STEM = 1000;
const TYPES: ReadonlyMap<string, QuestionType> = new Map([
  ["单选", "single"],
  ["多选", "multiple"],
  ["判断", "judgement"],
]);
const RIGHT = /^(?:对|√|✓|✔|正确|是|TRUE)$/iu;
const WRONG = /^(?:错|×|✗|✘|X|错误|否|FALSE)$/iu;

function readJudgement(reader: RowReader): string {
  const written = cleanToken(reader.required("答案"));
  if (RIGHT.test(written)) return "对";
  if (WRONG.test(written)) return "错";
  if (written !== "") reader.problem("答案", listWords.badJudgement(written));
  return "";
}

function readOptions(reader: RowReader): string[] {
  const written = OPTION_LETTERS.map((letter) => reader.text(letter));
  const count = written.map((option) => option !== "").lastIndexOf(true) + 1;
  const options = written.slice(0, count);
  const gap = options.indexOf("");
  if (gap >= 0) {
    const letter = OPTION_LETTERS[gap] ?? "A";
    reader.problem(letter, listWords.gap(letter));
  } else if (count < 2) reader.problem(count === 0 ? "A" : "B", listWords.fewOptions());
  return options;
}

function readLetters(reader: RowReader, type: QuestionType, options: readonly string[]): string {
  const written = reader.required("答案");
  const letters = [
    ...new Set(
      cleanToken(written)
        .toUpperCase()
        .replace(/[、,，;；.]/gu, ""),
    ),
  ].sort();
  if (
    written !== "" &&
    (letters.length === 0 || letters.some((letter) => !/[A-F]/u.test(letter)))
  ) {
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

/** Checks 题库: every answer has its option. */
export function checkQuestions(tables: Tables, report: Report): QuestionEntry[] {
  return rowReaders(tables, SHEET, report).flatMap((reader): QuestionEntry[] => {
    const type = reader.oneOf("题型", TYPES, null);
    const stem = reader.required("题干", LONGEST_STEM);
    const category = reader.text("分类") || null;
    const explanation = reader.text("解析", LONGEST_STEM) || null;
    if (type === null) return [];
    const options = type === "judgement" ? [] : readOptions(reader);
    const answer =
      type === "judgement" ? readJudgement(reader) : readLetters(reader, type, options);
    return [{ type, stem, options, answer, category, explanation }];
  });
}
