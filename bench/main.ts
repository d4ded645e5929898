import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { benchQuiz } from "./quiz/bench.ts";
import { benchReports } from "./reports/bench.ts";
import { type Row, ratioOf, tableOf } from "./table.ts";
import { benchTasks } from "./tasks/rows.ts";

const BENCHES: Readonly<Record<string, () => Promise<Row[]>>> = {
  quiz: benchQuiz,
  tasks: benchTasks,
  reports: benchReports,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "string" } },
});

const chosen = positionals.length > 0 ? positionals : Object.keys(BENCHES);
const rows: Row[] = [];
for (const name of chosen) {
  const bench = BENCHES[name];
  if (!bench) throw new Error(`no bench ${name}; there are: ${Object.keys(BENCHES).join(", ")}`);
  rows.push(...(await bench()));
}
process.stdout.write(`${tableOf(rows)}\n`);
if (values.json !== undefined) {
  const report = rows.map((row) => ({ ...row, ratio: ratioOf(row) }));
  await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
if (rows.some(({ met }) => !met)) process.exitCode = 1;
