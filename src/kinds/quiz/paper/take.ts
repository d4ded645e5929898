import type { Work } from "../../../work.ts";
import { type Asked, tell } from "./asked.ts";
import { findTest } from "./choose/find.ts";
import type { Option, Wish } from "./choose/rules.ts";
import { drawPaper } from "./draw/draw-paper.ts";
import { tellBankShort } from "./opening/open-test.ts";
import { questionsOn } from "./questions.ts";
import { showPaper } from "./show/show-paper.ts";
import { lockPaper } from "./store.ts";
import { bankShortText, noPaperText, shortForTakerText } from "./wording.ts";

/** What somebody asks for; `plan` null: whichever there is. */
export type Request = { wish: Wish; plan: string | null };

/**
 * 答题 and 补考: gives somebody the paper of the test that he means, drawing it the first time, or says why there is
 * none. Returns a word for the inbox.
 */
export async function takeQuiz(work: Work, asked: Asked, request: Request): Promise<string> {
  const { personId, at } = asked;
  const chosen = await findTest(work, { personId, at, ...request });
  if (chosen.chosen !== "one") {
    const { wish, plan: named } = request;
    const words = { named, wish, now: at, zone: work.calendar.zone };
    await tell(work, asked, [{ kind: "refusal", text: noPaperText(chosen, words) }]);
    return `quiz ${chosen.chosen === "none" ? (chosen.nearest?.way.way ?? "none") : "several"}`;
  }
  const paperId = await paperFor(work, asked, chosen.option);
  if (paperId === null) return "quiz short of questions";
  const paper = await lockPaper(work.tx, paperId);
  if (!paper) throw new Error(`paper ${paperId} is gone`);
  const questionsOf = await questionsOn(work.tx, [paper]);
  await showPaper(work, asked, { paper, questions: questionsOf(paper) });
  return "quiz shown";
}

/** The paper that he holds or gets now; null when the bank is too small at this moment. */
async function paperFor(
  work: Work,
  asked: Asked,
  { standing, way }: Option,
): Promise<number | null> {
  if (way.way === "go-on") return way.paperId;
  if (way.way !== "draw") throw new Error(`no paper where the way is ${way.way}`);
  const drawn = await drawPaper(work, asked, standing, { attempt: way.attempt, at: asked.at });
  if ("paperId" in drawn) return drawn.paperId;
  const { occurrenceId, plan } = standing;
  await tell(work, asked, [{ kind: "refusal", text: shortForTakerText(plan) }]);
  await tellBankShort(work, String(occurrenceId), bankShortText(plan, drawn.shortages, false));
  return null;
}
