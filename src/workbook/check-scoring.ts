import type { LongSort, PeriodSort } from "../cycle/periods/rules.ts";
import { readFlagRule, readParts } from "../cycle/scoring/reader.ts";
import { type FlagRule, type Part, PLAIN_SCORING, type Scoring } from "../cycle/scoring/rules.ts";
import { PART_WORDS } from "../cycle/scoring/wording.ts";
import { cleanToken, readNames, readWhole } from "./reader.ts";
import type { Report } from "./report.ts";
import type { RowReader } from "./row-reader.ts";
import { scoringWords } from "./scoring/wording.ts";
import { cellWords } from "./wording.ts";

/** Those whose values somebody gives already. */
const OPEN_PARTS: readonly Part[] = ["completion", "punctuality"];
const MOST_EXPECTED = 10_000;
const SORTS: ReadonlyMap<string, PeriodSort> = new Map([
  ["周", "week"],
  ["月", "month"],
  ["季", "quarter"],
  ["年", "year"],
]);

const namesOf = (parts: readonly Part[]) => parts.map((part) => PART_WORDS[part]);

function readScore(reader: RowReader): Scoring["parts"] {
  const { parts, malformed } = readParts(reader.text("计分"));
  for (const piece of malformed) {
    reader.problem("计分", scoringWords.badPart(piece, namesOf(OPEN_PARTS)));
  }
  for (const { part } of parts) {
    if (OPEN_PARTS.includes(part)) continue;
    reader.problem("计分", scoringWords.partNotOpen(PART_WORDS[part], namesOf(OPEN_PARTS)));
  }
  return parts;
}

function readLine(reader: RowReader): number {
  const written = cleanToken(reader.text("达标线")).replace(/[%分]$/u, "");
  if (written === "") return PLAIN_SCORING.line;
  const value = Number(written);
  // Excel keeps 60 % as 0.6.
  const line = value > 0 && value < 1 ? Math.round(value * 1000) / 10 : value;
  if (line >= 1 && line <= 100) return line;
  reader.problem("达标线", cellWords.outOfRange(1, 100));
  return PLAIN_SCORING.line;
}

function readBase(reader: RowReader): number {
  const written = reader.text("最小基数");
  if (written === "") return PLAIN_SCORING.base;
  const value = readWhole(written);
  if (value !== null && value >= 1 && value <= MOST_EXPECTED) return value;
  reader.problem("最小基数", cellWords.notWhole(written, 1, MOST_EXPECTED));
  return PLAIN_SCORING.base;
}

function readRule(reader: RowReader, column: string): FlagRule | null {
  const written = reader.text(column);
  if (written === "") return null;
  const rule = readFlagRule(written);
  if (rule === null) reader.problem(column, scoringWords.badRule(written));
  return rule;
}

/** How a programme judges its units; null where the columns say nothing, so that the rate alone counts. */
export function readScoring(
  reader: RowReader,
  programme: { name: string; ranked: boolean },
  report: Report,
): Scoring | null {
  const scoring = {
    parts: readScore(reader),
    line: readLine(reader),
    base: readBase(reader),
    red: readRule(reader, "红旗"),
    yellow: readRule(reader, "黄牌"),
  };
  if (!programme.ranked && (scoring.red || scoring.yellow)) {
    report.note(scoringWords.flagsWithoutRanks(programme.name));
  }
  const { parts, line, base, red, yellow } = scoring;
  const plain = parts.length === 0 && red === null && yellow === null;
  return plain && line === PLAIN_SCORING.line && base === PLAIN_SCORING.base ? null : scoring;
}

/** The longer periods for which a programme is published besides its weeks. */
export function readPeriods(reader: RowReader): LongSort[] {
  const written = readNames(reader.text("通报周期"));
  const sorts = written.flatMap((word) => {
    const sort = SORTS.get(cleanToken(word).replace(/^每|通报$|度$/gu, ""));
    if (sort === undefined) {
      reader.problem("通报周期", cellWords.notOneOf(word, [...SORTS.keys()]));
    }
    return sort ?? [];
  });
  const longer = sorts.filter((sort) => sort !== "week");
  if (longer.length > 0 && !sorts.includes("week")) {
    reader.problem("通报周期", scoringWords.weekMissing());
  } else if (longer.length > 0 && reader.text("通报") === "") {
    reader.problem("通报周期", scoringWords.periodsWithoutBulletin());
  }
  return longer;
}
