import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

// Prisma's migration engine as WebAssembly: the usual one is a download that a county's firewall refuses.

/** Where the migrations are: one folder each, named so that the names sort in the order of application. */
export const MIGRATIONS = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** The migrations' names in the order of application. */
export async function migrationNames(): Promise<string[]> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Applies what the database at `url` does not have yet; gives the names applied, in order. */
export async function applyMigrations(url: string): Promise<string[]> {
  const migrationsList = await migrationList();
  return withEngine(url, async (engine) => {
    const done = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
    return done.appliedMigrationNames;
  });
}

/**
 * The SQL that leads from the tables of one schema to those of another; null when they are the same.
 * `before` and `after` are texts like schema.prisma, `before` null for an empty database.
 * The engine insists on a database at `url`, whatever is in it.
 */
export async function sqlBetween(
  url: string,
  before: string | null,
  after: string,
): Promise<string | null> {
  const modelOf = (content: string) => ({
    tag: "schemaDatamodel" as const,
    files: [{ path: "schema.prisma", content }],
  });
  return withEngine(url, async (engine) => {
    const found = await engine.diff({
      from: before === null ? { tag: "empty" } : modelOf(before),
      to: modelOf(after),
      script: true,
      exitCode: true,
      filters: NO_FILTERS,
    });
    return found.exitCode === 0 ? null : (found.stdout ?? "");
  });
}

async function withEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  engineClass ??= loadEngineClass();
  const Engine = await engineClass;
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  const engine = await Engine.new({ datamodels: undefined }, () => undefined, factory);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

let engineClass: Promise<typeof SchemaEngine> | undefined;

/** The bindings are one for the whole process, and a second memory would pull the first away from under them. */
async function loadEngineClass(): Promise<typeof SchemaEngine> {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const isLoaded = () => {
    try {
      return bindings.version() !== "";
    } catch {
      return false;
    }
  };
  if (isLoaded()) return bindings.SchemaEngine;
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const bytes = await readFile(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": bindings });
  if (isLoaded()) return bindings.SchemaEngine;
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
  return bindings.SchemaEngine;
}

async function migrationList(): Promise<MigrationList> {
  const names = await migrationNames();
  const migrationDirectories = await Promise.all(
    names.map(async (name) => {
      const value = await readFile(path.join(MIGRATIONS, name, "migration.sql"), "utf8");
      const content = { tag: "ok" as const, value };
      return { path: name, migrationFile: { path: "migration.sql", content } };
    }),
  );
  const lockfile = { path: "migration_lock.toml", content: 'provider = "postgresql"\n' };
  return { baseDir: MIGRATIONS, lockfile, shadowDbInitScript: "", migrationDirectories };
}
