import { rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { filesIn, playOn, rowsOf } from "./playing.ts";
import { SPAN, stagedRecurrence } from "./recurrence-county.ts";

const test = testDatabase();
let staged: Awaited<ReturnType<typeof stagedRecurrence>>;
let files: Record<string, string>;
let faults: unknown[];

beforeAll(async () => {
  staged = await stagedRecurrence();
  const out = path.join(staged.folder, "first");
  faults = (await playOn(test.db, { ...staged, ...SPAN, out })).faults;
  files = await filesIn(out);
}, 120_000);
afterAll(() => rm(staged.folder, { recursive: true, force: true }));

const rows = (name: string) => rowsOf(files, name);
const said = (kind: string, words: RegExp) =>
  rows("transcript").filter((row) => row.kind === kind && words.test(String(row.text)));

it("plays without a fault", () => {
  expect(faults).toEqual([]);
});

describe("three weeks with a tie and an empty week", () => {
  it("count a tie for all, nobody when all are equal, and leave a unit alone that owed nothing", () => {
    const steps = rows("steps").map(({ at, subject, action, outcome, reason }) => {
      return [String(at).slice(5, 10), subject, action, outcome, reason];
    });
    expect(steps).toEqual([
      ["09-11", "东关镇", "通报", "sent", null],
      ["09-11", "西岭乡", "通报", "sent", "数字更正后不再落后，已撤销"],
      ["09-24", "东关镇", "约谈", "drafted", "申诉成立，已撤销"],
      ["09-24", "东关镇", "问责", "drafted", "申诉成立，已撤销"],
    ]);
  });

  it("say what, how often, when and by which rule, to those whom the ladder names", () => {
    const [step] = said("escalation", /【通报】东关镇/u);
    expect(step).toMatchObject({ to: "李强", programme: "防汛值守" });
    expect(step?.text).toBe(
      [
        "【通报】东关镇",
        "“防汛值守”周通报本季度累计 1 次末位：",
        "· 9月7日至13日：完成 0/1（0%），第 2 名",
        "依据“末位”：累计 1 次末位，通报。",
        "请分析原因、落实整改；有正当理由的，请回复“申诉 理由”。",
      ].join("\n"),
    );
  });
});

describe("a draft", () => {
  it("waits for the administrator, with its number and what stands behind it", () => {
    const [draft] = said("draft", /草稿 1\n【约谈】东关镇/u);
    expect(draft?.text).toContain("· 9月21日至27日：完成 0/1（0%），第 3 名");
    expect(draft?.text).toContain("【问责】东关镇\n“防汛值守”周通报连续 2 期末位");
  });

  it("is published as amended, once, and a second time says who did it", () => {
    const posts = said("escalation", /^请东关镇书面说明原因。$/u);
    expect(posts.map(({ channel, to }) => channel ?? to)).toEqual([
      "东关镇工作群",
      "云山县工作群",
      "郑联",
    ]);
    expect(said("refusal", /草稿 1 已于 9月24日 18:05由周敏发布/u)).toHaveLength(1);
  });

  it("is revoked with its ground, be it published or not", () => {
    const drafts = rows("drafts").map(({ number, action, status, publishedBy }) => {
      return [number, action, status, publishedBy];
    });
    expect(drafts).toEqual([
      [1, "约谈", "revoked", "周敏"],
      [2, "问责", "revoked", null],
    ]);
  });
});

describe("an appeal accepted after publication", () => {
  it("is for those concerned, once, and for an administrator to decide", () => {
    expect(said("refusal", /编号 1 与您和您负责的单位无关/u)).toHaveLength(1);
    expect(said("refusal", /正在等待审批（编号 2）/u)).toHaveLength(1);
    expect(said("refusal", /编号 2 是申诉，由管理员审批/u)).toHaveLength(1);
    expect(said("notice", /^申诉成立（周敏，编号 2）/u)).toHaveLength(1);
  });

  it("is posted at once to the groups that had the bulletin; the figures stay as published", () => {
    const posts = said("bulletin", /^【防汛值守】补充通报（9月21日至27日，第 1 号）/u);
    expect(posts.map(({ at, channel, to }) => [String(at).slice(11, 16), channel ?? to])).toEqual(
      ["云山县工作群", "东关镇工作群", "西岭乡工作群", "南坪乡工作群", "周敏"].map((place) => [
        "09:20",
        place,
      ]),
    );
    expect(posts[0]?.text).toContain(
      "· 东关镇：第 3 名 → 不排名\n· 撤销对东关镇的约谈（本季度累计 2 次末位，草稿 1）",
    );
    const frozen = rows("counts").filter(
      ({ period, unit, beat }) => period === "2026-W39" && unit === "东关镇" && beat === "通报",
    );
    expect(frozen).toEqual([expect.objectContaining({ rank: 3, missed: 1 })]);
  });

  it("of one's own entry makes it up and is told once a day, with what it undoes", () => {
    const [entry] = rows("ledger").filter(
      ({ person, occurrence }) => person === "孙七" && occurrence === "2026-09-07",
    );
    expect(entry).toMatchObject({ status: "made_up" });
    expect(String(entry?.evidence)).toBe("申诉 当天在岗，手机没电（周敏批准）");
    const [post, ...others] = said("bulletin", /补充通报（9月7日至13日，第 1 号）/u);
    expect(others).toHaveLength(4);
    expect(String(post?.at)).toBe("2026-09-29T17:30:00+08:00");
    expect(post?.text).toContain(
      "· 西岭乡：完成 0/1（0%） → 完成 1/1（100%），未办 1 → 未办 0，第 2 名 → 第 1 名",
    );
    expect(post?.text).toContain("· 撤销对西岭乡的通报（本季度累计 1 次末位）");
  });

  it("that is rejected changes nothing and is told with the reason", () => {
    expect(said("notice", /^申诉未成立（周敏，编号 4，理由：没有依据）/u)).toHaveLength(1);
    const [entry] = rows("ledger").filter(
      ({ person, occurrence }) => person === "张三" && occurrence === "2026-09-21",
    );
    expect(entry).toMatchObject({ status: "missed" });
  });
});

describe("周调度", () => {
  it("keeps the liaison's answer for the administrators and the next 调度单", () => {
    expect(said("bulletin", /调度办理情况：\n· 东关镇（郑联，9月24日）：已约谈镇长/u)).toHaveLength(
      1,
    );
    const next = said("dispatch", /此前：9月11日 通报本单位；9月24日 郑联：已约谈镇长/u);
    expect(next.map(({ to }) => to)).toEqual(["郑联", "李强"]);
  });
});

describe("a month", () => {
  it("is closed on the first working day after it, with what closed in it", () => {
    const month = said("bulletin", /^【防汛值守】月通报（2026年9月）/u);
    expect(month.map(({ at }) => at)).toEqual(Array(5).fill("2026-10-08T17:30:00+08:00"));
    const [county] = rows("counts").filter(({ period }) => period === "2026-09");
    expect(county).toMatchObject({ unit: "云山县", expected: 12, missed: 5, made_up: 1 });
  });

  it("and everything before it is the same, byte for byte, when it is played again", async () => {
    await test.empty();
    const out = path.join(staged.folder, "second");
    await playOn(test.db, { ...staged, ...SPAN, out });
    expect(await filesIn(out)).toEqual(files);
  }, 120_000);
});
