import type { BeatKind } from "../calendar/beats.ts";
import { localDate } from "../calendar/zone.ts";
import { periodKey } from "../cycle/periods/rules.ts";
import { programmesNamed } from "../cycle/programmes.ts";
import { runBeatByHand } from "../cycle/run-beat.ts";
import { beatTitle, byHandReply } from "../cycle/wording.ts";
import { amendDraft, dropDraft, publishDraft } from "../ladder/drafts.ts";
import { type DraftOutcome, draftReply } from "../ladder/wording.ts";
import { announceOpenWindows } from "../ledger/occurrences/open.ts";
import { resendUnconfirmed } from "../outbox/resend.ts";
import { bindGroupToUnit } from "../people/channels/bind.ts";
import { unitNamed } from "../people/store.ts";
import type { AdministratorIntent } from "./rules.ts";
import { answerHere, answerPrivately, answerQuietly, type Turn } from "./turn.ts";
import * as wording from "./wording.ts";

type Of<K extends AdministratorIntent["intent"]> = Extract<AdministratorIntent, { intent: K }>;

/** 绑定群 单位: this group speaks to that unit from now on; windows that are open are announced at once. */
export async function bindGroup(turn: Turn, { unit: name }: Of<"bind_group">): Promise<string> {
  if (!(await permitted(turn))) return "binding refused";
  const { work, channel, speaker } = turn;
  if (channel === null) {
    await answerHere(turn, { kind: "refusal", text: wording.bindInGroupText });
    return "binding outside a group";
  }
  const unit = await unitNamed(work.tx, name);
  if (!unit) {
    await answerHere(turn, { kind: "refusal", text: wording.noUnitText(name) });
    return "binding to no unit";
  }
  const bound = { unitId: unit.id, boundById: speaker.personId };
  const group = await bindGroupToUnit(work, channel, bound);
  await answerHere(
    { ...turn, channel: group },
    { kind: "receipt", text: wording.boundText(unit.name) },
  );
  const windows = await announceOpenWindows(work, group);
  return `bound, ${windows} open`;
}

/** 周统计, 周提醒, 周调度, 周通报, 月通报 and the like: the same use case as the schedule's. */
export async function runBeat(
  turn: Turn,
  { kind, programme, sort = "week" }: Of<"run_beat">,
): Promise<string> {
  if (!(await permitted(turn))) return "beat refused";
  const { work, speaker, channel } = turn;
  const found = await programmesNamed(work.tx, programme);
  if (found.length === 0) {
    await answerPrivately(turn, { kind: "refusal", text: wording.noProgrammeText(programme) });
    return "no programme";
  }
  if (found.length > 1 && mustChoose(kind)) {
    await answerPrivately(turn, {
      kind: "refusal",
      text: wording.whichProgrammeText(
        beatTitle(kind, periodKey(sort, localDate(work.now, work.calendar.zone))),
        found.map(({ name }) => name),
      ),
    });
    return "several programmes";
  }
  const reply = channel ? { channelId: channel.id } : { accountId: speaker.account.id };
  for (const { id } of found) {
    const result = await runBeatByHand(work, {
      programmeId: id,
      kind,
      actorId: speaker.personId,
      sort,
      reply,
    });
    const text = byHandReply(result, work.calendar.zone);
    if (text !== null) await answerPrivately(turn, { kind: "receipt", text });
  }
  return `beat ${kind}`;
}

/** A look harms nobody; what speaks to people is not done for all programmes by one short word. */
function mustChoose(kind: BeatKind): boolean {
  return kind !== "count";
}

/** 发布 草稿号. */
export async function publish(turn: Turn, { number }: Of<"publish_draft">): Promise<string> {
  return draft(turn, number, (decision) => publishDraft(turn.work, decision));
}

/** 修改 草稿号 正文. */
export async function amend(turn: Turn, { number, text }: Of<"amend_draft">): Promise<string> {
  return draft(turn, number, (decision) => amendDraft(turn.work, { ...decision, text }));
}

/** 作废 草稿号 理由. */
export async function drop(turn: Turn, { number, text }: Of<"drop_draft">): Promise<string> {
  return draft(turn, number, (decision) => dropDraft(turn.work, { ...decision, text }));
}

async function draft(
  turn: Turn,
  number: number | null,
  act: (decision: { number: number | null; actorId: number }) => Promise<DraftOutcome>,
): Promise<string> {
  if (!(await permitted(turn))) return "draft refused";
  const result = await act({ number, actorId: turn.speaker.personId });
  const kind = ["published", "amended", "dropped"].includes(result.outcome) ? "receipt" : "refusal";
  await answerPrivately(turn, { kind, text: draftReply(result, turn.work.calendar.zone) });
  return `draft ${result.outcome}`;
}

/** 重发 群名: sends again what may or may not have reached that group. */
export async function resend(turn: Turn, { group }: Of<"resend">): Promise<string> {
  if (!(await permitted(turn))) return "resending refused";
  const count = await resendUnconfirmed(turn.work, group);
  const kind = count > 0 ? "receipt" : "refusal";
  await answerPrivately(turn, { kind, text: wording.resentText(group, count) });
  return `resent ${count}`;
}

async function permitted(turn: Turn): Promise<boolean> {
  if (turn.speaker.authority.administrator) return true;
  await answerQuietly(turn, { kind: "refusal", text: wording.administratorsOnlyText });
  return false;
}
