import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { SAMPLE_REPLIES, SAMPLE_WORKBOOK } from "../app/sample.ts";
import type { Transcript } from "../rehearsal/write-files.ts";
import { playAndReport, repliesFrom } from "./rehearse.ts";
import { print, settings } from "./settings.ts";
import { demoWords } from "./wording.ts";
import { countyFrom } from "./workbook.ts";

/** The third week of the sample's month: a full working week with a make-up Sunday, a deaf hour and a bulletin. */
const WEEK = { from: "2026-09-14", through: "2026-09-20" };

/** The township whose group is shown; so many of its messages fit on a screen or two. */
const SHOWN_GROUP = "东关镇工作群";
const SHOWN_MESSAGES = 30;

/** `npm run demo`: one week of the sample county, shown as a secretary would see it. */
export async function runDemo(): Promise<void> {
  const out = path.resolve("demo");
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const zone = settings().timezone;
  print(demoWords.begin(WEEK.from, WEEK.through));
  const transcript = await playAndReport({
    county: await countyFrom(SAMPLE_WORKBOOK),
    replies: await repliesFrom(SAMPLE_REPLIES, zone),
    ...WEEK,
    out,
    zone,
  });
  const group = transcript.filter(({ channel }) => channel === SHOWN_GROUP);
  print(
    "",
    demoWords.group(SHOWN_GROUP, group.length),
    ...shown(newest(group).slice(-SHOWN_MESSAGES)),
  );
  print("", demoWords.count, ...shown(lastOf(transcript, "count")));
  print("", demoWords.bulletin, ...shown(lastOf(transcript, "bulletin")));
  print("", demoWords.next(out));
}

/** A board that was edited is shown once, as it ended and when it did. */
function newest(messages: Transcript): Transcript {
  const last = new Map(messages.map((message) => [message.id, message]));
  return [...last.values()].sort((a, b) => a.at.localeCompare(b.at));
}

/** The last message of a kind that shows the whole county: the longest of its day. */
function lastOf(transcript: Transcript, kind: string): Transcript {
  const all = transcript.filter((message) => message.kind === kind);
  const last = all.filter(({ at }) => at === all.at(-1)?.at);
  const [longest] = last.sort((a, b) => b.text.length - a.text.length);
  return longest ? [longest] : [];
}

function shown(messages: Transcript): string[] {
  return messages.flatMap(({ at, text }) => [
    demoWords.stamp(at),
    ...text.split("\n").map((line) => `  ${line}`),
  ]);
}
