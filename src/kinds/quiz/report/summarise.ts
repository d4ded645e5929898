import { groupBy } from "../../../collections/rules.ts";
import { loadUnitTree } from "../../../people/store.ts";
import type { Work } from "../../../work.ts";
import { nameOf } from "./list.ts";
import { sumOfTests } from "./rules.ts";
import { type TestRow, testsCovered, unitFigures } from "./store.ts";
import { startedAtWords, startedForWords, testLine } from "./wording.ts";

/** One line per test for these units, which must hold all below that are meant; a test nobody there took is left out. */
export type TestLines = (unitIds: Iterable<number>) => string[];

/** The tests that a 通报 covers, or (`runId` null) that none has covered yet, as lines for any part of the county. */
export async function testLines(
  work: Work,
  programmeId: number,
  runId: number | null,
): Promise<TestLines> {
  const tests = await testsCovered(work.tx, programmeId, runId);
  const rows =
    tests.length === 0
      ? []
      : await unitFigures(
          work.tx,
          tests.map(({ id }) => id),
        );
  const which = await labelsOf(work, tests);
  return (unitIds) => {
    const wanted = new Set(unitIds);
    return tests.flatMap((test) => {
      const own = rows.filter(
        ({ occurrenceId, unitId }) => occurrenceId === test.id && wanted.has(unitId),
      );
      const figures = sumOfTests(own);
      return figures.expected === 0 ? [] : [testLine(nameOf(test), figures, which.get(test.id))];
    });
  };
}

/** What tells those tests apart that are the same plan's on the same day: whom they were started for, else when. */
async function labelsOf(work: Work, tests: readonly TestRow[]): Promise<Map<number, string>> {
  const days = groupBy(tests, ({ plan, date }) => `${plan} ${date}`);
  const doubled = [...days.values()].filter((same) => same.length > 1);
  if (doubled.length === 0) return new Map();
  const tree = await loadUnitTree(work.tx);
  const label = ({ startedFor, opensAt }: TestRow) =>
    startedFor === null
      ? startedAtWords(opensAt, work.calendar.zone)
      : startedForWords(startedFor.map((id) => tree.get(id).name));
  return new Map(
    doubled.flatMap((same) => {
      const alike = new Set(same.map(label)).size < same.length;
      return same.map((test): [number, string] => [
        test.id,
        alike ? startedAtWords(test.opensAt, work.calendar.zone) : label(test),
      ]);
    }),
  );
}
