import { storedOf } from "../inbox/store.ts";
import { withdrawRequestsFrom } from "../ledger/decisions/withdraw.ts";
import { intentsIn } from "../ledger/replies/said.ts";
import { takeBackMessages } from "../ledger/replies/take-back.ts";
import { isReply, reply } from "./cadre.ts";
import { dispatch } from "./dispatch.ts";
import type { Intent } from "./rules.ts";
import { answerPrivately, answerQuietly, type Turn } from "./turn.ts";
import { editTooLateText, takenBackText } from "./wording.ts";

/**
 * An edited or recalled message. What it still says stands as it was; what it no longer says is taken back while the
 * window lasts, and told to have changed nothing afterwards; what it says anew is handled like a new message.
 */
export async function handleEdit(turn: Turn, intents: readonly Intent[]): Promise<string> {
  const { work, message, inboxId, speaker, at } = turn;
  const earlier = (await storedOf(work.tx, message)).filter((id) => id !== inboxId);
  const withdrawn = await withdrawRequestsFrom(work, earlier, stillAsked(intents), inboxId);
  const said = await intentsIn(work, earlier, speaker.personId);
  const kept = new Set<string>(
    intents
      .map(({ intent }) => intent)
      .filter((intent) => said.has(intent) && !WITH_CONTENT.has(intent)),
  );
  const gone = [...said].filter((intent) => !kept.has(intent));
  const fresh = intents.filter(({ intent }) => !kept.has(intent));
  if (withdrawn > 0 && fresh.length === 0) {
    await answerQuietly(turn, { kind: "receipt", text: takenBackText });
  }
  if (gone.length === 0) {
    if (fresh.length > 0) return dispatchFresh(turn, fresh, null);
    return withdrawn > 0 ? `edit withdrew ${withdrawn}` : "edit changes nothing";
  }
  const { taken, tooLate, earliest } = await takeBackMessages(work, earlier, at, {
    personId: speaker.personId,
    inboxId,
  });
  if (tooLate > 0) await answerPrivately(turn, { kind: "refusal", text: editTooLateText });
  if (taken === 0 && tooLate > 0) return "edit too late";
  const again = intents.filter(({ intent }) => kept.has(intent));
  const outcome = await dispatchFresh(turn, [...again, ...fresh], earliest);
  return `edit took back ${taken}${outcome ? `, ${outcome}` : ""}`;
}

/** What counts by its words: an edit says it anew. */
const WITH_CONTENT: ReadonlySet<string> = new Set(["reflection"]);

function stillAsked(intents: readonly Intent[]) {
  return {
    leaves: intents.flatMap((intent) => (intent.intent === "leave" ? [intent.span] : [])),
    makeUp: intents.some(({ intent }) => intent === "make_up"),
  };
}

/** What replaces an entry that was taken back keeps its time: who was on time does not become late by a correction. */
async function dispatchFresh(
  turn: Turn,
  intents: readonly Intent[],
  at: Date | null,
): Promise<string> {
  const outcomes: string[] = [];
  for (const intent of intents) {
    if (at !== null && isReply(intent)) outcomes.push(await reply(turn, intent, at));
    else if (intent.intent !== "unknown") outcomes.push(await dispatch(turn, [intent]));
  }
  return outcomes.join(", ");
}
