import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { program } from "../../src/cli/program.ts";
import { codeIn, documents, exists, linksIn, type Named, namesIn, pathsIn, tree } from "./prose.ts";

const places = tree();
const everywhere = documents();
const code = everywhere.flatMap((document) => codeIn(document, { blocks: true }));
const where = ({ document, line, text }: Named) => `${document}:${line} ${text}`;

/** What the group of `pattern` holds, wherever the pattern stands in code. */
function written(pattern: RegExp): Named[] {
  return code.flatMap((named) =>
    [...named.text.matchAll(pattern)].map(([, text = ""]) => ({ ...named, text })),
  );
}

describe("the documents name only what is there", () => {
  it("every path exists", () => {
    const paths = everywhere.flatMap(pathsIn);
    expect(paths.filter(({ text }) => !exists(text, places)).map(where)).toEqual([]);
    expect(paths.length).toBeGreaterThan(150);
  });

  it("every link leads to a file or folder", () => {
    const links = everywhere.flatMap(linksIn);
    expect(links.filter(({ text }) => !exists(text, places)).map(where)).toEqual([]);
    expect(links.length).toBeGreaterThan(5);
  });

  it("every name that is said to be in a file stands there", () => {
    const named = everywhere.flatMap(namesIn);
    const missing = named.filter(
      ({ name, file }) => !new RegExp(`\\b${name}\\b`).test(readFileSync(file, "utf8")),
    );
    expect(missing).toEqual([]);
    expect(named.length).toBeGreaterThan(60);
  });

  it("every npm script exists", () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(
      readFileSync("package.json", "utf8"),
    );
    const named = [...written(/npm run ([\w:-]+)/g), ...written(/npm (start|test)\b/g)];
    expect(named.filter(({ text }) => !(text in scripts)).map(where)).toEqual([]);
    expect(named.length).toBeGreaterThan(10);
  });

  it("every command of the program exists", () => {
    const commands = program().commands.map((command) => command.name());
    const named = [
      ...written(/zhouzhi ([a-z]\S*)/g),
      ...written(/docker compose run .*\bconsole ([a-z]+)/g),
    ];
    expect(named.filter(({ text }) => !commands.includes(text)).map(where)).toEqual([]);
    expect(named.length).toBeGreaterThan(10);
  });

  it("every option of the program exists", () => {
    const options = program().commands.flatMap((command) =>
      command.options.map(({ long }) => long),
    );
    const named = written(/(?<=zhouzhi .*|^)(--[a-z]+)/g);
    expect(named.filter(({ text }) => !options.includes(text)).map(where)).toEqual([]);
    expect(named.length).toBeGreaterThan(3);
  });
});

describe("every command can be found in README.md's table", () => {
  const rows = readFileSync("README.md", "utf8").split("\n");

  it.each(program().commands.map((command) => [command.name(), command.options] as const))(
    "%s, with its options",
    (name, options) => {
      const row = rows.find((text) => text.startsWith(`| \`npx zhouzhi ${name}`)) ?? "";
      expect(row).not.toBe("");
      expect(options.filter(({ long }) => !row.includes(long ?? "")).map(String)).toEqual([]);
    },
  );
});

describe("every setting can be found", () => {
  const schema = /z\.object\(\{(.*?)\n\}\);/s.exec(readFileSync("src/config.ts", "utf8"))?.[1];
  const settings = [...(schema ?? "").matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(
    ([, name = ""]) => name,
  );

  it("in the schema", () => {
    expect(settings).toContain("DATA_DIR");
    expect(settings.length).toBeGreaterThan(12);
  });

  it("in .env.example", () => {
    const example = readFileSync(".env.example", "utf8");
    expect(settings.filter((name) => !new RegExp(`^${name}=`, "m").test(example))).toEqual([]);
  });

  it("in README.md's table, which has no other", () => {
    const readme = readFileSync("README.md", "utf8");
    const rows = [...readme.matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map(([, name = ""]) => name);
    expect(rows.sort()).toEqual([...settings].sort());
  });
});
