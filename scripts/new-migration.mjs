// Writes the migration that leads from the newest one to prisma/schema.prisma:
//   node scripts/new-migration.mjs NAME             adds prisma/migrations/<time>_NAME
//   node scripts/new-migration.mjs --rebuild-first  rewrites the only migration, before the first release
// migrated.prisma is the schema that the migrations together give; a test on a database proves that they do.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { register } from "tsx/esm/api";

register();
const { startEmbedded } = await import("../src/db/embedded.ts");
const { MIGRATIONS, migrationNames, sqlBetween } = await import("../src/db/schema-engine.ts");

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { "rebuild-first": { type: "boolean", default: false } },
});
const names = await migrationNames();
const schema = readFileSync(path.join(MIGRATIONS, "..", "schema.prisma"), "utf8");
const snapshot = path.join(MIGRATIONS, "migrated.prisma");

let folder;
let before = null;
if (values["rebuild-first"]) {
  if (names.length > 1) fail("There are later migrations already: add one with a name instead.");
  folder = names[0] ?? "20260901000000_ledger";
} else {
  const name = positionals[0];
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name))
    fail("Give the migration a name, such as add_posts.");
  folder = `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}_${name}`;
  if (names.length > 0 && existsSync(snapshot)) before = readFileSync(snapshot, "utf8");
}

const server = await startEmbedded({ throwAway: true });
const sql = await sqlBetween(server.url, before, schema).finally(() => server.stop());
if (sql === null) {
  process.stdout.write("The migrations give schema.prisma already.\n");
} else {
  mkdirSync(path.join(MIGRATIONS, folder), { recursive: true });
  writeFileSync(path.join(MIGRATIONS, folder, "migration.sql"), sql);
  writeFileSync(snapshot, schema);
  process.stdout.write(`${path.join("prisma", "migrations", folder, "migration.sql")}\n`);
}
