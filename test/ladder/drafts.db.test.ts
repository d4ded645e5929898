import { beforeEach, describe, expect, it } from "vitest";
import { amendDraft, drafts, dropDraft, publishDraft } from "../../src/ladder/drafts.ts";
import { escalateDue } from "../../src/ladder/escalate.ts";
import { startRuns } from "../../src/ladder/start-runs.ts";
import { draftReply } from "../../src/ladder/wording.ts";
import { at, type County, outbox, run, seedCounty, zone } from "../cycle/county.ts";
import { testDatabase } from "../support/database.ts";

const database = testDatabase();
let county: County;

/** Two people five working days late: drafts 1 (张三) and 2 (钱六), both for the liaison. */
beforeEach(async () => {
  await database.empty();
  county = await seedCounty(database.db);
  const people = { 张三: "missed", 钱六: "missed" } as const;
  const id = await county.window("确认", { date: "2026-09-14", until: "2026-09-14 18:00" }, people);
  await run(database.db, "2026-09-14 18:00", (work) => startRuns(work, id));
  for (const local of ["2026-09-15 18:00", "2026-09-17 18:00", "2026-09-20 18:00"]) {
    await run(database.db, local, (work) => escalateDue(work, { limit: 100 }));
  }
  await database.db.outbox.deleteMany();
});

const actor = () => county.person("王管");
const publish = (number: number | null, local = "2026-09-21 09:00") =>
  run(database.db, local, (work) => publishDraft(work, { number, actorId: actor() }));
const rows = () => run(database.db, "2026-10-01 00:00", (work) => drafts(work.tx));

describe("发布", () => {
  it("posts to the groups of the unit and of its parent, and to the liaison it is for", async () => {
    const result = await publish(1);
    expect(draftReply(result, zone)).toBe(
      "草稿 1 已发布：东一村工作群、东关镇工作群、联络人东领导（私聊）。",
    );
    const said = await outbox(database.db);
    expect(said.map(({ to, kind }) => [to, kind])).toEqual([
      ["东一村工作群", "escalation"],
      ["东关镇工作群", "escalation"],
      ["东领导", "escalation"],
    ]);
    expect(said[0]?.text).toContain("【督办】张三（东一村）");
  });

  it("in quiet hours says when it goes out, not that it has", async () => {
    expect(draftReply(await publish(1, "2026-09-21 23:00"), zone)).toBe(
      "草稿 1 已定稿，夜间不打扰，将于 07:00 发出：东一村工作群、东关镇工作群、联络人东领导（私聊）。",
    );
  });

  it("posts once where unit and parent share a group", async () => {
    const result = await publish(2);
    expect(result).toMatchObject({ outcome: "published", groups: ["平安县工作群"], liaison: null });
  });

  it("a second time only says who published it and when", async () => {
    await publish(1);
    const result = await publish(1, "2026-09-22 10:00");
    expect(draftReply(result, zone)).toBe("草稿 1 已于 9月21日 09:00由王管发布，无需再处理。");
    expect(await outbox(database.db)).toHaveLength(3);
  });

  it("of two administrators at once happens once", async () => {
    const results = await Promise.all([publish(1), publish(1)]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(["already", "published"]);
    expect(await outbox(database.db)).toHaveLength(3);
  });

  it("is refused when it has been done meanwhile", async () => {
    const where = { personId: county.person("张三") };
    await database.db.obligation.updateMany({ where, data: { status: "made_up" } });
    expect(draftReply(await publish(1), zone)).toBe(
      "张三已完成，草稿 1 无需发布，可回复“作废 1”。",
    );
    expect(await outbox(database.db)).toEqual([]);
    expect((await rows())[0]).toMatchObject({ number: 1, status: "pending" });
  });

  it("without a group or a liaison changes nothing and says what to do", async () => {
    await database.db.channel.updateMany({ data: { present: false } });
    expect(draftReply(await publish(2), zone)).toContain("绑定群");
    expect((await rows())[1]).toMatchObject({ number: 2, status: "pending" });
  });

  it.each([
    ["a number that does not exist", 7, "没有草稿 7，请核对编号。"],
    ["no number where several wait", null, "有几份草稿待决定，请写明编号，例如“发布 1”："],
  ])("with %s asks", async (_, number, words) => {
    expect(draftReply(await publish(number), zone)).toContain(words);
  });

  it("needs no number where only one waits, and says so where none does", async () => {
    await publish(1);
    expect(await publish(null)).toMatchObject({ outcome: "published", number: 2 });
    expect(draftReply(await publish(null), zone)).toBe("目前没有待决定的草稿。");
  });
});

describe("修改", () => {
  const amend = (number: number, text: string) =>
    run(database.db, "2026-09-21 08:00", (work) =>
      amendDraft(work, { number, actorId: actor(), text }),
    );

  it("replaces the text, which is what is published, and leaves a trail", async () => {
    const result = await amend(1, " 请东一村明日前办理。 ");
    expect(draftReply(result, zone)).toContain("草稿 1 已修改为：\n请东一村明日前办理。");
    await publish(1);
    expect((await outbox(database.db))[0]?.text).toBe("请东一村明日前办理。");
    const changes = await database.db.change.findMany({
      where: { entity: "draft" },
      orderBy: { id: "asc" },
    });
    expect(changes.map(({ actorId, after, why }) => [actorId, after, why])).toEqual([
      [actor(), "请东一村明日前办理。", "amended"],
      [actor(), "published", "published"],
    ]);
  });

  it("needs a new text", async () => {
    expect(draftReply(await amend(1, "  "), zone)).toContain("请写上新内容");
  });

  it("comes too late for what is published", async () => {
    await publish(1);
    expect((await amend(1, "改")).outcome).toBe("already");
  });
});

describe("作废", () => {
  it("sends nothing and ends the draft", async () => {
    const drop = () =>
      run(database.db, "2026-09-21 08:00", (work) =>
        dropDraft(work, { number: 1, actorId: actor() }),
      );
    expect(draftReply(await drop(), zone)).toBe("草稿 1 已作废，不会发出。");
    expect((await drop()).outcome).toBe("already");
    expect((await publish(1)).outcome).toBe("already");
    expect(await outbox(database.db)).toEqual([]);
  });
});

it("the export gives every draft as it ended, in time order", async () => {
  await publish(1);
  expect(await rows()).toEqual([
    {
      number: 2,
      action: "督办",
      subject: "钱六",
      status: "pending",
      publishedBy: null,
      at: at("2026-09-20 18:00"),
    },
    {
      number: 1,
      action: "督办",
      subject: "张三",
      status: "published",
      publishedBy: "王管",
      at: at("2026-09-21 09:00"),
    },
  ]);
});
