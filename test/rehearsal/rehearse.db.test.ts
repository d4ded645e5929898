import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { stagedCounty, WEEK } from "./county.ts";
import { filesIn, playOn, rowsOf } from "./playing.ts";

const run = promisify(execFile);
const test = testDatabase();
let staged: Awaited<ReturnType<typeof stagedCounty>>;
let played: Awaited<ReturnType<typeof playOn>>;
let files: Record<string, string>;

const folder = (name: string) => path.join(staged.folder, name);

beforeAll(async () => {
  staged = await stagedCounty();
  played = await playOn(test.db, { ...staged, ...WEEK, out: folder("first") });
  files = await filesIn(folder("first"));
});
afterAll(() => rm(staged.folder, { recursive: true, force: true }));

const rows = (name: string) => rowsOf(files, name);

/** How somebody's mornings ended, day by day. */
const mornings = (person: string) =>
  rows("ledger")
    .filter((row) => row.plan === "早签到" && row.person === person)
    .map(({ occurrence, status }) => `${String(occurrence).slice(8)} ${status}`);

describe("a rehearsed week", () => {
  it("is played day by day without a fault", () => {
    expect(played.days).toHaveLength(7);
    expect([played.days[0], played.days.at(-1)]).toEqual([WEEK.from, WEEK.through]);
    expect(played.faults).toEqual([]);
  });

  it("counts a 签到 of the first midnight, and one within the grace as late", () => {
    expect(mornings("孙七")[0]).toBe("14 on_time");
    expect(mornings("张三")[0]).toBe("14 on_time");
    expect(mornings("赵六")[0]).toBe("14 late");
  });

  it("holds those whom the bot could not hear and counts those whom it could", () => {
    expect(mornings("张三")[1]).toBe("15 held");
    expect(mornings("赵六")[1]).toBe("15 on_time");
    expect(mornings("孙七")[1]).toBe("15 missed");
  });

  it("holds a whole week's window of which one hour was deaf", () => {
    const readers = rows("ledger").filter(({ plan }) => plan === "预案确认");
    expect(readers.map(({ person, status }) => `${person} ${status}`)).toEqual([
      "张三 on_time",
      "赵六 held",
      "孙七 missed",
    ]);
  });

  it("takes back what was recalled and takes what an edit says", () => {
    expect(mornings("张三")[2]).toBe("16 missed");
    expect(mornings("赵六")[2]).toBe("16 on_time");
  });

  it("hears again when deafness ends, even at midnight", () => {
    expect(mornings("孙七").slice(3, 5)).toEqual(["17 held", "18 on_time"]);
    expect(mornings("张三").slice(3, 5)).toEqual(["17 held", "18 on_time"]);
    expect(mornings("赵六").slice(3, 5)).toEqual(["17 held", "18 missed"]);
  });

  it("asks on the Sunday that is worked", () => {
    expect(mornings("孙七").at(-1)).toBe("20 missed");
    expect(mornings("孙七")).toHaveLength(6);
  });

  it("climbs the ladder and ends with what the administrator did of it", () => {
    const steps = rows("steps").map(({ subject, step, action, outcome }) => [
      subject,
      step,
      action,
      outcome,
    ]);
    expect(steps).toEqual([
      ["孙七", 1, "提醒", "sent"],
      ["孙七", 2, "通报", "sent"],
      ["孙七", 3, "约谈", "drafted"],
    ]);
    expect(rows("drafts")).toEqual([
      {
        ...{ number: 1, action: "约谈", subject: "孙七", status: "published" },
        ...{ publishedBy: "周敏", at: "2026-09-20T18:00:00+08:00" },
      },
    ]);
  });

  it("counts and publishes the week, with shared figures and ranks", () => {
    const counts = rows("counts").filter(({ beat }) => beat === "通报");
    expect(counts.map(({ unit }) => unit)).toEqual(["云山县", "东关镇", "李家村", "西岭乡"]);
    for (const row of counts) {
      const { expected, due, on_time, late, made_up, excused, missed, held } = row;
      const parts = [due, on_time, late, made_up, excused, missed, held].map(Number);
      expect(parts.reduce((sum, part) => sum + part)).toBe(expected);
      const counted = Number(expected) - Number(excused) - Number(held);
      expect(row.rate).toBeCloseTo((Number(on_time) + Number(late) + Number(made_up)) / counted, 9);
      expect(row).toMatchObject({ programme: "防汛值守", period: "2026-W38" });
    }
  });
});

describe("the files", () => {
  it("are the seven of the design, and nothing else", () => {
    expect(Object.keys(files)).toEqual(
      ["attempts", "counts", "drafts", "ledger", "steps", "tasks", "transcript"].map(
        (name) => `${name}.jsonl`,
      ),
    );
    expect(files["tasks.jsonl"]).toBe("");
    expect(files["attempts.jsonl"]).toBe("");
  });

  it.each([
    ["ledger", "programme plan occurrence person unit status at evidence"],
    [
      "counts",
      "programme beat period unit expected due on_time late made_up excused missed held rate rank at",
    ],
    ["steps", "at ladder subject step action outcome reason"],
    ["drafts", "number action subject status publishedBy at"],
  ])("%s.jsonl has exactly the fields %s", (name, fields) => {
    expect(rows(name).length).toBeGreaterThan(0);
    for (const row of rows(name)) expect(Object.keys(row).sort()).toEqual(fields.split(" ").sort());
  });

  it("transcript.jsonl has its fields, each message to a channel or to somebody", () => {
    const known = "at id channel to kind text edits attachments programme plan occurrence".split(
      " ",
    );
    for (const row of rows("transcript")) {
      expect(Object.keys(row).filter((field) => !known.includes(field))).toEqual([]);
      expect([row.at, row.kind, row.text].every((value) => typeof value === "string")).toBe(true);
      expect(Object.hasOwn(row, "channel")).not.toBe(Object.hasOwn(row, "to"));
    }
    const kinds = new Set(rows("transcript").map(({ kind }) => kind));
    for (const kind of ["open", "board", "reminder", "dispatch", "bulletin", "escalation", "draft"])
      expect([kind, kinds.has(kind)]).toEqual([kind, true]);
  });

  it("an edit names the message it changed, in the same group", () => {
    const messages = rows("transcript");
    const edits = messages.filter((row) => row.edits !== undefined);
    expect(edits.length).toBeGreaterThan(0);
    for (const edit of edits) {
      const original = messages.find((row) => row.id === edit.edits && row.edits === undefined);
      expect(original).toMatchObject({ channel: edit.channel, plan: edit.plan });
    }
  });

  it.each(["transcript", "counts", "steps", "drafts"])(
    "%s.jsonl is in the order of time",
    (name) => {
      const times = rows(name).map(({ at }) => String(at));
      expect(times).toEqual([...times].sort());
      for (const time of times) expect(time).toMatch(/^2026-09-\d\dT\d\d:\d\d:\d\d\+08:00$/);
    },
  );

  it("say nothing at night", () => {
    const hours = rows("transcript").map(({ at }) => Number(String(at).slice(11, 13)));
    expect(hours.filter((hour) => hour < 7 || hour >= 22)).toEqual([]);
  });
});

describe("the same input", () => {
  it("gives the same bytes", async () => {
    await test.empty();
    await playOn(test.db, { ...staged, ...WEEK, out: folder("again") });
    expect(await filesIn(folder("again"))).toEqual(files);
  });

  it("gives the same bytes on a machine in another zone", async () => {
    await test.empty();
    const { file, replies } = staged;
    const played = [test.url, file, replies, WEEK.from, WEEK.through, folder("abroad")];
    const program = ["--import", "tsx", "test/rehearsal/play-elsewhere.ts", ...played];
    const { stdout } = await run(process.execPath, program, { env: { TZ: "America/New_York" } });
    expect(stdout).toBe("America/New_York");
    expect(await filesIn(folder("abroad"))).toEqual(files);
  });
});
