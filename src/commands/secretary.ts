import { decide, type Verdict } from "../ledger/decisions/decide.ts";
import { rosterOf } from "../ledger/roster/list.ts";
import { extensionsFor } from "../tasks/extension/ask.ts";
import { rosterText, verdictText } from "./results/wording.ts";
import type { SecretaryIntent } from "./rules.ts";
import { answerHere, answerPrivately, answerQuietly, type Turn } from "./turn.ts";
import * as wording from "./wording.ts";

type Of<K extends SecretaryIntent["intent"]> = Extract<SecretaryIntent, { intent: K }>;

/** 名单: how many of how many, and everybody who owes, in as many messages as it takes. */
export async function roster(turn: Turn, { plan }: Of<"roster">): Promise<string> {
  const { work, speaker, tree, channel } = turn;
  const { administrator, secretaryOf } = speaker.authority;
  if (!administrator && secretaryOf.size === 0) {
    await answerQuietly(turn, { kind: "refusal", text: wording.secretariesOnlyText });
    return "roster refused";
  }
  const mine = administrator ? tree.all.map((unit) => unit.id) : [...secretaryOf];
  const here = channel?.unitId ? new Set(tree.within(channel.unitId).map((unit) => unit.id)) : null;
  const unitIds = mine.filter((id) => here?.has(id) ?? true);
  if (unitIds.length === 0) {
    await answerPrivately(turn, { kind: "refusal", text: wording.notYourUnitsText });
    return "roster of others refused";
  }
  const lists = await rosterOf(work, { unitIds, plan });
  if (lists.length === 0) {
    await answerPrivately(turn, { kind: "refusal", text: wording.noRosterText });
    return "roster empty";
  }
  for (const list of lists) await answerHere(turn, { kind: "roster", text: rosterText(list) });
  return "roster";
}

/** 确认 姓名: first of all an identity that somebody claims. */
export function confirm(turn: Turn, { name }: Of<"confirm">): Promise<string> {
  return verdict(turn, { approve: true, number: null, name, reason: "", first: "binding" });
}

/** 批准 编号或姓名. */
export function approve(turn: Turn, intent: Of<"approve">): Promise<string> {
  return verdict(turn, { ...intent, approve: true });
}

/** 驳回 编号或姓名 理由. */
export function reject(turn: Turn, intent: Of<"reject">): Promise<string> {
  return verdict(turn, { ...intent, approve: false });
}

/** Decides what waits, and tells the decider what came of it. */
export async function verdict(
  turn: Turn,
  said: Pick<Verdict, "approve" | "number" | "name" | "reason" | "first">,
): Promise<string> {
  const { work, speaker, inboxId } = turn;
  const { administrator, secretaryOf } = speaker.authority;
  const bare = said.number === null && said.name === null;
  const named = await extensionsFor(work, speaker.personId);
  if (!administrator && secretaryOf.size === 0 && named.size === 0) {
    if (turn.channel !== null && bare) return "silence";
    await answerQuietly(turn, { kind: "refusal", text: wording.decidersOnlyText });
    return "verdict refused";
  }
  const result = await decide(work, {
    ...said,
    actorId: speaker.personId,
    authority: speaker.authority,
    named,
    inboxId,
  });
  if (result.outcome === "nothing" && turn.channel !== null && bare) return "silence";
  const kind = result.outcome === "decided" ? "receipt" : "refusal";
  await answerPrivately(turn, { kind, text: verdictText(result) });
  return `verdict ${result.outcome}`;
}
