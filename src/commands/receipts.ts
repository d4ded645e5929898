import type { Recorded } from "../ledger/replies/record.ts";
import { say } from "../outbox/say.ts";
import { receiptText } from "./results/wording.ts";
import { answerHere, type Turn } from "./turn.ts";
import { locationWantedText } from "./wording.ts";

/**
 * The receipt of a reply: at once in private, none in a group. Where words do not count, the bot asks for the
 * location, in private and once per window.
 */
export async function receiptFor(turn: Turn, recorded: Recorded): Promise<void> {
  const inPrivate = turn.channel === null;
  const wanted = recorded.wantLocation.filter(({ again }) => !again);
  if (wanted.length > 0) await askForLocation(turn, wanted);
  if (!inPrivate) return;
  if (recorded.windows.length > 0 || wanted.length === 0) {
    const counted = recorded.windows.length > 0;
    await answerHere(turn, { kind: counted ? "receipt" : "refusal", text: receiptText(recorded) });
  }
}

async function askForLocation(
  turn: Turn,
  wanted: readonly { occurrenceId: number; plan: string }[],
): Promise<void> {
  const { work, speaker } = turn;
  await say(
    work,
    wanted.map(({ occurrenceId, plan }) => ({
      key: `locate:${occurrenceId}:${speaker.personId}:${turn.channel === null ? turn.inboxId : "group"}`,
      to: { accountId: speaker.account.id },
      kind: "request",
      text: locationWantedText(plan),
      occurrenceId,
      asked: true,
      priority: 1,
    })),
  );
}
