import { CommanderError } from "commander";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { Refused } from "../../src/cli/fail.ts";
import { program } from "../../src/cli/program.ts";

// Commands load what they need when they are typed; the whole program takes its time on a busy machine.
beforeAll(async () => {
  await Promise.all([import("../../src/cli/start.ts"), import("../../src/cli/beat.ts")]);
}, 60_000);

afterEach(() => {
  vi.restoreAllMocks();
});

/** What a command line without any work to do prints, and what it refuses. */
async function typed(...words: string[]): Promise<{ printed: string; refused: string[] }> {
  const parts: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((part) => parts.push(String(part)) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation((part) => parts.push(String(part)) > 0);
  const refused = await program()
    .parseAsync(words, { from: "user" })
    .then(
      () => [],
      (error: unknown) => {
        if (error instanceof Refused) return [...error.lines];
        if (error instanceof CommanderError && error.exitCode === 0) return [];
        throw error;
      },
    );
  return { printed: parts.join(""), refused };
}

const NAMES = ["start", "demo", "template", "import", "rehearse", "beat", "report", "doctor"];

/** Names that are typed as they stand, names of products and of files, and a period's key. */
const NOT_CHINESE =
  /zhouzhi|-h|--(help|role|from|to|replies|out|seed)\b|\b(bot|worker|scheduler|console|county\.xlsx|2026-W38)\b/g;

const englishIn = (help: string) => {
  const names = new RegExp(`\\b(${[...NAMES, "help"].join("|")})\\b`, "g");
  return (
    help
      .replace(NOT_CHINESE, "")
      .replace(names, "")
      .match(/[A-Za-z]+/g) ?? []
  );
};

describe("help", () => {
  it("lists every command", async () => {
    const { printed, refused } = await typed("--help");
    for (const name of NAMES) expect(printed).toMatch(new RegExp(`^  ${name} `, "m"));
    expect(refused).toEqual([]);
  });

  it.each([
    ["no command", []],
    ["the command help", ["help"]],
    ["help for a command that is not there", ["help", "nothing"]],
  ])("is what %s gives", async (_what, words) => {
    const { printed, refused } = await typed(...words);
    expect(printed).toMatch(/^用法：.*\n[\s\S]*命令：/);
    expect(refused).toEqual([]);
  });

  it.each([[["--help"]], ...NAMES.map((name) => [[name, "--help"]]), [["help", "beat"]]])(
    "of %s is in Chinese",
    async (words) => {
      const { printed } = await typed(...words);
      expect(printed).toMatch(/^用法：/);
      expect(englishIn(printed)).toEqual([]);
    },
  );
});

describe("a command line that makes no sense is refused in one line, with what to do", () => {
  it.each([
    ["an unknown command", "imprt county.xlsx", "没有“imprt”这个命令"],
    ["an unknown option", "doctor --fix", "没有“--fix”这个选项"],
    ["an unknown short option", "-v", "没有“-v”这个选项"],
    ["a missing argument", "import", "还缺一个参数"],
    ["half of the arguments", "beat 防汛", "还缺一个参数"],
    ["a report of no programme", "report", "还缺一个参数"],
    ["too many arguments", "template a.xlsx b.xlsx", "命令写法不对"],
    ["a missing option", "rehearse a.xlsx --to 2026-09-14 --out o", "缺少选项 --from"],
    ["an option without its value", "start --role", "选项 --role 后面要写内容"],
  ])("%s", async (_what, line, words) => {
    const { printed, refused } = await typed(...line.split(" "));
    expect(printed).toBe("");
    expect(refused).toEqual([expect.stringContaining(words)]);
    expect(refused[0]).toMatch(/--help/);
  });

  it.each([
    ["a role that is not there", "start --role bot,clerk", /没有“bot,clerk”这个角色/],
    ["a beat that is not there", "beat 防汛 周会", /没有“周会”这一步/],
    ["a period that is none", "report 防汛 2026-W60", /“2026-W60”不是周期/],
  ])("%s", async (_what, line, words) => {
    const { refused } = await typed(...line.split(" "));
    expect(refused).toEqual([expect.stringMatching(words)]);
  });
});
