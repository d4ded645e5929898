import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { SAMPLE_REPLIES, SAMPLE_WORKBOOK } from "../app/sample.ts";
import { localTimestamp } from "../calendar/zone.ts";
import type { Database } from "../db/client.ts";
import type { Replies } from "../rehearsal/rules.ts";
import type { Transcript } from "../rehearsal/write-files.ts";
import { playAndReport, repliesFrom } from "./rehearse.ts";
import { reportFiles } from "./report.ts";
import { print, settings } from "./settings.ts";
import { demoWords, reportWords } from "./wording.ts";
import { countyFrom } from "./workbook.ts";

/** The third week of the sample's month: a full working week with a make-up Sunday, a deaf hour and a bulletin. */
const WEEK = { from: "2026-09-14", through: "2026-09-20" };

/** The township and the day whose talk is shown; so many lines of it fit on a screen or two. */
const SHOWN_GROUP = "东关镇工作群";
const SHOWN_DAY = "2026-09-14";
const SHOWN_LINES = 60;

/** The ranked programme whose card and workbook are made. */
const SHOWN_PROGRAMME = "包联帮扶";

/** `npm run demo`: one week of the sample county, shown as a secretary would see it. */
export async function runDemo(): Promise<void> {
  const out = path.resolve("demo");
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const zone = settings().timezone;
  print(demoWords.begin(WEEK.from, WEEK.through));
  const replies = await repliesFrom(SAMPLE_REPLIES, zone);
  const county = await countyFrom(SAMPLE_WORKBOOK);
  let files: string[] = [];
  const transcript = await playAndReport({
    county,
    replies,
    ...WEEK,
    out,
    zone,
    async beforeClosing(db) {
      files = await filesFrom(db, zone, out);
    },
  });
  const talk = [...saidIn(replies, zone), ...newest(transcript.filter(isShown)).map(postOf)]
    .filter(({ at }) => at.startsWith(SHOWN_DAY))
    .sort((a, b) => a.at.localeCompare(b.at));
  print("", demoWords.group(SHOWN_GROUP, SHOWN_DAY), ...talk.slice(0, SHOWN_LINES).flatMap(lines));
  if (talk.length > SHOWN_LINES) print(demoWords.more(talk.length - SHOWN_LINES));
  print("", demoWords.count, ...lastOf(transcript, "count").map(postOf).flatMap(lines));
  print("", demoWords.bulletin, ...lastOf(transcript, "bulletin").map(postOf).flatMap(lines));
  print("", demoWords.files, ...files.map((file) => path.basename(file)));
  print("", demoWords.next(out));
}

/** The week's card and workbook of one programme. */
function filesFrom(db: Database, zone: string, folder: string): Promise<string[]> {
  const wanted = { name: SHOWN_PROGRAMME, period: null, folder, exportedBy: reportWords.demo };
  return reportFiles(db, zone, wanted);
}

type Line = { at: string; who: string; text: string };

function isShown({ channel }: Transcript[number]): boolean {
  return channel === SHOWN_GROUP;
}

function saidIn(replies: Replies, zone: string): Line[] {
  return replies.said
    .filter(({ channel, text }) => channel === SHOWN_GROUP && text !== "")
    .map(({ at, from, text }) => ({ at: localTimestamp(at, zone), who: from, text }));
}

function postOf({ at, text }: Transcript[number]): Line {
  return { at, who: demoWords.bot, text };
}

function lines({ at, who, text }: Line): string[] {
  const [first = "", ...others] = text.split("\n");
  return [`${demoWords.stamp(at)} ${who}：${first}`, ...others.map((line) => `    ${line}`)];
}

/** A board that was edited is shown once, as it ended and when it did. */
function newest(messages: Transcript): Transcript {
  return [...new Map(messages.map((message) => [message.id, message])).values()];
}

/** The last message of a kind that shows the whole county: the longest of its moment. */
function lastOf(transcript: Transcript, kind: string): Transcript {
  const all = transcript.filter((message) => message.kind === kind);
  const last = all.filter(({ at }) => at === all.at(-1)?.at);
  const [longest] = last.sort((a, b) => b.text.length - a.text.length);
  return longest ? [longest] : [];
}
