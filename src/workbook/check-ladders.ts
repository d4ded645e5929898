import type { Tables } from "./read-sheets.ts";
import { readFirstWhole, readNames } from "./reader.ts";
import type { Report } from "./report.ts";
import { type KnownNames, type RowReader, rowReaders } from "./row-reader.ts";
import type { LadderEntry, LadderType, StepEntry } from "./rules.ts";
import { cellWords, listWords } from "./wording.ts";

const SHEET = "阶梯";
const MOST_TIMES = 365;
const TYPES: ReadonlyMap<string, LadderType> = new Map([
  ["逾期", "overdue"],
  ["累计", "cumulative"],
  ["连续", "consecutive"],
]);
const same = (words: readonly string[]) => new Map(words.map((word) => [word, word]));
const ACTIONS = same(["提醒", "通报", "约谈", "问责"]);
const TARGETS = ["本人", "单位", "联络人", "管理员"];
const COUNTED_BY = same(["末位", "未达线"]);

function readThreshold(reader: RowReader): number | null {
  const written = reader.required("条件");
  if (written === "") return null;
  const threshold = readFirstWhole(written);
  if (threshold !== null && threshold >= 1 && threshold <= MOST_TIMES) return threshold;
  reader.problem("条件", listWords.noThreshold(written));
  return null;
}

function readTargets(reader: RowReader): string {
  const targets = readNames(reader.required("对象"));
  for (const target of targets) {
    if (!TARGETS.includes(target)) reader.problem("对象", cellWords.notOneOf(target, TARGETS));
  }
  return targets.join("、");
}

function readStep(reader: RowReader): StepEntry | null {
  const type = reader.oneOf("类型", TYPES, null);
  const threshold = readThreshold(reader);
  const action = reader.oneOf("动作", ACTIONS, null);
  const target = readTargets(reader);
  const countBy = reader.oneOf("计次", COUNTED_BY, "末位");
  if (type === null || threshold === null || action === null) return null;
  return { type, threshold, action, target, countBy: type === "overdue" ? null : countBy };
}

export type CheckedLadders = { ladders: LadderEntry[]; names: KnownNames };

/** Checks 阶梯; within one ladder and 类型 the 条件 must not go down. */
export function checkLadders(tables: Tables, report: Report): CheckedLadders {
  const ladders = new Map<string, LadderEntry>();
  const last = new Map<string, { threshold: number; row: number }>();
  for (const reader of rowReaders(tables, SHEET, report)) {
    const name = reader.name("阶梯", true);
    const step = readStep(reader);
    if (name === "") continue;
    const ladder = ladders.get(name) ?? { name, steps: [] };
    ladders.set(name, ladder);
    if (!step) continue;
    const before = last.get(`${name}\n${step.type}`);
    if (before && step.threshold < before.threshold) {
      reader.problem("条件", listWords.descending(before.row));
    }
    last.set(`${name}\n${step.type}`, { threshold: step.threshold, row: reader.row });
    ladder.steps.push(step);
  }
  return { ladders: [...ladders.values()], names: ladders };
}
