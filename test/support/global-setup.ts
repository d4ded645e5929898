import { randomBytes } from "node:crypto";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../../src/db/embedded.ts";
import { migrate } from "../../src/db/migrate.ts";
import { databaseNamed, onServer } from "./server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The real server of this project, from vitest.config.ts; null on the embedded one. */
    serverUrl: string | null;
    /** The administrator's address of the server, embedded or real, on which test files make their databases. */
    databaseUrl: string;
    /** Null where the queues run on the database itself. */
    redisUrl: string | null;
    /** Begins the names of everything this run makes, so that two runs on one server do not meet. */
    runName: string;
  }
}

/** One server for all test files of a project, and one migrated database that they copy. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { serverUrl } = project.getProvidedContext();
  const embedded = serverUrl === null ? await startEmbedded({ throwAway: true }) : null;
  const databaseUrl = serverUrl ?? embedded?.url ?? "";
  const runName = `zhouzhi_test_${randomBytes(4).toString("hex")}`;
  await onServer(databaseUrl, `CREATE DATABASE "${runName}"`);
  await migrate(databaseNamed(databaseUrl, runName));
  project.provide("databaseUrl", databaseUrl);
  project.provide("runName", runName);
  return async () => {
    if (embedded === null) await onServer(databaseUrl, `DROP DATABASE "${runName}"`);
    else await embedded.stop();
  };
}
