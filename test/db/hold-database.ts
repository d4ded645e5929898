import { startEmbedded } from "../../src/db/embedded.ts";

// A process of its own for embedded.test.ts: opens the database of a folder, says so in one JSON line,
// and holds it until its standard input ends. Signals that a terminal sends do not end it by themselves.
const [dataDir = "", mode] = process.argv.slice(2);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
try {
  const database =
    mode === "throw-away"
      ? await startEmbedded({ throwAway: true })
      : await startEmbedded({ dataDir, mode: mode === "join" ? "join" : "own" });
  process.stdout.write(`${JSON.stringify({ url: database.url, joined: database.joined })}\n`);
  for await (const _chunk of process.stdin);
  await database.stop();
} catch (error) {
  process.stdout.write(`${JSON.stringify({ refused: error instanceof Error && error.name })}\n`);
  process.exitCode = 1;
}
