import { pressIn } from "../kinds/quiz/paper/press/rules.ts";
import { privateWords } from "../kinds/rules.ts";
import { recordReplies } from "../ledger/replies/record.ts";
import { dispatch } from "./dispatch.ts";
import { press } from "./learner.ts";
import { practiceButton } from "./practice.ts";
import { readIntents } from "./reader.ts";
import { receiptFor } from "./receipts.ts";
import { verdict } from "./secretary.ts";
import type { Turn } from "./turn.ts";
import { buttonEvidence } from "./wording.ts";

/**
 * A pressed button says what its message was about: `answer:<occurrence>`, `approve:<number>`, `reject:<number>`,
 * `practice:…`, `quiz:…`, or `private:<words>` for what is said in the private chat.
 */
export async function handleButton(turn: Turn): Promise<string> {
  const data = turn.message.button ?? "";
  const words = privateWords(data);
  if (words !== null) return sayPrivately(turn, words);
  const pressed = pressIn(data);
  if (pressed) return press(turn, pressed);
  const [action, subject] = data.split(":");
  const number = Number(subject);
  if (!Number.isSafeInteger(number)) return "unknown button";
  if (action === "answer") return acknowledge(turn, number);
  if (action === "practice") return practiceButton(turn);
  if (action === "approve" || action === "reject") {
    return verdict(turn, { approve: action === "approve", number, name: null, reason: "" });
  }
  return "unknown button";
}

/** Does what these words would do in the private chat, wherever the button stood; not where nobody can be told. */
async function sayPrivately(turn: Turn, words: string): Promise<string> {
  const { speaker, work, at } = turn;
  if (speaker.account.privateChat === null) return "cannot be told in private";
  const intents = readIntents(words, {
    ...{ now: at, zone: work.calendar.zone, private: true, mentionsBot: true },
    ...{ botNames: [], senderName: speaker.name, unitNames: [] },
  });
  return dispatch({ ...turn, channel: null }, intents);
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
