import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { drawCard } from "../../src/reports/card/draw.ts";
import { createRenderer, type Renderer } from "../../src/reports/renderer/renderer.ts";
import { type Rendering, requestsFor } from "../../src/reports/renderer/rules.ts";
import { buildReport } from "../../src/reports/sheets/write.ts";
import { card } from "./cards.ts";
import { largeReport, report } from "./reports.ts";

const run = promisify(execFile);
const threadOf = (name: string) => new URL(`./threads/${name}.mjs`, import.meta.url);

let renderer: Renderer | undefined;

afterEach(async () => {
  await renderer?.close();
});

function bytesOf(rendering: Rendering): Buffer {
  if ("failed" in rendering) throw new Error(rendering.detail);
  return Buffer.from(rendering.bytes);
}

describe("a rendering in its own thread", { timeout: 60_000 }, () => {
  it("gives the very bytes of the card and the workbook", async () => {
    renderer = createRenderer();
    const [picture, workbook, again] = await Promise.all([
      renderer.renderCard(card()),
      renderer.writeReport(report()),
      renderer.renderCard(card()),
    ]);
    expect(bytesOf(picture).equals(await drawCard(card()))).toBe(true);
    expect(bytesOf(again).equals(bytesOf(picture))).toBe(true);
    expect(bytesOf(workbook).equals(await buildReport(report()))).toBe(true);
  });

  it("takes a long report in parts, and loses none of its lines", async () => {
    const long = largeReport(250, 20);
    expect([...requestsFor(long)].filter(({ kind }) => kind === "rows")).toHaveLength(7);
    renderer = createRenderer();
    const workbook = bytesOf(await renderer.writeReport(long));
    expect(workbook.equals(await buildReport(long))).toBe(true);
  });

  it("says what it could not draw, and draws the next one", async () => {
    renderer = createRenderer();
    const refused = await renderer.renderCard(card({ period: "soon" }));
    expect(refused).toMatchObject({ failed: "refused" });
    expect(refused).toHaveProperty("detail", expect.stringContaining("no period: soon"));
    expect(bytesOf(await renderer.renderCard(card())).length).toBeGreaterThan(10_000);
  });

  it("refuses what cannot be handed to a thread", async () => {
    renderer = createRenderer();
    const odd = { ...card(), notes: [() => "not a text"] as unknown as string[] };
    expect(await renderer.renderCard(odd)).toMatchObject({ failed: "refused" });
  });
});

describe("a thread that fails is a value, not a fault", { timeout: 60_000 }, () => {
  it("when it hangs: it is given up after its limit, and so is the next one", async () => {
    renderer = createRenderer({ program: threadOf("hanging"), limitMs: 300 });
    const both = await Promise.all([renderer.renderCard(card()), renderer.writeReport(report())]);
    expect(both).toEqual([
      { failed: "overdue", detail: "no answer within 300 ms" },
      { failed: "overdue", detail: "no answer within 300 ms" },
    ]);
  });

  it.each([
    ["ends", "crashing", "the thread ended with 3"],
    ["cannot even start", "throwing", "Error: cannot even start"],
    ["does not exist", "nowhere", "Cannot find module"],
  ])("when it %s", async (_how, program, detail) => {
    renderer = createRenderer({ program: threadOf(program) });
    for (const rendering of [
      await renderer.renderCard(card()),
      await renderer.writeReport(report()),
    ]) {
      expect(rendering).toEqual({ failed: "crashed", detail: expect.stringContaining(detail) });
    }
  });

  it("when it wants more memory than it may have", async () => {
    renderer = createRenderer({ program: threadOf("greedy"), memoryMb: 64 });
    const rendering = await renderer.renderCard(card());
    expect(rendering).toEqual({ failed: "crashed", detail: expect.stringContaining("memory") });
  });
});

describe("the thread", { timeout: 60_000 }, () => {
  it("starts from the sources, wherever the program was started, and keeps no process alive", async () => {
    const program = fileURLToPath(threadOf("program"));
    const { stdout } = await run(process.execPath, [program], { cwd: tmpdir() });
    expect(JSON.parse(stdout).bytes).toBeGreaterThan(10_000);
  });

  it("ends when it has nothing to do, and starts again for the next card", async () => {
    renderer = createRenderer({ idleMs: 0 });
    const first = bytesOf(await renderer.renderCard(card()));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(bytesOf(await renderer.renderCard(card())).equals(first)).toBe(true);
  });

  it("is waited for before it is closed", async () => {
    renderer = createRenderer();
    const picture = renderer.renderCard(card());
    await renderer.close();
    expect(bytesOf(await picture).length).toBeGreaterThan(10_000);
  });
});
