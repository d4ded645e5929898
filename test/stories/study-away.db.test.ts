import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { morning } from "./county.ts";
import { story } from "./story.ts";
import { asking, link, reading, studying } from "./study.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const town = "东关镇工作群";

describe("学习 for those who are away that day", () => {
  it("comes in private too: on an approved leave of any part of it, or on an official trip", async () => {
    const { at, group, person } = await story(database.db, {
      county: studying([morning(), asking("收到")]),
    });
    await person("张三").says("请假 下午 看病");
    await person("李强").says("批准");
    await person("孙七").says("请假 下午 开会");
    await at("08:05");
    await group(town).says("赵六", "公出 到县里开会").botStaysQuiet();
    await at("08:30");
    group(town).heard(/【周一晨读】/);
    for (const name of ["张三", "赵六"]) {
      expect(person(name).heard(/【周一晨读】9月14日（周一）学习开始/)).toContain(link);
      expect(person(name).posts(/晨读/)[0]?.delivery).toMatchObject({
        kind: "study",
        buttons: [{ text: "收到" }],
      });
    }
    // His leave is not approved yet; the other one is where he always is.
    person("孙七").heardNothing(/晨读/);
    person("陈明@石桥村").heardNothing(/晨读/);
  });

  it("comes at once, and once, to whoever says only after the push that he is on a trip", async () => {
    const { at, group, person, db } = await story(database.db, {
      county: studying([asking("收到")]),
    });
    await at("08:31");
    person("张三").heardNothing(/晨读/);
    await person("张三").says("公出 到县里开会");
    expect(person("张三").heard(/^已知悉公出/)).toBe("已知悉公出；今天没有需要签到的事项。");
    expect(person("张三").heard(/【周一晨读】9月14日（周一）学习开始/)).toContain(link);
    await group(town).says("赵六", "公出 下乡");
    person("赵六").heard(/【周一晨读】/);
    await at("10:00");
    await person("张三").says("公出 到县里开会");
    person("张三").heardNothing(/晨读/);
    await at("18:05");
    await person("孙七").says("公出 到县里开会");
    person("孙七").heardNothing(/学习开始/);
    expect(await db.outbox.count({ where: { kind: "study", personId: { not: null } } })).toBe(2);
  });

  it("comes to nobody for a trip of the day before, a leave that ended then, or one that was refused", async () => {
    const { at, group, person } = await story(database.db, {
      start: "2026-09-11 07:30",
      county: studying([morning(), reading()]),
    });
    await person("张三").says("请假 今天 看病");
    await person("李强").says("批准");
    await at("08:05");
    await group(town).says("赵六", "公出 到县里开会").botStaysQuiet();
    await person("孙七").says("请假 9月14日 看病");
    await person("李强").says("驳回 人手不够");
    await at("2026-09-14 08:31");
    group(town).heard(/【周一晨读】/);
    for (const name of ["张三", "赵六", "孙七"]) person(name).heardNothing(/晨读/);
  });

  it("is not tried where nobody can be reached", async () => {
    const { at, person, db } = await story(database.db, {
      county: studying([morning(), reading()]),
    });
    await person("张三").says("请假 全天 看病");
    await person("李强").says("批准");
    await db.account.updateMany({ where: { externalId: "张三" }, data: { privateChat: null } });
    await at("08:31");
    expect(await db.outbox.count({ where: { kind: "study", channelId: null } })).toBe(0);
    expect(await db.outbox.count({ where: { kind: "study" } })).toBe(2);
  });
});

describe("学习 with a file", () => {
  it("sends it along with the text, into the group and to whoever is away", async () => {
    const bytes = Buffer.from("%PDF-1.7 第一章");
    const files = [{ name: "晨读（一）.pdf", mediaType: "application/pdf", bytes }];
    const parameters = { 回执: "收到", 附件: "晨读(一).pdf" };
    const { at, group, person } = await story(database.db, {
      county: { ...studying([morning(), reading({ parameters })]), files },
    });
    await person("张三").says("请假 全天 看病");
    await person("李强").says("批准");
    await at("08:30");
    for (const place of [group(town), person("张三")]) {
      const [post] = place.posts(/学习开始/);
      expect(post?.delivery.attachments).toMatchObject([
        { name: "晨读（一）.pdf", mediaType: "application/pdf" },
      ]);
      expect(Buffer.from(post?.delivery.attachments[0]?.bytes ?? [])).toEqual(bytes);
    }
    await at("17:00");
    expect(group(town).posts(/未反馈/)[0]?.delivery.attachments).toEqual([]);
  });

  it("sends the newest one, though the plan was imported before it", async () => {
    const withFile = (content: string) => ({
      ...studying([reading({ parameters: { 附件: "晨读.txt" } })]),
      files: [{ name: "晨读.txt", mediaType: "text/plain", bytes: Buffer.from(content) }],
    });
    const { at, group, load } = await story(database.db, { county: withFile("第一版") });
    await load(withFile("第二版"));
    await at("08:30");
    const [post] = group(town).posts(/晨读/);
    expect(Buffer.from(post?.delivery.attachments[0]?.bytes ?? []).toString()).toBe("第二版");
  });
});
