import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { cadre } from "./county.ts";
import { eventually } from "./eventually.ts";
import { openTown, serversOf, type Town, userOf } from "./town.ts";

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await openTown({
    cadres: 1,
    servers: serversOf(database.url, inject("redisUrl"), 6),
  });
}, 60_000);
afterAll(() => town?.close(), 30_000);

describe("the roles in processes of their own", { timeout: 60_000 }, () => {
  it("settle a sign-in together: one hears and speaks, the other works and keeps the schedule", async () => {
    const [bot, worker] = await Promise.all([
      town.start("--role", "bot"),
      town.start("--role", "worker,scheduler"),
    ]);
    await town.bind();
    town.sharesContact(userOf(0), cadre(0).phone);
    await town.seen(userOf(0).id, /已绑定为 张0/);
    town.inGroup(userOf(0), "签到");
    await eventually(async () => {
      const rows = await town.rows(`SELECT 1 FROM "Obligation" WHERE status = 'on_time'`);
      return rows.length === 1;
    });
    expect((await bot.stop("SIGTERM")).code).toBe(0);
    expect((await worker.stop("SIGTERM")).code).toBe(0);
  });
});
