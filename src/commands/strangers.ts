import { askDecision } from "../ledger/decisions/ask.ts";
import { pendingBindings, withdrawDecisions } from "../ledger/decisions/store.ts";
import { bindByContact, claimIdentity } from "../people/bind.ts";
import type { Work } from "../work.ts";
import type { Intent } from "./rules.ts";
import { answerHere, type Speaker, type Turn } from "./turn.ts";
import * as wording from "./wording.ts";

/**
 * Somebody whose account is not bound. In a group he is met with silence; in private he can share his contact, say who
 * he is, or is told in one line how to be bound.
 */
export async function handleStranger(
  turn: Turn<Speaker>,
  intents: readonly Intent[],
): Promise<string> {
  if (turn.channel !== null) return "stranger";
  const { message, work, speaker } = turn;
  if (message.contact) {
    const result = await bindByContact(work, speaker.account, message.contact);
    const kind = result.outcome === "bound" || result.outcome === "already" ? "receipt" : "refusal";
    await answerHere(turn, { kind, text: wording.contactText(result) });
    return `contact ${result.outcome}`;
  }
  const claim = intents.find((intent) => intent.intent === "identify");
  if (claim?.intent === "identify") return identify(turn, claim);
  if (message.kind === "recall" || message.kind === "edit") return "stranger";
  await answerHere(turn, { kind: "bind", text: wording.strangerText });
  return "stranger";
}

/** Whether he waits to be confirmed as this person already; that he claimed to be another is taken back. */
async function claimedBefore(work: Work, accountId: number, personId: number): Promise<boolean> {
  const waiting = await pendingBindings(work.tx, accountId);
  if (waiting.some((claim) => claim.personId === personId)) return true;
  await withdrawDecisions(work.tx, "binding", [accountId], work.now);
  return false;
}

async function identify(
  turn: Turn<Speaker>,
  claim: { name: string; unit: string | null },
): Promise<string> {
  const { work, tree, speaker } = turn;
  const result = await claimIdentity(work, speaker.account, claim);
  if (
    result.outcome === "claimed" &&
    !(await claimedBefore(work, speaker.account.id, result.personId))
  ) {
    const unit = result.unitId === null ? null : tree.get(result.unitId).name;
    await askDecision(work, tree, {
      kind: "binding",
      subjectId: speaker.account.id,
      personId: result.personId,
      unitId: result.unitId,
      tier: "secretary",
      summary: wording.bindingSummary({
        account: speaker.account.displayName,
        name: result.name,
        unit,
      }),
    });
  }
  const kind = result.outcome === "claimed" ? "receipt" : "refusal";
  await answerHere(turn, { kind, text: wording.claimText(result) });
  return `identify ${result.outcome}`;
}
