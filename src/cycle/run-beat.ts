import type { BeatKind } from "../calendar/beats.ts";
import { nextSpeakingTime } from "../calendar/quiet.ts";
import { weekKey } from "../calendar/weeks.ts";
import { localDate } from "../calendar/zone.ts";
import type { Recipient } from "../outbox/rules.ts";
import { say } from "../outbox/say.ts";
import { names } from "../people/store.ts";
import type { Work } from "../work.ts";
import type { Beat, BeatResult } from "./beat.ts";
import { count } from "./count.ts";
import { dispatch } from "./dispatch.ts";
import { publishPeriod } from "./periods/publish.ts";
import { endedBefore, type PeriodSort, sortOf } from "./periods/rules.ts";
import { publish } from "./publish.ts";
import { remind } from "./remind.ts";
import { mayCatchUp } from "./rules.ts";
import {
  addDoneBeat,
  beatOfWeek,
  beatRun,
  claimBeat,
  hasEarlierBeat,
  type ProgrammeRow,
  programmeById,
  setBeatNote,
} from "./store.ts";
import { supplementWithBeat } from "./supplements/run.ts";
import { tellSkipped } from "./tell-skipped.ts";
import {
  type ByHandResult,
  byHandNote,
  byHandNotice,
  tooLateNote,
  tooLateNotice,
} from "./wording.ts";

/**
 * What became of a beat. `note` is Chinese, for the log; `already`: it had run or been skipped before; `waiting`: one of
 * the same instant comes first, and the next sweep tries again.
 */
export type BeatOutcome = { outcome: "done" | "skipped" | "already" | "waiting"; note: string };

/**
 * Runs a planned beat, once whoever else tries, and after those of its programme that are due at the same instant and
 * come before it in the chain. Late after an outage it still runs until the end of its own day; after that it is
 * skipped, and the administrators are told.
 */
export async function runBeat(
  work: Work,
  { beatRunId }: { beatRunId: number },
): Promise<BeatOutcome> {
  const run = await beatRun(work.tx, beatRunId);
  if (run?.status !== "planned") return { outcome: "already", note: run?.note ?? "" };
  if (!mayCatchUp(run.dueAt, work.now, work.calendar.zone)) return skipMissed(work, run);
  if (await hasEarlierBeat(work.tx, run.id)) return { outcome: "waiting", note: "" };
  const claimed = await claimBeat(work.tx, run.id, { status: "done", ranAt: work.now, note: null });
  if (!claimed) return { outcome: "already", note: "" };
  await supplementWithBeat(work, run.programmeId);
  const { note } = await runNow(work, run.kind, beatOf(run.programme, run.id, run.period));
  await setBeatNote(work.tx, run.id, note);
  return { outcome: "done", note };
}

async function skipMissed(
  work: Work,
  run: { id: number; kind: BeatKind; period: string; dueAt: Date; programme: ProgrammeRow },
): Promise<BeatOutcome> {
  const { zone } = work.calendar;
  const { id, kind, period, dueAt, programme } = run;
  const note = tooLateNote(dueAt, zone);
  const skipped = await claimBeat(work.tx, id, { status: "skipped", ranAt: work.now, note });
  if (!skipped) return { outcome: "already", note };
  const text = tooLateNotice(programme.name, { kind, period, dueAt }, zone);
  await tellSkipped(work, [{ programmeId: programme.id, period, what: kind, text }]);
  return { outcome: "skipped", note };
}

/** A beat asked for now. `actorId` null: from the command line; `reply`: where the table of 统计 goes, if anywhere. */
export type BeatByHand = {
  programmeId: number;
  kind: BeatKind;
  actorId: number | null;
  /** For 通报: of a week unless told; of a longer period it is the last one that has ended. */
  sort?: PeriodSort;
  reply?: Recipient;
};

/**
 * Runs a beat now. 统计 is a look and freezes nothing; 通报 is this week's bulletin, and the planned one will not run;
 * 提醒 and 调度 are extra. `byHandReply` puts the result into words.
 */
export async function runBeatByHand(work: Work, asked: BeatByHand): Promise<ByHandResult> {
  const { kind, reply } = asked;
  const programme = await programmeById(work.tx, asked.programmeId);
  const today = localDate(work.now, work.calendar.zone);
  const sort = asked.sort ?? "week";
  const period = sort === "week" ? weekKey(today) : endedBefore(sort, today);
  if (kind === "publish") return publishByHand(work, programme, period, asked.actorId);
  const key = `hand:${kind}:${programme.id}:${work.now.toISOString()}`;
  const result = await runNow(work, kind, { programme, runId: null, period, key });
  const { table } = result;
  if (reply && table) {
    await say(work, [
      {
        key: `${key}:answer`,
        to: reply,
        kind,
        text: table,
        programmeId: programme.id,
        asked: true,
        priority: 1,
      },
    ]);
  }
  return { programme: programme.name, kind, period, ...done(work, result) };
}

function done(work: Work, { note, table, messages }: BeatResult) {
  const speaking = nextSpeakingTime(work.now, work.calendar.zone);
  const heldUntil = messages > 0 && speaking > work.now ? speaking : null;
  return { outcome: "done" as const, note, table: table ?? null, messages, heldUntil };
}

async function publishByHand(
  work: Work,
  programme: ProgrammeRow,
  period: string,
  actorId: number | null,
): Promise<ByHandResult> {
  const about = { programme: programme.name, kind: "publish" as const, period };
  const known = await beatOfWeek(work.tx, programme.id, "publish", period);
  const runId = known
    ? await claimByHand(work, known.id)
    : await addDoneBeat(work.tx, {
        programmeId: programme.id,
        kind: "publish",
        period,
        at: work.now,
      });
  if (runId === null) return { ...about, outcome: "already", at: known?.ranAt ?? null };
  const result = await runNow(work, "publish", beatOf(programme, runId, period));
  const named = await names(work.tx, actorId === null ? [] : [actorId]);
  const actor = named.get(actorId ?? 0) ?? null;
  await setBeatNote(work.tx, runId, `${result.note}；${byHandNote(actor)}`);
  if (known?.status === "planned") {
    const when = { period, ranAt: work.now, dueAt: known.dueAt };
    const text = byHandNotice(programme.name, actor, when, work.calendar.zone);
    const from = known.dueAt;
    await tellSkipped(work, [{ programmeId: programme.id, period, what: "publish", text, from }]);
  }
  return { ...about, ...done(work, result) };
}

async function claimByHand(work: Work, id: number): Promise<number | null> {
  const change = { status: "done" as const, ranAt: work.now, note: null };
  return (await claimBeat(work.tx, id, change, ["planned", "skipped"])) ? id : null;
}

function beatOf(programme: ProgrammeRow, runId: number, period: string): Beat & { runId: number } {
  return { programme, runId, period, key: `beat:${runId}` };
}

function runNow(work: Work, kind: BeatKind, beat: Beat): Promise<BeatResult> {
  switch (kind) {
    case "count":
      return count(work, beat);
    case "remind":
      return remind(work, beat);
    case "dispatch":
      return dispatch(work, beat);
    case "publish":
      if (beat.runId === null) throw new Error("a bulletin needs its run");
      return sortOf(beat.period) === "week"
        ? publish(work, { ...beat, runId: beat.runId })
        : publishPeriod(work, { ...beat, runId: beat.runId });
  }
}
