/**
 * A stretch of what was said. `keys` is `words` folded for comparing (simplified, half-width, lower
 * case, emoji as spaces), character by character, so that a place in one is the same place in the other.
 */
export type Phrase = { words: string; keys: string };

/** A part of a sentence between two marks. `asked`: it ended with a question mark. */
export type Clause = Phrase & { asked: boolean };

const MARKS = /[,。;!?\n…“”"()[\]《》【】]|\.(?=\s|$)/g;
const EDGE = " ,。.;:!?、\n…~-_/|·'\"“”()[]【】《》*#=+>";

/** The part from `start` to before `end`. */
export function cut(phrase: Phrase, start: number, end = phrase.keys.length): Phrase {
  return { words: phrase.words.slice(start, end), keys: phrase.keys.slice(start, end) };
}

/** Without spaces and marks at both ends. */
export function trim(phrase: Phrase): Phrase {
  let start = 0;
  let end = phrase.keys.length;
  while (start < end && EDGE.includes(phrase.keys.charAt(start))) start += 1;
  while (end > start && EDGE.includes(phrase.keys.charAt(end - 1))) end -= 1;
  return cut(phrase, start, end);
}

/** Several phrases as one text, with Chinese commas between those that say something. */
export function joined(phrases: readonly Phrase[]): string {
  return phrases
    .map((phrase) => trim(phrase).words)
    .filter((words) => words !== "")
    .join("，");
}

/** The clauses that say something, in order. */
export function clausesOf(phrase: Phrase): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  const add = (end: number, asked: boolean) => {
    const clause = trim(cut(phrase, start, end));
    const last = clauses.at(-1);
    if (clause.keys !== "") clauses.push({ ...clause, asked });
    else if (asked && last) clauses[clauses.length - 1] = { ...last, asked };
  };
  for (const mark of phrase.keys.matchAll(MARKS)) {
    add(mark.index, mark[0] === "?");
    start = mark.index + 1;
  }
  add(phrase.keys.length, false);
  return clauses;
}

/** The lines that say something, in order, each with the place where it starts. */
export function linesOf(phrase: Phrase): { line: Phrase; start: number }[] {
  const lines: { line: Phrase; start: number }[] = [];
  let start = 0;
  for (const line of phrase.keys.split("\n")) {
    const part = cut(phrase, start, start + line.length);
    if (trim(part).keys !== "" || /[?]/.test(part.keys)) lines.push({ line: part, start });
    start += line.length + 1;
  }
  return lines;
}

/** Where `pattern`, which must be sticky, matches at `place`; null when it does not. */
export function matchAt(pattern: RegExp, keys: string, place: number): RegExpExecArray | null {
  pattern.lastIndex = place;
  return pattern.exec(keys);
}
