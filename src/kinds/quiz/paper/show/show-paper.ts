import type { Button } from "../../../../outbox/rules.ts";
import { LONGEST_TEXT } from "../../../../outbox/split.ts";
import type { Work } from "../../../../work.ts";
import type { PaperStyle } from "../../rules.ts";
import { type Asked, tell } from "../asked.ts";
import { confirmedOnly, pressData } from "../press/rules.ts";
import { letterAt, type ShownQuestion, unanswered } from "../rules.ts";
import { type PaperRow, savePaper } from "../store.ts";
import { isContest, parametersFor, type Test } from "../test/rules.ts";
import {
  headText,
  howText,
  itemButtonWords,
  itemText,
  type PaperHead,
  questionText,
} from "./wording.ts";

/** A paper with its questions. */
export type Sheet = { paper: PaperRow; questions: readonly ShownQuestion[] };

/** How this test is shown on a platform: as its 参数 say, else one question at a time where there are buttons. */
export function styleOn(test: Test, platform: string): PaperStyle {
  return parametersFor(test).style ?? (platform === "telegram" ? "one" : "whole");
}

/** Shows a paper anew, from its first unanswered question on or all of it, as fits the platform. */
export async function showPaper(work: Work, asked: Asked, sheet: Sheet): Promise<void> {
  const { paper, questions } = sheet;
  if (styleOn(paper, asked.platform) === "one") {
    const item = Math.max(0, confirmedOnly(paper.answers).indexOf(""));
    await showItem(work, asked, sheet, { item });
    return;
  }
  const texts = inMessages([
    headText(headOf(work, paper, asked.at)),
    ...questions.map((question, index) =>
      questionText(index + 1, question, paper.answers[index] ?? ""),
    ),
    howText(questions),
  ]);
  await tell(
    work,
    asked,
    texts.map((text) => ({ kind: "quiz", text })),
    paper,
  );
  await savePaper(work.tx, paper.id, { ...paper, ...touched(work, paper, asked.at) });
}

/** What the one message shows, and whether it is edited or sent anew; `before` are lines above the question. */
export type ItemShown = {
  item: number;
  edits?: number | undefined;
  before?: readonly string[];
  nothingTicked?: boolean;
};

/** Shows one question with its buttons and keeps the answers of the paper. */
export async function showItem(
  work: Work,
  asked: Asked,
  { paper, questions }: Sheet,
  { item, edits, before = [], nothingTicked = false }: ItemShown,
): Promise<void> {
  const question = questions[item];
  if (!question) throw new Error(`paper ${paper.id} has no question ${item}`);
  const answer = paper.answers[item] ?? "";
  const missing = unanswered(confirmedOnly(paper.answers)).length;
  const text = itemText({
    head: headOf(work, paper, asked.at),
    answered: questions.length - missing,
    ...{ item, question, answer, nothingTicked },
  });
  const buttons = itemButtons(paper, item, question, answer);
  const message = { kind: "quiz", text: [...before, text].join("\n"), buttons };
  const sent = await tell(
    work,
    asked,
    [{ ...message, ...(edits === undefined ? {} : { edits }) }],
    paper,
  );
  const change = { ...paper, ...touched(work, paper, asked.at), current: item };
  await savePaper(work.tx, paper.id, { ...change, outboxId: edits ?? sent });
}

/** A paper that is taken up again after its window becomes a make-up paper. */
export function touched(
  { now }: Work,
  paper: PaperRow,
  at: Date,
): { touchedAt: Date; drawnAt: Date } {
  return { touchedAt: now, drawnAt: at > paper.closesAt ? at : paper.drawnAt };
}

function headOf(work: Work, paper: PaperRow, at: Date): PaperHead {
  const { plan, date, items, attempt, dueAt, closesAt } = paper;
  const { passMark, attempts } = parametersFor(paper);
  const until = at <= dueAt ? dueAt : at <= closesAt ? closesAt : null;
  return {
    ...{ plan, date, attempt, until, late: until === closesAt && at > dueAt },
    ...{ count: items.length, attempts: Math.max(attempt, attempts) },
    ...{ passMark: isContest(paper) ? null : passMark, now: at, zone: work.calendar.zone },
  };
}

/** The letters share a row, and so do the ways to other questions. */
function itemButtons(
  paper: PaperRow,
  item: number,
  question: ShownQuestion,
  answer: string,
): Button[] {
  const button = (row: number, text: string, action: string, at = item): Button => ({
    ...{ text, row },
    data: pressData({ paperId: paper.id, item: at, action }),
  });
  const words = itemButtonWords;
  const marked = (word: string, chosen: boolean) => (chosen ? words.chosen(word) : word);
  const letters = question.options.map((_, index) => letterAt(index));
  const choices =
    question.type === "judgement"
      ? [
          button(1, marked(words.right, answer === "对"), "Y"),
          button(1, marked(words.wrong, answer === "错"), "N"),
        ]
      : letters.map((letter) =>
          button(1, marked(letter, answer.toUpperCase().includes(letter)), letter),
        );
  return [
    ...choices,
    ...(question.type === "multiple" ? [button(2, words.confirm, "ok")] : []),
    ...(item > 0 ? [button(3, words.before, "go", item - 1)] : []),
    ...(item + 1 < paper.items.length ? [button(3, words.after, "go", item + 1)] : []),
  ];
}

/** Puts as many questions into a message as fit, so that none is torn apart. */
export function inMessages(parts: readonly string[]): string[] {
  const messages: string[] = [];
  for (const part of parts) {
    const last = messages.at(-1);
    if (last !== undefined && last.length + 1 + part.length <= LONGEST_TEXT) {
      messages[messages.length - 1] = `${last}\n${part}`;
    } else messages.push(part);
  }
  return messages;
}
