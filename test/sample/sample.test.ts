import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { buildSample } from "../../sample/build.ts";
import { SAMPLE_REPLIES, SAMPLE_WORKBOOK } from "../../src/app/sample.ts";
import { KINDS } from "../../src/kinds/registry.ts";
import { type RepliesReading, readReplies } from "../../src/rehearsal/read-replies.ts";
import { replyNotes } from "../../src/rehearsal/wording.ts";
import type { WorkbookReading } from "../../src/workbook/read-workbook.ts";
import { readWorkbook } from "../../src/workbook/read-workbook.ts";

let built: Awaited<ReturnType<typeof buildSample>>;
let workbook: WorkbookReading;
let reading: RepliesReading;

beforeAll(async () => {
  built = await buildSample();
  workbook = await readWorkbook(SAMPLE_WORKBOOK, { kinds: KINDS });
  reading = await readReplies(SAMPLE_REPLIES, "Asia/Shanghai");
}, 30_000);

const county = () => {
  if (!workbook.ok) throw new Error(JSON.stringify(workbook.problems));
  return workbook.county;
};

const replies = () => {
  if (!reading.ok) throw new Error(reading.problems.join("\n"));
  return reading.replies;
};

describe("the committed sample", () => {
  it("is what the generator makes, byte for byte", async () => {
    expect(built.workbook.equals(await readFile(SAMPLE_WORKBOOK))).toBe(true);
    expect(built.replies).toBe(await readFile(SAMPLE_REPLIES, "utf8"));
  });

  it("comes out the same when it is made again", async () => {
    const again = await buildSample();
    expect(again.workbook.equals(built.workbook)).toBe(true);
    expect(again.replies).toBe(built.replies);
  });
});

describe("the sample's county", () => {
  it("is read without a problem or a note", () => {
    expect(workbook).toMatchObject({ ok: true, notes: [] });
  });

  it("is as large as its description says", () => {
    const { units, people, groups, programmes, ladders, calendar, questions } = county();
    const plans = programmes.flatMap((programme) => programme.plans);
    const rows = people.flatMap(({ memberships }) => memberships);
    const counts = [units, people, rows, groups, programmes, plans, ladders, questions];
    expect(counts.map(({ length }) => length)).toEqual([74, 206, 217, 8, 4, 6, 1, 51]);
    expect(calendar).toHaveLength(1);
  });
});

describe("the sample's replies", () => {
  it("are read without a problem, and fit the county without a note", () => {
    const groups = new Set(county().groups.map(({ name }) => name));
    expect(replyNotes(replies(), groups)).toEqual([]);
  });

  it("stand in the order of time, within the four weeks", () => {
    const times = replies().said.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(Date.parse("2026-09-07T00:00:00+08:00"));
    expect(times.at(-1)).toBeLessThan(Date.parse("2026-10-05T00:00:00+08:00"));
  });

  it("are said mostly by people of the roster, and by some strangers", () => {
    const known = new Set(county().people.map(({ label }) => label));
    const strangers = replies().said.filter(({ from }) => !known.has(from));
    expect(strangers.length).toBeGreaterThan(0);
    expect(strangers.length).toBeLessThan(replies().said.length / 20);
  });

  it("hold every manner of speaking that a file may have", () => {
    const { said, deaf } = replies();
    expect(deaf).toHaveLength(1);
    const manners = {
      edits: said.some(({ edits }) => edits !== null),
      private: said.some(({ channel }) => channel === null),
      location: said.some(({ location }) => location !== null),
      forwarded: said.some(({ forwarded }) => forwarded),
      photo: said.some(({ photo }) => photo),
    };
    expect(Object.entries(manners).filter(([, found]) => !found)).toEqual([]);
  });
});
