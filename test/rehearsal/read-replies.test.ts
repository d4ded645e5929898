import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readReplies } from "../../src/rehearsal/read-replies.ts";
import type { Replies, SaidLine } from "../../src/rehearsal/rules.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "zhouzhi-test-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Reads a file of these lines; an object becomes JSON. */
async function read(lines: readonly (object | string)[], zone = "Asia/Shanghai") {
  const file = path.join(folder, "replies.jsonl");
  const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)));
  await writeFile(file, text.join("\n"));
  return readReplies(file, zone);
}

async function problems(...lines: (object | string)[]): Promise<string[]> {
  const reading = await read(lines);
  return reading.ok ? [] : reading.problems;
}

async function replies(...lines: (object | string)[]): Promise<Replies> {
  const reading = await read(lines);
  if (!reading.ok) throw new Error(reading.problems.join("\n"));
  return reading.replies;
}

const AT = "2026-09-14T08:10:00+08:00";
const GROUP = "东关镇工作群";

/** A line of the file with everything that may be left out. */
const line = (rest: Partial<SaidLine>): SaidLine => ({
  line: 1,
  at: new Date(AT),
  id: null,
  channel: null,
  from: "张三",
  text: "",
  location: null,
  forwarded: false,
  photo: false,
  edits: null,
  recalls: null,
  quiz: null,
  ...rest,
});

describe("a line of replies.jsonl", () => {
  it.each<[string, object, Partial<SaidLine>]>([
    [
      "is something said in a group",
      { id: "m1", channel: GROUP, text: "签到" },
      { id: "m1", channel: GROUP, text: "签到" },
    ],
    [
      "is a paper handed in",
      { quiz: "周测", correct: 17 },
      { quiz: { plan: "周测", correct: 17 } },
    ],
    ["without a channel is said in private", { text: "签到" }, { text: "签到" }],
    ["may have a number as its id", { id: 7, text: "签到" }, { id: "7", text: "签到" }],
    ["may edit by a number", { edits: 7, text: "签到" }, { edits: "7", text: "签到" }],
    ["may have spaces around the name", { from: " 张三 ", text: "到" }, { text: "到" }],
    ["may be a photo", { photo: true }, { photo: true }],
    [
      "may be a location, by default in WGS84",
      { location: { lat: 39.9, lng: 116.4 } },
      {
        location: {
          latitude: 39.9,
          longitude: 116.4,
          datum: "WGS84",
          live: false,
          forwarded: false,
        },
      },
    ],
    [
      "may be a forwarded location in GCJ02",
      { location: { lat: 39.9, lng: 116.4, datum: "GCJ02" }, forwarded: true },
      {
        location: {
          latitude: 39.9,
          longitude: 116.4,
          datum: "GCJ02",
          live: false,
          forwarded: true,
        },
        forwarded: true,
      },
    ],
    ["may have fields that nobody knows", { text: "到", mood: "gut" }, { text: "到" }],
  ])("%s", async (_what, written, meant) => {
    const { said } = await replies({ at: AT, from: "张三", ...written });
    expect(said).toEqual([line(meant)]);
  });

  it("may make the bot deaf in one group or everywhere", async () => {
    const until = "2026-09-14T09:00:00+08:00";
    const { said, deaf } = await replies(
      { at: AT, deaf: GROUP, until },
      { at: AT, deaf: "*", until },
    );
    expect(said).toEqual([]);
    expect(deaf.map(({ channel, line: at }) => [channel, at])).toEqual([
      [GROUP, 1],
      ["*", 2],
    ]);
    expect(deaf[0]).toMatchObject({ at: new Date(AT), until: new Date(until) });
  });

  it("is counted with the empty ones, which are passed over, as are a BOM and CRLF", async () => {
    const first = JSON.stringify({ at: AT, from: "张三", text: "到" });
    const { said } = await replies(`\uFEFF${first}\r\n\r\n  \r\n${first}\r\n`);
    expect(said.map(({ line: at }) => at)).toEqual([1, 4]);
  });
});

describe("a time", () => {
  it.each([
    ["with an offset is that instant", "2026-09-14T08:10:00+08:00", "2026-09-14T00:10:00Z"],
    ["in UTC is that instant", "2026-09-14T00:10:00Z", "2026-09-14T00:10:00Z"],
    ["without a zone is local", "2026-09-14T08:10:00", "2026-09-14T00:10:00Z"],
    ["may have a blank for the T", "2026-09-14 08:10:05", "2026-09-14T00:10:05Z"],
    ["may leave the seconds out", "2026-09-14 08:10", "2026-09-14T00:10:00Z"],
    ["at midnight belongs to the day that begins", "2026-09-14 00:00", "2026-09-13T16:00:00Z"],
  ])("%s", async (_what, at, meant) => {
    const { said } = await replies({ at, from: "张三", text: "到" });
    expect(said[0]?.at).toEqual(new Date(meant));
  });

  it("without a zone is of the county's zone, not of the machine's", async () => {
    const lines = [{ at: "2026-09-14 08:10", from: "张三", text: "到" }];
    const reading = await read(lines, "Asia/Urumqi");
    expect(reading.ok && reading.replies.said[0]?.at).toEqual(new Date("2026-09-14T02:10:00Z"));
  });

  it("decides the order, and at one instant the place in the file does", async () => {
    const later = "2026-09-14T09:00:00+08:00";
    const { said } = await replies(
      { at: later, from: "张三", text: "三" },
      { at: AT, from: "李四", text: "一" },
      { at: AT, from: "王五", text: "二" },
    );
    expect(said.map(({ text }) => text)).toEqual(["一", "二", "三"]);
  });
});

describe("an edit or a recall", () => {
  it("takes the place and the speaker from its message, even when it names others", async () => {
    const { said } = await replies(
      { id: "m1", at: AT, channel: GROUP, from: "张三", text: "签倒" },
      { at: AT, edits: "m1", text: "签到" },
      { at: AT, recalls: "m1", from: "李四", channel: "别处" },
    );
    expect(said.map(({ from, channel }) => [from, channel])).toEqual([
      ["张三", GROUP],
      ["张三", GROUP],
      ["张三", GROUP],
    ]);
  });

  it("of a message nobody sent is kept when it says by whom and where", async () => {
    const { said } = await replies({ at: AT, channel: GROUP, from: "张三", recalls: "m9" });
    expect(said[0]).toMatchObject({ recalls: "m9", from: "张三", channel: GROUP });
  });
});

describe("problems", () => {
  it.each<[string, object | string, RegExp]>([
    ["no JSON", "签到", /应为一个 JSON 对象/],
    ["a JSON text", '"签到"', /应为一个 JSON 对象/],
    ["null", "null", /应为一个 JSON 对象/],
    ["no time", { from: "张三", text: "到" }, /时间|“at”/],
    ["a time nobody understands", { at: "早上八点", from: "张三" }, /时间写法不对/],
    ["a day that does not exist", { at: "2026-09-31T08:10:00+08:00", from: "张三" }, /时间写法/],
    ["an hour that does not exist", { at: "2026-09-14 24:10", from: "张三" }, /时间写法不对/],
    ["a day without a time", { at: "2026-09-14", from: "张三" }, /时间写法不对/],
    ["a time that only some machines understand", { at: "2026/9/14 8:10", from: "张三" }, /时间/],
    ["a time that is a number", { at: 1789344600000, from: "张三" }, /时间写法不对/],
    ["nobody who speaks", { at: AT, text: "到" }, /缺少“from”/],
    ["a speaker without a name", { at: AT, from: " ", text: "到" }, /缺少“from”/],
    ["a text that is a number", { at: AT, from: "张三", text: 5 }, /“text”的写法不对/],
    ["half a location", { at: AT, from: "张三", location: { lat: 39 } }, /“location.lng”/],
    [
      "a datum nobody knows",
      { at: AT, from: "张三", location: { lat: 39, lng: 116, datum: "BD09" } },
      /WGS84 或 GCJ02/,
    ],
    ["deafness without an end", { at: AT, deaf: GROUP }, /“until”|时间/],
    [
      "a place that is not on earth",
      { at: AT, from: "张三", location: { lat: 116.4, lng: 39.9 } },
      /“location.lat”/,
    ],
    ["deafness that ends before it begins", { at: AT, deaf: GROUP, until: AT }, /“until”应晚于/],
    ["an edit of nothing by nobody", { at: AT, edits: "m9", text: "到" }, /找不到编号为“m9”/],
    ["a paper of no plan", { at: AT, from: "张三", quiz: "", correct: 17 }, /“quiz”/],
    ["a paper of nobody", { at: AT, quiz: "周测", correct: 17 }, /“from”/],
    ["half an answer", { at: AT, from: "张三", quiz: "周测", correct: 1.5 }, /“correct”/],
    ["fewer than no answers", { at: AT, from: "张三", quiz: "周测", correct: -1 }, /“correct”/],
    ["a paper at no time", { from: "张三", quiz: "周测", correct: 17 }, /时间写法不对/],
  ])("%s is told with its line", async (_what, written, words) => {
    const found = await problems("", written);
    expect(found).toEqual([expect.stringMatching(/^第 2 行：.+。$/)]);
    expect(found[0]).toMatch(words);
  });

  it("are told all at once, in Chinese", async () => {
    const found = await problems(
      "签到",
      { at: AT, from: "张三", text: "到" },
      { at: "早上", text: 5 },
      { at: AT },
    );
    expect(found.map((problem) => problem.slice(0, 5))).toEqual(["第 1 行", "第 3 行", "第 4 行"]);
    expect(found.join("")).not.toMatch(/expected|invalid|undefined/i);
  });

  it("include a file that is not there", async () => {
    const reading = await readReplies(path.join(folder, "none.jsonl"), "Asia/Shanghai");
    expect(reading).toEqual({ ok: false, problems: [expect.stringContaining("读不到回复文件")] });
  });
});
