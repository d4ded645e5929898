import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { county, morning, PEOPLE, plan, post, programme, someone } from "./county.ts";
import { story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const day = "2026-09-14";
const town = "东关镇工作群";
const withPlans = (...plans: ReturnType<typeof plan>[]) =>
  county({ programmes: [programme(plans)] });

describe("a reminder", () => {
  it("goes at 80 % of the window, to each in private and once to the group, and never again", async () => {
    const { at, group, person } = await story(database.db);
    await at("08:10");
    await group(town).says("赵六", "签到");
    await at("08:23");
    group(town).heardNothing(/未签到，截止/);
    await at("08:24");
    person("张三").heard(/您未签到，截止 9月14日 08:30/);
    person("赵六").heardNothing();
    expect(group(town).heard(/以下同志未签到，截止 9月14日 08:30/)).toMatch(/@张三 @孙七\n/);
    await at("08:29");
    group(town).heardNothing(/以下同志/);
    person("张三").heardNothing();
  });

  it("is not sent when nobody owes", async () => {
    const { at, group, person } = await story(database.db);
    await at("08:05");
    for (const name of ["张三", "赵六", "孙七"]) await group(town).says(name, "签到");
    await at("08:29");
    group(town).heardNothing(/以下同志/);
    person("张三").heardNothing();
  });

  it("mentions at most five people a message", async () => {
    const names = Array.from({ length: 12 }, (_, index) => `干部${index + 1}`);
    const people = [...PEOPLE, ...names.map((name) => someone(name, post("王家村", "村干部")))];
    const { at, group } = await story(database.db, { county: county({ people }) });
    await at("08:24");
    const posts = group(town).posts(/以下同志/);
    expect(posts.map(({ delivery }) => delivery.mentions.length)).toEqual([5, 5, 5]);
    expect(new Set(posts.flatMap(({ delivery }) => delivery.mentions)).size).toBe(15);
  });

  it("skips whoever has asked for leave and waits for the answer", async () => {
    const { at, group, person } = await story(database.db);
    await person("张三").says("请假 发烧");
    await at("08:24");
    person("张三").heardNothing();
    expect(group(town).heard(/以下同志/)).not.toMatch(/张三/);
  });

  it("leaves out who replied while it waited to be sent", async () => {
    const { at, group, person, sandbox } = await story(database.db);
    await at("08:23");
    sandbox.failNext({ outcome: "later", afterMs: 60_000, scope: "account" });
    await at("08:24");
    await group(town).says("张三", "签到");
    await at("08:26");
    expect(
      group(town)
        .posts(/以下同志/)
        .every(({ delivery }) => !/张三/.test(delivery.text)),
    ).toBe(true);
    person("张三").heardNothing(/您未签到/);
  });
});

describe("the board", () => {
  it("shows the number within half a minute, in one message edited in place", async () => {
    const { at, group, sandbox } = await story(database.db);
    await at("08:05:00");
    await group(town).says("张三", "签到");
    await at("08:05:30");
    group(town).heard(/【晨签到】9月14日 已签到 1\/3，未签到 2$/);
    await group(town).says("赵六", "签到");
    await at("08:06:00");
    group(town).heard(/已签到 2\/3/);
    const boards = sandbox.shown(town).filter(({ delivery }) => delivery.kind === "board");
    expect(boards).toHaveLength(1);
    expect(boards[0]?.delivery.text).toMatch(/已签到 2\/3/);
  });

  it("is written once for a storm of thirty replies", async () => {
    const names = Array.from({ length: 30 }, (_, index) => `干部${index + 1}`);
    const people = names.map((name) => someone(name, post("王家村", "村干部")));
    const { at, group } = await story(database.db, { county: county({ people }) });
    await at("08:05:00");
    for (const name of names) await group(town).says(name, "签到").botStaysQuiet();
    await at("08:06:00");
    expect(
      group(town)
        .posts()
        .map(({ delivery }) => delivery.text),
    ).toEqual(["【晨签到】9月14日 已签到 30/30"]);
  });

  it("says when the window is over", async () => {
    const { at, group } = await story(database.db);
    await at("08:05");
    for (const name of ["张三", "赵六"]) await group(town).says(name, "签到");
    await at("08:40");
    await group(town).says("孙七", "签到");
    await at("08:50");
    group(town).heard(/已签到 3\/3，迟到 1（已结束）$/);
  });
});

describe("quiet hours", () => {
  const early = plan("早巡查", ["每个工作日", "06:00", "07:30"]);
  const night = plan("夜巡查", ["每个工作日", "05:00", "06:30"]);

  it("hold the opening of a window until seven", async () => {
    const { at, group } = await story(database.db, {
      county: withPlans(early),
      start: `${day} 05:30`,
    });
    await at("06:59");
    group(town).heardNothing();
    await at("07:00");
    group(town).heard(/早巡查】9月14日（周一）签到开始/);
  });

  it("swallow it when the window is over by then, and its reminder too", async () => {
    const { at, group, person } = await story(database.db, {
      county: withPlans(night),
      start: `${day} 04:30`,
    });
    await at("07:30");
    group(town).heardNothing(/签到开始|以下同志/);
    person("张三").heardNothing();
  });

  it("let a private answer through at once, and hold the secretary's request until seven", async () => {
    const { at, person } = await story(database.db, { start: `${day} 22:50` });
    await at("23:00");
    await person("张三")
      .says("请假 明天 发烧")
      .botAnswers(/已收到请假申请/);
    person("李强").heardNothing();
    await at("2026-09-15 06:59");
    person("李强").heardNothing();
    await at("2026-09-15 07:00");
    person("李强").heard(/张三（李家村）请假/);
  });

  it("drop the request when it was decided meanwhile", async () => {
    const { at, person } = await story(database.db, { start: `${day} 23:00` });
    await person("张三").says("请假 明天 发烧");
    await person("李强")
      .says("批准")
      .botAnswers(/已批准/);
    await at("2026-09-15 07:00");
    person("李强").heardNothing(/请回复“批准/);
    person("张三").heard(/已批准（李强/);
  });
});

describe("名单", () => {
  it("gives n/N and everybody who owes, to a secretary of his own units only", async () => {
    const { at, group, person } = await story(database.db);
    await at("08:10");
    await group(town).says("张三", "签到");
    await group(town)
      .says("李强", "名单")
      .botAnswers(/【晨签到】9月14日 已签到 1\/3\n未签到 2 人：赵六、孙七$/);
    await person("王静")
      .says("名单")
      .botAnswers(/已签到 0\/1\n未签到 1 人：陈明@石桥村$/);
    await person("周敏")
      .says("名单")
      .botAnswers(/已签到 1\/4/);
    await person("张三")
      .says("名单")
      .botAnswers(/由本单位秘书或管理员查看/);
  });

  it("names everybody of twelve hundred who owe, in as many messages as it takes", async () => {
    const names = Array.from({ length: 1200 }, (_, index) => `干部第${index + 1}号`);
    const people = [
      ...PEOPLE.slice(0, 2),
      ...names.map((name) => someone(name, post("王家村", "村干部"))),
    ];
    const { at, person } = await story(database.db, { county: county({ people }) });
    await at("08:10");
    await person("李强").says("名单");
    const text = person("李强")
      .posts()
      .map(({ delivery }) => delivery.text);
    expect(text.length).toBeGreaterThan(1);
    for (const name of names) expect(text.some((part) => part.includes(name))).toBe(true);
  });

  it("says that there is nothing, on a day off", async () => {
    const { person } = await story(database.db, { start: "2026-09-13 10:00" });
    await person("李强")
      .says("名单")
      .botAnswers(/目前没有进行中的事项/);
  });
});

describe("我的记录", () => {
  it("shows what stands behind each entry", async () => {
    const { at, person } = await story(database.db);
    await at("08:10");
    await person("张三").says("公出 到县里开会");
    await person("张三")
      .says("我的记录")
      .botAnswers(/晨签到：按时 08:10（公出 到县里开会）/);
    await person("赵六")
      .says("我的记录")
      .botAnswers(/晨签到：待办/);
  });
});

describe("words that nobody meant for the bot", () => {
  it.each(["早上好", "今天下雨，注意安全", "谁还没到？", "@李强 请签到", "昨天签到的人不多"])(
    "“%s” in a group are met with silence",
    async (words) => {
      const { at, group, status } = await story(database.db, { county: withPlans(morning()) });
      await at("08:10");
      await group(town).says("张三", words).botStaysQuiet();
      expect(await status("张三", "晨签到", day)).toBe("due");
    },
  );
});
