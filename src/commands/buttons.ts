import { recordReplies } from "../ledger/replies/record.ts";
import { receiptFor } from "./receipts.ts";
import { verdict } from "./secretary.ts";
import type { Turn } from "./turn.ts";
import { buttonEvidence } from "./wording.ts";

/** A pressed button says what its message was about: `answer:<occurrence>`, `approve:<number>`, `reject:<number>`. */
export async function handleButton(turn: Turn): Promise<string> {
  const [action, subject] = (turn.message.button ?? "").split(":");
  const number = Number(subject);
  if (!Number.isSafeInteger(number)) return "unknown button";
  if (action === "answer") return acknowledge(turn, number);
  if (action === "approve" || action === "reject") {
    return verdict(turn, { approve: action === "approve", number, name: null, reason: "" });
  }
  return "unknown button";
}

async function acknowledge(turn: Turn, occurrenceId: number): Promise<string> {
  const { work, inboxId, speaker, at, message } = turn;
  const [recorded] = await recordReplies(work, [
    {
      personId: speaker.personId,
      inboxId,
      answer: "acknowledge",
      text: message.text,
      evidence: buttonEvidence,
      at,
      occurrenceId,
    },
  ]);
  if (recorded) await receiptFor(turn, recorded);
  return recorded && recorded.windows.length > 0 ? "acknowledge" : "acknowledge without a window";
}
