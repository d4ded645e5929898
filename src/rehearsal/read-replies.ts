import { readFile } from "node:fs/promises";
import { z } from "zod";
import { isLocalDate } from "../calendar/dates.ts";
import { instantAt } from "../calendar/zone.ts";
import { completed, type DeafLine, type Replies, type SaidLine } from "./rules.ts";
import { replyWords } from "./wording.ts";

/** A date, a time and perhaps an offset. Anything else JavaScript would read in the zone of the machine. */
const MOMENT =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

const moment = z.string(replyWords.moment).refine(isMoment, replyWords.moment);
const messageId = z.union([z.string(), z.number()]).transform(String);
const datum = z.enum(["WGS84", "GCJ02"], replyWords.datum);

const saidSchema = z.object({
  id: messageId.optional(),
  at: moment,
  channel: z.string().optional(),
  from: z.string(replyWords.from).trim().min(1, replyWords.from).optional(),
  text: z.string().default(""),
  location: z
    .object({
      lat: z.number().min(-90).max(90),
      lng: z.number().min(-180).max(180),
      datum: datum.default("WGS84"),
      live: z.boolean().default(false),
    })
    .optional(),
  forwarded: z.boolean().default(false),
  photo: z.boolean().default(false),
  edits: messageId.optional(),
  recalls: messageId.optional(),
});

const deafSchema = z.object({ at: moment, deaf: z.string().min(1), until: moment });
const quizSchema = z.object({
  id: messageId.optional(),
  at: moment.optional(),
  from: z.string(replyWords.from).trim().min(1, replyWords.from),
  quiz: z.string(replyWords.quiz).trim().min(1, replyWords.quiz),
  correct: z.number(replyWords.correct).int(replyWords.correct).min(0, replyWords.correct),
});

/** A replies file as it was read, or its problems in Chinese. */
export type RepliesReading = { ok: true; replies: Replies } | { ok: false; problems: string[] };

/** Reads replies.jsonl; every problem with its line at once. An `at` without an offset is local time in `zone`. */
export async function readReplies(path: string, zone: string): Promise<RepliesReading> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    return { ok: false, problems: [replyWords.unreadable(path)] };
  }
  const said: SaidLine[] = [];
  const deaf: DeafLine[] = [];
  const problems: string[] = [];
  let before: Date | null = null;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    if (raw.trim() === "") continue;
    const read = readLine(raw, index + 1, zone, before);
    if (typeof read === "string") problems.push(replyWords.line(index + 1, read));
    else if ("until" in read) deaf.push(read);
    else said.push(read);
    if (typeof read !== "string") before = read.at;
  }
  problems.push(...unknownOriginals(said));
  if (problems.length > 0) return { ok: false, problems };
  const inOrder = completed(said).sort(
    (a, b) => a.at.getTime() - b.at.getTime() || a.line - b.line,
  );
  return { ok: true, replies: { said: inOrder, deaf } };
}

function readLine(
  raw: string,
  line: number,
  zone: string,
  before: Date | null,
): SaidLine | DeafLine | string {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return replyWords.notJson;
  }
  if (typeof value !== "object" || value === null) return replyWords.notJson;
  if ("deaf" in value) {
    const read = deafSchema.safeParse(value);
    if (!read.success) return issuesOf(read.error);
    const at = instantOf(read.data.at, zone);
    const until = instantOf(read.data.until, zone);
    return until > at ? { line, at, until, channel: read.data.deaf } : replyWords.backwards;
  }
  if ("quiz" in value) return readQuiz(value, line, zone, before);
  const read = saidSchema.safeParse(value);
  if (!read.success) return issuesOf(read.error);
  const { from, edits, recalls } = read.data;
  if (from === undefined && edits === undefined && recalls === undefined) return replyWords.from;
  return saidLine(read.data, line, zone);
}

function saidLine(data: z.output<typeof saidSchema>, line: number, zone: string): SaidLine {
  const { location, forwarded } = data;
  return {
    line,
    at: instantOf(data.at, zone),
    id: data.id ?? null,
    channel: data.channel ?? null,
    from: data.from ?? "",
    text: data.text,
    location: location
      ? {
          longitude: location.lng,
          latitude: location.lat,
          datum: location.datum,
          live: location.live,
          forwarded,
        }
      : null,
    forwarded,
    photo: data.photo,
    edits: data.edits ?? null,
    recalls: data.recalls ?? null,
    quiz: null,
  };
}

/** Without a time of its own a paper is handed in right after the line before. */
function readQuiz(value: object, line: number, zone: string, before: Date | null) {
  const read = quizSchema.safeParse(value);
  if (!read.success) return issuesOf(read.error);
  const { id, at, from, quiz, correct } = read.data;
  const instant = at === undefined ? before : instantOf(at, zone);
  if (instant === null) return replyWords.moment;
  const said: SaidLine = {
    line,
    at: instant,
    id: id ?? null,
    channel: null,
    from,
    text: "",
    location: null,
    forwarded: false,
    photo: false,
    edits: null,
    recalls: null,
    quiz: { plan: quiz, correct },
  };
  return said;
}

function unknownOriginals(said: readonly SaidLine[]): string[] {
  const ids = new Set(said.map(({ id }) => id));
  return said.flatMap(({ line, edits, recalls, from }) => {
    const original = edits ?? recalls;
    if (original === null || ids.has(original) || from !== "") return [];
    return [replyWords.line(line, replyWords.noOriginal(original))];
  });
}

function isMoment(text: string): boolean {
  const [, date = "", hour, minute, second = "0"] = MOMENT.exec(text) ?? [];
  return isLocalDate(date) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}

function instantOf(text: string, zone: string): Date {
  const [, date = "", hour, minute, second = "0", offset] = MOMENT.exec(text) ?? [];
  if (offset !== undefined) return new Date(text.replace(" ", "T"));
  const start = instantAt(date, Number(hour) * 60 + Number(minute), zone);
  return new Date(start.getTime() + Number(second) * 1000);
}

function issuesOf(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) =>
      /[\u4e00-\u9fff]/.test(message) ? message : replyWords.field(path.join(".")),
    )
    .join("；");
}
