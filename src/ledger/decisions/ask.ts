import { localDate } from "../../calendar/zone.ts";
import { say } from "../../outbox/say.ts";
import type { UnitTree } from "../../people/rules.ts";
import { administrators, secretariesOf } from "../../people/store.ts";
import type { Work } from "../../work.ts";
import { approveButton, rejectButton, requestText } from "../wording.ts";
import { addDecision, type NewDecision } from "./store.ts";

/** Who may decide this: the nearest secretaries, never the person himself; administrators for the higher tier or when there is none. */
export async function deciders(
  work: Work,
  tree: UnitTree,
  about: { personId: number; unitId: number | null; tier: "secretary" | "administrator" },
): Promise<number[]> {
  const today = localDate(work.now, work.calendar.zone);
  if (about.tier === "secretary" && about.unitId !== null) {
    const near = await secretariesOf(work.tx, tree, about.unitId, today, about.personId);
    if (near.length > 0) return near;
  }
  return (await administrators(work.tx, today)).filter((id) => id !== about.personId);
}

/** Writes down that a human has to decide, and asks those who may. Returns the number they answer with. */
export async function askDecision(
  work: Work,
  tree: UnitTree,
  decision: NewDecision,
): Promise<number> {
  return askThese(work, await deciders(work, tree, decision), decision);
}

/** Writes down that one of these has to decide, and asks them. Returns the number they answer with. */
export async function askThese(
  work: Work,
  asked: readonly number[],
  decision: NewDecision,
): Promise<number> {
  const { id, number } = await addDecision(work.tx, decision, work.now);
  await say(
    work,
    asked.map((personId) => ({
      key: `decision:${id}:${personId}`,
      to: { personId },
      kind: "request",
      text: requestText(decision.summary, number),
      buttons: [
        { text: approveButton, data: `approve:${number}` },
        { text: rejectButton, data: `reject:${number}` },
      ],
      condition: { decisionPending: id },
      priority: 2,
    })),
  );
  return number;
}
