import type { Work } from "../../../work.ts";
import { isPlacedWhole, type Placed, place } from "./answers/rules.ts";
import {
  askAgainText,
  notHandedInText,
  notRecordedLines,
  receiptText,
  recordedText,
} from "./answers/wording.ts";
import { type Asked, tell } from "./asked.ts";
import { findTest } from "./choose/find.ts";
import type { Option } from "./choose/rules.ts";
import { handIn } from "./hand-in/hand-in.ts";
import { resultOf } from "./hand-in/result.ts";
import { paperInHand } from "./in-hand.ts";
import { confirmedOnly, keepingTicks } from "./press/rules.ts";
import { questionsOn } from "./questions.ts";
import { type GivenAnswer, unanswered } from "./rules.ts";
import { type Sheet, showItem, styleOn, touched } from "./show/show-paper.ts";
import { questionText } from "./show/wording.ts";
import { savePaper } from "./store.ts";
import { noPaperText, resultText } from "./wording.ts";

/** So few missing questions are shown again with the receipt; of more only the numbers. */
const SHOWN_AGAIN = 5;

/**
 * Typed answers, for the paper that the person holds: what fits is kept, the rest is named, and a complete paper is
 * handed in unless something could not be recorded. `unknown`: he holds none, and nothing says that these words are meant for a test.
 */
export async function answerQuiz(
  work: Work,
  asked: Asked,
  given: readonly GivenAnswer[],
): Promise<string> {
  const paper = await paperInHand(work, asked);
  if (!paper) return withoutPaper(work, asked, given);
  const questions = (await questionsOn(work.tx, [paper]))(paper);
  const placed = place(confirmedOnly(paper.answers), given, questions);
  const notes = notRecordedLines(placed, questions.length);
  const answers = keepingTicks(paper.answers, placed.answers);
  const sheet = { paper: { ...paper, answers }, questions };
  if (isComplete(placed.answers) && isPlacedWhole(placed)) {
    return complete(work, asked, sheet, recordedIn(placed));
  }
  await goOn(work, asked, sheet, { placed, notes });
  return "answers kept";
}

/** 交卷 for a paper in hand with nothing left to answer; null when there is none. */
export async function handInComplete(work: Work, asked: Asked): Promise<string | null> {
  const paper = await paperInHand(work, asked);
  if (!paper || !isComplete(confirmedOnly(paper.answers))) return null;
  const questions = (await questionsOn(work.tx, [paper]))(paper);
  return complete(work, asked, { paper, questions }, []);
}

function isComplete(answers: readonly string[]): boolean {
  return answers.every((answer) => answer !== "");
}

type Recorded = { number: number; answer: string };

function recordedIn({ changed, answers }: Placed): Recorded[] {
  return changed.map((number) => ({ number, answer: answers[number - 1] ?? "" }));
}

async function complete(
  work: Work,
  asked: Asked,
  { paper, questions }: Sheet,
  recorded: readonly Recorded[],
): Promise<string> {
  const { at, inboxId } = asked;
  const { answers } = paper;
  const [judged] = await handIn(work, [{ paper, questions, answers, at, inboxId }]);
  if (!judged) throw new Error(`paper ${paper.id} was not judged`);
  const result = resultText(resultOf(work, judged));
  const text = recorded.length > 0 ? `${result}\n${recordedText(recorded)}。` : result;
  await tell(work, asked, [{ kind: "receipt", text }], paper);
  return "paper handed in";
}

async function goOn(
  work: Work,
  asked: Asked,
  { paper, questions }: Sheet,
  { placed, notes }: { placed: Placed; notes: readonly string[] },
): Promise<void> {
  const missing = unanswered(placed.answers);
  const recorded = recordedIn(placed);
  const progress = receiptText({ plan: paper.plan, count: questions.length, missing }, recorded);
  const item = (missing[0] ?? 1) - 1;
  if (styleOn(paper, asked.platform) === "one" && missing.length > 0) {
    const before = [...notes, ...(recorded.length > 0 ? [`${recordedText(recorded)}。`] : [])];
    await showItem(work, asked, { paper, questions }, { item, before });
    return;
  }
  const few = missing.length <= SHOWN_AGAIN;
  const again = missing.flatMap((number) => {
    const question = questions[number - 1];
    return few && question ? [questionText(number, question, "")] : [];
  });
  const last = missing.length === 0 ? [notHandedInText] : few ? [] : [askAgainText];
  const text = [...notes, progress, ...again, ...last].join("\n");
  const kind = placed.changed.length === 0 && notes.length > 0 ? "refusal" : "receipt";
  await tell(work, asked, [{ kind, text }], paper);
  await savePaper(work.tx, paper.id, {
    ...paper,
    ...touched(work, paper, asked.at),
    current: item,
  });
}

async function withoutPaper(
  work: Work,
  asked: Asked,
  given: readonly GivenAnswer[],
): Promise<string> {
  const { personId, at } = asked;
  const wanted = { personId, at, wish: "take" as const, plan: null };
  const chosen = await findTest(work, wanted);
  const said =
    chosen.chosen === "one" ? { chosen: "none" as const, nearest: chosen.option } : chosen;
  if (said.chosen === "none" && !isForTest(said.nearest, given, at)) return "unknown";
  const words = { named: null, wish: wanted.wish, now: at, zone: work.calendar.zone };
  await tell(work, asked, [{ kind: "refusal", text: noPaperText(said, words) }]);
  return `answers without a paper: ${said.chosen === "none" ? said.nearest?.way.way : "several"}`;
}

/** One letter alone may be meant for anything; it is taken for a test only while one of his goes on. */
function isForTest(nearest: Option | null, given: readonly GivenAnswer[], at: Date): boolean {
  if (nearest === null) return false;
  const alone = given.length === 1 && given[0]?.number === null;
  const { standing, way } = nearest;
  const goesOn = standing.opensAt <= at && at <= standing.closesAt;
  return !alone || (goesOn && way.way !== "uninvited");
}
