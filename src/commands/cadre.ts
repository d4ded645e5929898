import { recordStatement } from "../cycle/statement.ts";
import { reflectionLength } from "../kinds/study/rules.ts";
import { reflectionEvidence } from "../kinds/study/wording.ts";
import { askMakeUp } from "../ledger/decisions/make-up.ts";
import { withdrawRequest } from "../ledger/decisions/withdraw.ts";
import { askLeave } from "../ledger/leave/ask.ts";
import { recordOf } from "../ledger/my-record/list.ts";
import { tellAway } from "../ledger/occurrences/away/tell.ts";
import { type Recorded, type Reply, recordReplies } from "../ledger/replies/record.ts";
import { newestOpenEntryAt, takeBackOpen } from "../ledger/replies/take-back.ts";
import { windowsAnswered } from "../ledger/replies/windows.ts";
import { isAnswered } from "../ledger/rules.ts";
import { receiptFor } from "./receipts.ts";
import { myRecordText, reflectionHintText } from "./results/wording.ts";
import type { CadreIntent, Intent } from "./rules.ts";
import { answerHere, answerPrivately, answerQuietly, type Turn } from "./turn.ts";
import * as wording from "./wording.ts";

type Of<K extends CadreIntent["intent"]> = Extract<CadreIntent, { intent: K }>;

type ReplyIntent = Of<Reply["answer"]>;

/** Whether this answers a window, as opposed to asking for something. */
export function isReply(intent: Intent): intent is ReplyIntent {
  return ["sign_in", "official_trip", "acknowledge", "reflection"].includes(intent.intent);
}

/** 签到, 公出, 收到 and 体会. In a group they get no message of their own: the board shows the number. */
export async function reply(turn: Turn, intent: ReplyIntent, at: Date = turn.at): Promise<string> {
  const { work, inboxId, speaker, message } = turn;
  const answer: Reply["answer"] = intent.intent;
  const text = intent.intent === "reflection" ? intent.text.trim() : message.text;
  if (text === "" && intent.intent === "reflection") {
    await answerQuietly(turn, { kind: "refusal", text: reflectionHintText });
    return "reflection without content";
  }
  const evidence = evidenceOf(intent, text);
  const [recorded] = await recordReplies(work, [
    { personId: speaker.personId, inboxId, answer, text, evidence, at },
  ]);
  if (recorded && (await wantsReflection(turn, recorded, at))) {
    await answerHere(turn, { kind: "refusal", text: reflectionHintText });
    return "acknowledge where words are wanted";
  }
  if (recorded) await receiptFor(turn, recorded);
  if (answer === "official_trip") await tellAway(work, speaker.personId);
  return recorded && recorded.windows.length > 0
    ? intent.intent
    : `${intent.intent} without a window`;
}

/** Whether 收到, said in private, answers nothing because what is open asks for a few words. */
async function wantsReflection(turn: Turn, recorded: Recorded, at: Date): Promise<boolean> {
  const { work, speaker, channel } = turn;
  if (channel !== null || recorded.reply.answer !== "acknowledge") return false;
  if (recorded.windows.length > 0) return false;
  const spoken = { personId: speaker.personId, at, answer: "reflection" as const };
  const asking = await windowsAnswered(work, spoken);
  return asking.some(({ status }) => !isAnswered(status));
}

function evidenceOf(intent: ReplyIntent, text: string): string {
  if (intent.intent === "official_trip") return wording.tripEvidence(intent.reason);
  if (intent.intent === "reflection") return reflectionEvidence(reflectionLength(text));
  return text.trim();
}

/** 补签 事由, for the latest missed window or for the date it names. */
export async function makeUp(turn: Turn, { date, reason }: Of<"make_up">): Promise<string> {
  const { work, inboxId, speaker, message, at } = turn;
  const result = await askMakeUp(work, {
    personId: speaker.personId,
    inboxId,
    date,
    reason,
    text: message.text,
    at,
  });
  const kind = result.outcome === "asked" ? "receipt" : "refusal";
  await answerPrivately(turn, { kind, text: wording.makeUpText(result) });
  return `make-up ${result.outcome}`;
}

/** 请假 [起止] 事由. */
export async function leave(turn: Turn, { span, reason }: Of<"leave">): Promise<string> {
  const { work, inboxId, speaker } = turn;
  const result = await askLeave(work, { personId: speaker.personId, inboxId, span, reason });
  const kind = result.outcome === "asked" ? "receipt" : "refusal";
  await answerPrivately(turn, { kind, text: wording.leaveText(result) });
  return `leave ${result.outcome}`;
}

/** 撤回: what was said last, be it a request that still waits or something for windows that are still open. */
export async function withdraw(turn: Turn): Promise<string> {
  const { request, taken } = await takeBackLast(turn, null);
  if (request !== null) {
    await answerPrivately(turn, {
      kind: "receipt",
      text: wording.requestWithdrawnText(request),
    });
    return "request withdrawn";
  }
  const kind = taken > 0 ? "receipt" : "refusal";
  await answerPrivately(turn, {
    kind,
    text: taken > 0 ? wording.takenBackText : wording.nothingToTakeBackText,
  });
  return `taken back ${taken}`;
}

/** Withdraws the request that was made last, or, if something was said for an open window since then, that. */
async function takeBackLast(
  { work, inboxId, speaker, at }: Turn,
  answer: Reply["answer"] | null,
): Promise<{ request: string | null; taken: number }> {
  const cause = { personId: speaker.personId, inboxId };
  const since = await newestOpenEntryAt(work, at, speaker.personId);
  const request = await withdrawRequest(work, { ...cause, since });
  if (request) return { request: request.summary, taken: 0 };
  return { request: null, taken: (await takeBackOpen(work, at, cause, answer)).taken };
}

/** 更正: the earlier entry of an open window is taken back and the new one stands at the earlier one's time. */
export async function correct(turn: Turn, { then }: Of<"correct">): Promise<string> {
  const { work, inboxId, speaker, at } = turn;
  const [next] = then;
  if (next?.intent === "leave") {
    await takeBackLast(turn, "sign_in");
    return leave(turn, next);
  }
  if (!next || !isReply(next)) {
    await answerPrivately(turn, { kind: "refusal", text: wording.correctionHintText });
    return "correction without content";
  }
  const cause = { personId: speaker.personId, inboxId };
  const { taken, earliest } = await takeBackOpen(work, at, cause, next.intent);
  // Nothing said yet for a window that is open: what was meant as a correction is the first word.
  const spoken = { personId: speaker.personId, at, answer: next.intent };
  if (taken === 0 && (await windowsAnswered(work, spoken)).length === 0) {
    await answerPrivately(turn, { kind: "refusal", text: wording.nothingToCorrectText });
    return "nothing to correct";
  }
  return reply(turn, next, earliest ?? at);
}

/** 说明: what a unit says for itself after a 调度. */
export async function statement(turn: Turn, { unit, text }: Of<"statement">): Promise<string> {
  const { work, speaker, tree } = turn;
  const named = unit === null ? null : tree.all.find((each) => each.name === unit);
  const unitId = named?.id ?? speaker.unitId;
  if (unitId === null || text.trim() === "") {
    await answerQuietly(turn, { kind: "refusal", text: wording.statementHintText });
    return "statement without content";
  }
  await recordStatement(work, { personId: speaker.personId, unitId, text, programmeId: null });
  await answerPrivately(turn, {
    kind: "receipt",
    text: wording.statementText(tree.get(unitId).name),
  });
  return "statement";
}

/** 我的记录, in private where he can be reached. */
export async function myRecord(turn: Turn): Promise<string> {
  const { work, speaker } = turn;
  const entries = await recordOf(work, speaker.personId);
  const text = myRecordText(speaker.name, entries, work.calendar.zone);
  await answerPrivately(turn, { kind: "record", text });
  return "record";
}

/** 我是 from somebody who is bound already. */
export async function identify(turn: Turn, { name }: Of<"identify">): Promise<string> {
  if (turn.channel !== null) return "silence";
  const same = name === turn.speaker.name;
  await answerHere(turn, {
    kind: same ? "receipt" : "refusal",
    text: wording.alreadyBoundText(turn.speaker.name, same),
  });
  return "already bound";
}
