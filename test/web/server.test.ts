import { afterAll, describe, expect, it } from "vitest";
import { manualClock } from "../../src/clock.ts";
import { connect } from "../../src/db/client.ts";
import type { Log } from "../../src/inbox/rules.ts";
import { ConsoleRefused, startConsole } from "../../web/server.ts";
import { calendar, NOW } from "../console/county.ts";

// Nothing listens on port 1: the database that does not answer.
const db = connect("postgres://nobody@127.0.0.1:1/nothing", 1);
afterAll(() => db.$disconnect());

const silent = () => undefined;
const log: Log = { info: silent, warn: silent, error: silent };
const starting = (more: { host?: string; port?: number } = {}) =>
  startConsole({
    host: "127.0.0.1",
    port: 0,
    db,
    clock: manualClock(NOW),
    calendar: () => calendar,
    log,
    health: () => [],
    ...more,
  });

/** What came of a start that should not succeed; a console that listens after all is stopped again. */
async function refusalOf(start: ReturnType<typeof startConsole>): Promise<unknown> {
  try {
    await (await start).stop();
    return "it listens";
  } catch (error) {
    return error;
  }
}

describe("the console's server", () => {
  it("takes a free port, answers there, and lets go of it when stopped", async () => {
    const running = await starting();
    expect(running.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(running.signInLink).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sign-in\/[\w-]{43}$/);
    const link = await fetch(running.signInLink);
    expect([link.status, (await link.text()).includes("<button")]).toEqual([200, true]);
    await running.stop();
    await running.stop();
    await expect(fetch(running.address)).rejects.toThrow();
    const again = await starting({ port: Number(new URL(running.address).port) });
    await again.stop();
  });

  it("leads from the link through the button to a session", async () => {
    const running = await starting();
    const pressed = await fetch(running.signInLink, { method: "POST", redirect: "manual" });
    expect([pressed.status, pressed.headers.get("location")]).toEqual([303, "/"]);
    expect(pressed.headers.get("set-cookie")).toContain("HttpOnly");
    await running.stop();
  });

  it("says that the database does not answer", async () => {
    const running = await starting();
    const answer = await fetch(`${running.address}/healthz`);
    expect([answer.status, await answer.json()]).toEqual([503, { ok: false }]);
    await running.stop();
  });

  it("says what to do when the port is taken", async () => {
    const running = await starting();
    const port = Number(new URL(running.address).port);
    const refused = await refusalOf(starting({ port }));
    await running.stop();
    expect(refused).toBeInstanceOf(ConsoleRefused);
    expect(refused).toMatchObject({
      advice: `端口 ${port} 已被占用，请换一个 PORT，例如 8081，再重新启动。`,
    });
  });

  it("says what to do when HOST is not of this machine", async () => {
    const refused = await refusalOf(starting({ host: "192.0.2.1" }));
    expect(refused).toBeInstanceOf(ConsoleRefused);
    expect(refused).toMatchObject({ advice: expect.stringContaining("不是本机的地址") });
  });
});
