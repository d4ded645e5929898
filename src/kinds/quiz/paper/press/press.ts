import type { Work } from "../../../../work.ts";
import { choiceFor, problemOf } from "../answers/rules.ts";
import { type Asked, tell } from "../asked.ts";
import { handIn } from "../hand-in/hand-in.ts";
import { resultOf } from "../hand-in/result.ts";
import { standingOf, wayWith } from "../in-hand.ts";
import { questionsOn } from "../questions.ts";
import type { ShownQuestion } from "../rules.ts";
import { type Sheet, showItem } from "../show/show-paper.ts";
import { lockPaper, type PaperRow } from "../store.ts";
import { isContest } from "../test/rules.ts";
import {
  cannotChangeText,
  notYourPaperText,
  reasonText,
  resultText,
  staleButtonText,
} from "../wording.ts";
import { confirmedOnly, nextItem, type Press, tick } from "./rules.ts";

/** A press, by its presser. `messageId`: the message under which the button stood, as the platform calls it. */
export type Pressed = Press & { messageId: string };

/**
 * A button under a question: chooses, ticks or confirms, and edits the one message in place. A button of a paper that
 * is handed in, over or somebody else's only says so.
 */
export async function pressQuiz(work: Work, asked: Asked, pressed: Pressed): Promise<string> {
  const paper = await lockPaper(work.tx, pressed.paperId);
  const refusal = refusalOf(work, asked, paper);
  if (!paper || refusal !== null) return refuse(work, asked, refusal ?? notYourPaperText);
  const questions = (await questionsOn(work.tx, [paper]))(paper);
  const question = questions[pressed.item];
  const change = question && changeOf(question, paper.answers[pressed.item] ?? "", pressed.action);
  if (!change) return refuse(work, asked, staleButtonText);
  const answers = paper.answers.map((answer, index) =>
    index === pressed.item ? change.answer : answer,
  );
  const sheet = { paper: { ...paper, answers }, questions };
  return show(work, asked, sheet, { ...pressed, ...change });
}

function refusalOf(work: Work, asked: Asked, paper: PaperRow | null): string | null {
  if (!paper || paper.personId !== asked.personId) return notYourPaperText;
  if (paper.handedInAt !== null) {
    return cannotChangeText({ ...paper, score: isContest(paper) ? null : paper.score });
  }
  const way = wayWith(paper, asked.at);
  if (way.way === "go-on") return null;
  return reasonText(
    { standing: standingOf(paper), way },
    { now: asked.at, zone: work.calendar.zone },
  );
}

/** What a press makes of an answer; `stays`: the same question is shown again. Null: no such button can be there. */
type Change = { answer: string; stays: boolean; nothingTicked?: boolean };

function changeOf(question: ShownQuestion, stored: string, action: string): Change | null {
  if (action === "go") return { answer: stored, stays: true };
  if (action === "ok") {
    if (question.type !== "multiple") return null;
    const nothingTicked = stored === "";
    return { answer: stored.toUpperCase(), stays: nothingTicked, nothingTicked };
  }
  if (problemOf(action, question)) return null;
  if (question.type === "multiple") return { answer: tick(stored, action), stays: true };
  return { answer: choiceFor(action, question), stays: false };
}

async function show(
  work: Work,
  asked: Asked,
  { paper, questions }: Sheet,
  pressed: Pressed & Change,
): Promise<string> {
  const { accountId, at, inboxId } = asked;
  const here = paper.shownToAccount === accountId && paper.shownAs === pressed.messageId;
  const edits = here && paper.outboxId !== null ? paper.outboxId : undefined;
  const answers = confirmedOnly(paper.answers);
  if (!pressed.stays && answers.every((answer) => answer !== "")) {
    const [judged] = await handIn(work, [{ paper, questions, answers, at, inboxId }]);
    if (!judged) throw new Error(`paper ${paper.id} was not judged`);
    const told = { kind: "receipt", text: resultText(resultOf(work, judged)) };
    await tell(work, asked, [{ ...told, ...(edits === undefined ? {} : { edits }) }], paper);
    return "paper handed in";
  }
  const item = pressed.stays ? pressed.item : nextItem(answers, pressed.item);
  const { nothingTicked = false } = pressed;
  await showItem(work, asked, { paper, questions }, { item, edits, nothingTicked });
  return "answer pressed";
}

async function refuse(work: Work, asked: Asked, text: string): Promise<string> {
  await tell(work, asked, [{ kind: "refusal", text }]);
  return "stale button";
}
