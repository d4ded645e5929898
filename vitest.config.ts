import { defineConfig } from "vitest/config";

// Nothing may depend on the zone of the machine; set TZ to see that it does not.
process.env.TZ ??= "UTC";

const { CI, DATABASE_URL, REDIS_URL } = process.env;
const hasServers = DATABASE_URL !== undefined && REDIS_URL !== undefined;
if (CI === "true" && !hasServers) {
  throw new Error("CI=true: set DATABASE_URL and REDIS_URL; the tests must run on real servers too.");
}

const needsDatabase = ["test/**/*.db.test.ts"];
const onDatabase = {
  include: needsDatabase,
  globalSetup: ["test/support/global-setup.ts"],
  hookTimeout: 30_000,
  testTimeout: 30_000,
};

const nowhere = { serverUrl: null, redisUrl: null };
const servers = { serverUrl: DATABASE_URL ?? null, redisUrl: REDIS_URL ?? null };

/** `pure` needs no server, `embedded` and `server` are the same tests on the two databases. */
export default defineConfig({
  test: {
    // One more than the cores of a small machine: the end-to-end tests mostly wait for real time to pass.
    maxWorkers: 3,
    // Loading the product anew for each file takes half of the time. Each has a database of its own, and what modules
    // remember they remember by database or transaction, or it is true for all.
    isolate: false,
    // pg warns of how Prisma's adapter queues its queries, in every file anew.
    execArgv: ["--no-deprecation"],
    projects: [
      { test: { name: "pure", include: ["test/**/*.test.ts"], exclude: needsDatabase } },
      { test: { name: "embedded", provide: nowhere, ...onDatabase } },
      ...(hasServers ? [{ test: { name: "server", provide: servers, ...onDatabase } }] : []),
    ],
  },
});
