import type { Work } from "../../../work.ts";
import { nameOf } from "./list.ts";
import { sumOfTests } from "./rules.ts";
import { testsCovered, unitFigures } from "./store.ts";
import { testLine } from "./wording.ts";

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
  return (unitIds) => {
    const wanted = new Set(unitIds);
    return tests.flatMap((test) => {
      const own = rows.filter(
        ({ occurrenceId, unitId }) => occurrenceId === test.id && wanted.has(unitId),
      );
      const figures = sumOfTests(own);
      return figures.expected === 0 ? [] : [testLine(nameOf(test), figures)];
    });
  };
}
