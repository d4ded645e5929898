// Runs `prisma generate` without its schema engine, which is a download that a county's firewall refuses.
// The engine is only needed by `prisma migrate`; our migrations run in src/db/migrate.ts instead.
// It must point at a program that fails: one that succeeds would make `migrate deploy` report success and do nothing.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
const prisma = path.join(path.dirname(require.resolve("prisma/package.json")), "build", "index.js");
const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, "generate"], {
  encoding: "utf8",
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: "/bin/false",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  },
});
if (status !== 0) {
  process.stderr.write(`${stdout}\n${stderr}\n`);
  process.exit(1);
}
