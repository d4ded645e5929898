import { askBinding } from "../ledger/decisions/binding.ts";
import { bindByContact, claimIdentity } from "../people/bind.ts";
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
    // `bind` brings the button that shares one's own number.
    const kind = result.outcome === "bound" || result.outcome === "already" ? "receipt" : "bind";
    await answerHere(turn, { kind, text: wording.contactText(result) });
    return `contact ${result.outcome}`;
  }
  const claim = intents.find((intent) => intent.intent === "identify");
  if (claim?.intent === "identify") return identify(turn, claim);
  if (message.kind === "recall" || message.kind === "edit") return "stranger";
  await answerHere(turn, { kind: "bind", text: wording.strangerText });
  return "stranger";
}

async function identify(
  turn: Turn<Speaker>,
  claim: { name: string; unit: string | null },
): Promise<string> {
  const { work, tree, speaker } = turn;
  const { account } = speaker;
  const result = await claimIdentity(work, account, claim);
  if (result.outcome === "claimed") {
    const { personId, unitId, name } = result;
    const unit = unitId === null ? null : tree.get(unitId).name;
    const summary = wording.bindingSummary({ account: account.displayName, name, unit });
    await askBinding(work, tree, { accountId: account.id, personId, unitId, summary });
  }
  const kind = result.outcome === "claimed" ? "receipt" : "refusal";
  await answerHere(turn, { kind, text: wording.claimText(result) });
  return `identify ${result.outcome}`;
}
