/** What a button under a question says: a letter, Y or N to judge, `ok` to confirm, or `go` to look at the question. */
export type Press = { paperId: number; item: number; action: string };

/** Reads `quiz:<paper>:<item from 0>:<action>`; null when it is not one of ours. */
export function pressIn(data: string): Press | null {
  const [, paper, item, action] = /^quiz:(\d{1,9}):(\d{1,3}):([A-Z]|ok|go)$/.exec(data) ?? [];
  if (paper === undefined || item === undefined || action === undefined) return null;
  return { paperId: Number(paper), item: Number(item), action };
}

/** The data that `pressIn` reads; at most 64 bytes, which is Telegram's limit. */
export function pressData({ paperId, item, action }: Press): string {
  return `quiz:${paperId}:${item}:${action}`;
}

/** Whether a choice of a 多选 is ticked and not confirmed: it is kept in small letters until then. */
export function isTicked(stored: string): boolean {
  return stored !== stored.toUpperCase();
}

/** The answers that stand; what is only ticked is still unanswered. */
export function confirmedOnly(stored: readonly string[]): string[] {
  return stored.map((answer) => (isTicked(answer) ? "" : answer));
}

/** The answers with everything ticked taken as meant, for a paper that is handed in as it is. */
export function withTicks(stored: readonly string[]): string[] {
  return stored.map((answer) => answer.toUpperCase());
}

/** New answers over what was stored: a tick stays until its question has an answer. */
export function keepingTicks(stored: readonly string[], answers: readonly string[]): string[] {
  return answers.map((answer, index) => {
    const before = stored[index] ?? "";
    return answer === "" && isTicked(before) ? before : answer;
  });
}

/** The ticks after a letter was pressed: on when it was off, off when it was on. */
export function tick(stored: string, letter: string): string {
  const pressed = letter.toLowerCase();
  const letters = new Set(stored.toLowerCase());
  if (!letters.delete(pressed)) letters.add(pressed);
  return [...letters].sort().join("");
}

/** The question to show after this one: the next that is unanswered, from the start again after the last. */
export function nextItem(answers: readonly string[], item: number): number {
  const after = answers.indexOf("", item + 1);
  const found = after >= 0 ? after : answers.indexOf("");
  return found >= 0 ? found : item;
}
