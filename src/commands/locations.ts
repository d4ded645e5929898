import { recordLocation } from "../ledger/replies/locate.ts";
import { locatedText } from "./results/wording.ts";
import { showPlace } from "./tasks.ts";
import { answerQuietly, type Turn } from "./turn.ts";
import { locationUnwantedText } from "./wording.ts";

/** A shared location: evidence for a plan that opted in, otherwise nobody's business. */
export async function handleLocation(turn: Turn): Promise<string> {
  const { work, inboxId, speaker, at, message } = turn;
  if (!message.location) return "location without coordinates";
  const { location } = message;
  const results = await recordLocation(work, { personId: speaker.personId, inboxId, location, at });
  if (results.length === 0) {
    const shown = await showPlace(turn, location);
    if (shown !== null) return shown;
    if (turn.channel === null && !location.live) {
      await answerQuietly(turn, { kind: "refusal", text: locationUnwantedText });
    }
    return "location without a window";
  }
  const held = results.some(({ outcome }) => outcome === "held");
  const silent = turn.channel !== null && !held;
  const repeated = results.every(({ outcome }) => outcome === "again");
  if (!silent && !(repeated && location.live)) {
    await answerQuietly(turn, { kind: "receipt", text: locatedText(results) });
  }
  return results.map(({ outcome }) => `location ${outcome}`).join(", ");
}
