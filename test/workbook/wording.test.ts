import { expect, it } from "vitest";
import { importLines } from "../../src/workbook/results/wording.ts";

it("an import's summary ends with what to do next on live data", () => {
  const last = importLines({ tallies: [], notes: [] }).at(-1);
  expect(last).toContain("在各工作群里发“绑定群 单位”");
  expect(last).toContain("npx zhouzhi doctor");
  expect(last).not.toContain("rehearse");
});
