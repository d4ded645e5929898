import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { startEmbedded } from "../../src/db/embedded.ts";
import { answers, holdDatabase } from "./holder.ts";

describe("a throw-away database", { timeout: 30_000 }, () => {
  const folders = () =>
    readdirSync(tmpdir()).filter((name) => name.startsWith("zhouzhi-throw-away-"));

  it("leaves nothing behind", async () => {
    const before = folders();
    const one = await startEmbedded({ throwAway: true });
    const [mine] = folders().filter((name) => !before.includes(name));
    expect(await answers(one.url)).toBe(true);
    await one.stop();
    expect(folders()).not.toContain(mine);
    expect(await answers(one.url)).toBe(false);
  });

  it("of a process that was killed is removed at the next start", async () => {
    const before = folders();
    const killed = await holdDatabase("throw-away");
    const left = folders().filter((name) => !before.includes(name));
    await killed.kill();
    const next = await startEmbedded({ throwAway: true });
    await next.stop();
    expect(folders().filter((name) => left.includes(name)).length).toBeLessThan(left.length);
    expect(await answers(killed.url)).toBe(false);
  });
});
