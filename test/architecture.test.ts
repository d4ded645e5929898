import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const run = promisify(execFile);
const roots = ["src", "bots", "jobs", "web"].filter((root) => existsSync(root));
const sources = roots.flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${root}/${file}`),
);

it("the layer check looks at every source file and finds no forbidden import", {
  timeout: 60_000,
}, async () => {
  const program = ["node_modules/.bin/depcruise", ...roots, "--output-type", "json"];
  // It exits with the number of violations, which are read from its answer instead.
  const { stdout } = await run(process.execPath, program, { maxBuffer: 1e8 }).catch(
    (stopped: { stdout: string }) => stopped,
  );
  const { modules, summary }: Report = JSON.parse(stdout);
  const seen = new Set(modules.map((module) => module.source));
  expect(sources.filter((source) => !seen.has(source))).toEqual([]);
  expect(
    summary.violations.map((found) => `${found.rule.name}: ${found.from} → ${found.to}`),
  ).toEqual([]);
});

type Report = {
  modules: { source: string }[];
  summary: { violations: { rule: { name: string }; from: string; to: string }[] };
};
