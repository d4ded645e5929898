import type { Work } from "../../../../../work.ts";
import { askAgainText, noSuchQuestionText, progressText } from "../../answers/wording.ts";
import { type Asked, tell } from "../../asked.ts";
import { paperInHand } from "../../in-hand.ts";
import { confirmedOnly } from "../../press/rules.ts";
import { questionsOn } from "../../questions.ts";
import { unanswered } from "../../rules.ts";
import { type Sheet, showItem, styleOn } from "../show-paper.ts";
import { questionText } from "../wording.ts";
import { itemAfter, type Move } from "./rules.ts";

/**
 * 下一题, 上一题 and 第3题 on the paper that somebody holds: shows the question, or, where the whole paper is before him,
 * says which ones are left. Null when he holds none. Returns a word for the inbox.
 */
export async function moveOnPaper(work: Work, asked: Asked, move: Move): Promise<string | null> {
  const paper = await paperInHand(work, asked);
  if (!paper) return null;
  const questions = (await questionsOn(work.tx, [paper]))(paper);
  const { plan } = paper;
  if ("to" in move && questions[move.to - 1] === undefined) {
    const text = noSuchQuestionText(plan, questions.length);
    await tell(work, asked, [{ kind: "refusal", text }], paper);
    return "no such question";
  }
  if (styleOn(paper, asked.platform) === "one") {
    const item = itemAfter(move, paper.current, questions.length);
    await showItem(work, asked, { paper, questions }, { item });
    return "question shown";
  }
  await tell(work, asked, [{ kind: "receipt", text: leftText({ paper, questions }, move) }], paper);
  return "progress told";
}

function leftText({ paper, questions }: Sheet, move: Move): string {
  const missing = unanswered(confirmedOnly(paper.answers));
  const progress = progressText({ plan: paper.plan, count: questions.length, missing });
  const question = "to" in move ? questions[move.to - 1] : undefined;
  if (!question || !("to" in move)) return `${progress}${askAgainText}`;
  return `${progress}\n${questionText(move.to, question, paper.answers[move.to - 1] ?? "")}`;
}
