import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { cadre } from "./county.ts";
import { eventually } from "./eventually.ts";
import type { Program } from "./program.ts";
import { openTown, serversOf, type Town, userOf } from "./town.ts";

const CADRES = 60;
const people = Array.from({ length: CADRES }, (_, index) => userOf(index));
const database = testDatabase();
const redisUrl = inject("redisUrl");
/** The real servers where there are some, else the bot's own database, which a kill must leave fit to be adopted. */
const servers = redisUrl === null ? null : serversOf(database.url, redisUrl, 5);

let town: Town;
let bot: Program;

beforeAll(async () => {
  town = await openTown({ cadres: CADRES, servers });
  bot = await town.start();
  await town.bind();
}, 90_000);
afterAll(() => town?.close(), 30_000);

const counted = async (statement: string) =>
  (await town.rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${statement}`))[0]?.n ?? 0;

/** Kills the bot when Telegram has taken its `nth` call of `method` from now on, before it gets the answer. */
async function killAt(method: string, nth: number): Promise<void> {
  await town.atCall(method, nth, () => void bot.stop("SIGKILL"));
  await bot.ended();
}

/** A send that was cut short is looked at after 40 s; this lets them pass. */
const passFortySeconds = () =>
  town.rows(
    `UPDATE "Outbox" SET "claimedAt" = "claimedAt" - interval '1 minute' WHERE status = 'claimed'`,
  );
const quietAgain = () =>
  eventually(async () => {
    await passFortySeconds();
    return (await counted(`"Outbox" WHERE status IN ('pending', 'claimed')`)) === 0;
  }, 30_000);

/** How often each text was sent to each chat, for those that were sent more than once. */
function repeated(): string[] {
  const sent = town.double.messages.map(({ chatId, text }) => `${chatId} ${text}`);
  return sent.filter((each, index) => sent.indexOf(each) !== index);
}

describe("a bot that is killed", { timeout: 60_000 }, () => {
  it("amid a storm of replies has each of them once, and says nothing twice in the group", async () => {
    const storm = (act: (index: number) => void, from: number, until: number) => {
      for (let index = from; index < until; index += 1) act(index);
    };
    const share = (index: number) => town.sharesContact(userOf(index), cadre(index).phone);
    let killed = killAt("sendMessage", 5);
    storm(share, 0, 30);
    await killed;
    storm(share, 30, CADRES);
    bot = await town.start();
    await eventually(
      async () => (await counted(`"Account" WHERE "provenBy" = 'contact'`)) === CADRES,
    );
    const signIn = (index: number) => {
      const from = userOf(index);
      return index % 3 === 0 ? town.inPrivate(from, "签到") : town.inGroup(from, "签到");
    };
    // The poll that brings the replies; the bot dies before it can store them.
    killed = killAt("getUpdates", 1);
    storm(signIn, 0, 20);
    await killed;
    storm(signIn, 20, 40);
    bot = await town.start();
    killed = killAt("sendMessage", 3);
    storm(signIn, 40, CADRES);
    await killed;
    bot = await town.start();
    await eventually(
      async () => (await counted(`"Obligation" WHERE status = 'on_time'`)) === CADRES,
    );
    await town.rows(`UPDATE "Board" SET "refreshAt" = now()`);
    await town.seen(town.chat.id, new RegExp(`已签到 ${CADRES}/${CADRES}`));
    await quietAgain();

    const replies = await town.rows(
      `SELECT outcome, count(*)::int AS n FROM "Inbox" WHERE outcome IN ('sign_in', 'contact bound')
       GROUP BY 1 ORDER BY 1`,
    );
    expect(replies).toEqual([
      { outcome: "contact bound", n: CADRES },
      { outcome: "sign_in", n: CADRES },
    ]);
    expect(await counted(`"Inbox" WHERE status <> 'done'`)).toBe(0);
    expect(await counted(`"Submission"`)).toBe(CADRES);
    expect(people.every(({ id }) => town.textsIn(id).some((text) => /已绑定/.test(text)))).toBe(
      true,
    );
    const doubtful = await counted(
      `"Outbox" WHERE note = 'possibly-double' AND "channelId" IS NULL`,
    );
    // Two were killed after they had arrived; another kill may have come before. None is sent a third time.
    expect(doubtful).toBeGreaterThanOrEqual(2);
    expect(repeated().length).toBeLessThanOrEqual(doubtful);
    expect(repeated().length).toBeGreaterThanOrEqual(2);
    expect(new Set(repeated()).size).toBe(repeated().length);
    expect(repeated().filter((each) => each.startsWith("-"))).toEqual([]);
  });

  it("between sending to a group and noting it does not repeat it, tells an administrator, and 重发 sends it", async () => {
    const before = town.textsIn(town.chat.id).length;
    const killed = killAt("sendMessage", 1);
    town.inGroup(town.administrator, "名单");
    await killed;
    bot = await town.start();
    await passFortySeconds();
    await town.seen(town.administrator.id, /东关镇工作群/);
    expect(town.textsIn(town.chat.id)).toHaveLength(before + 1);
    expect(await counted(`"Outbox" WHERE status = 'unconfirmed'`)).toBe(1);
    town.inPrivate(town.administrator, "重发 东关镇工作群");
    await town.seen(town.administrator.id, /已向“东关镇工作群”重发 1 条/);
    await eventually(() => town.textsIn(town.chat.id).length === before + 2);
    expect(await counted(`"Outbox" WHERE status = 'unconfirmed'`)).toBe(0);
  });
});
