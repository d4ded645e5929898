import { numberOf } from "../../days/rules.ts";
import { matchAt, type Phrase } from "../../text/rules.ts";

/**
 * A piece of an answer list. A `number` and a `range` say which questions the choices after them are for.
 * A `blank` has a number when words say that its answer is not known.
 * `named`: written out, 第3题. `joiner`: what stood before it, empty when it was glued to the piece before.
 */
export type Token =
  | { is: "number"; number: number; named: boolean; joiner: string }
  | { is: "range"; from: number; through: number }
  | { is: "choice"; choice: string; joiner: string }
  | { is: "blank"; number: number | null }
  | { is: "heading" }
  | { is: "closing" };

const CHECKED = "√✓✔☑✅";
const CROSSED = "×✕✖✗✘☒❌❎";
const BRACKETED = /[[［]\s*([A-Ha-hＡ-Ｈａ-ｈ]{1,6}|[对错對錯])\s*[\]］]/gu;
/** xxx√√: among ticks and crosses x and v are meant for them. */
const MARKS = /^[xv√×\s,、;。]*[√×][xv√×\s,、;。]*$/;
const NUMBERED_MARK = /[\u2474-\u249b]/g;

const NUMERALS = "[一二三四五六七八九十]{1,3}";
const JUDGED = "对|正确|错误?|√|×|打?[勾叉]|(?:true|false)(?![a-z])";
const JUDGED_OF_A_NUMBER = `不对|不正确|不是|(?:对|正确|错误?)的|${JUDGED}|是的?|否`;
const BEFORE_CHOICE = `(?=[a-z]|${JUDGED_OF_A_NUMBER})`;
const JOINT =
  "(?:[ .:、,。()\\[\\]=\\-_/<>《》【】「」\\n]|小?题|道|号|的?答案|答|应该?|我|选择?|填|写|是|为|改|更正|换|成)*";
const FROM_ANOTHER = `(?:[从由原]? ?(?:[a-f]{1,6}|[对错]) ?[改换]${JOINT})?`;

const RANGE = new RegExp(
  `第? ?(\\d{1,3}) ?题? ?[-~到至]{1,2} ?第? ?(\\d{1,3}) ?(?:小?题)?[ :.、,()\\n选是为]*${BEFORE_CHOICE}`,
  "y",
);
const NUMBER = new RegExp(
  `((?:第|q|no\\.?|题目?)? ?)(?:(\\d{1,3})|(?<=第 ?)(${NUMERALS})|(${NUMERALS})(?= ?[、.:)题]))${JOINT}${FROM_ANOTHER}${BEFORE_CHOICE}`,
  "y",
);
const BLANK =
  /第? ?(\d{1,3}) ?(?:小?题)?(?:[ .、:)]*(我?(?:不会|不懂|不知道|不清楚|不确定|没学过?)|略|空着?|跳过|待定|\?)|[.、:)] *(?=\n|$))/y;
const HEADING =
  /(?:第?[一二三四五六](?:部分)?[ 、.:]*)?(?:单项?选择?|多项?选择?|不定项选择?|判断|选择)(?:题(?:部分)?|(?=[ :]))[ :]*/y;
const CHOICE = new RegExp(`(${JUDGED})|([a-z]+)`, "y");
const CHOICE_OF_A_NUMBER = new RegExp(`(${JUDGED_OF_A_NUMBER})|([a-z]+)`, "y");
const SEPARATORS = /[ \n,;。、!.|/…~()[\]{}<>《》【】「」『』"'“”·:*#=+&-]+|[和与及]/y;
const CLOSING =
  /(?:交卷|提交|完毕|答完了?|做完了?|答题完毕|谢谢|感谢|辛苦了?|请(?:查收|批阅|审阅|收|阅)|以上|(?:这就?)?是我的答案|更正|改一下)|(?<=[a-z])(?:了|吧|啦)/y;
const WRONG = /^(?:不|错|×|打?叉|false|否)/;

/**
 * What was said as far as answers need it: the folded text, in which the ticks and crosses and the bracketed letters
 * that folding takes for pictures are put back.
 */
export function answerText({ words, keys }: Phrase): string {
  let text = Array.from({ length: keys.length }, (_, place) => {
    const word = words.charAt(place);
    if (CHECKED.includes(word)) return "√";
    return CROSSED.includes(word) ? "×" : keys.charAt(place);
  }).join("");
  if (MARKS.test(text)) text = text.replaceAll("x", "×").replaceAll("v", "√");
  for (const { index, 0: whole, 1: inner = "" } of words.matchAll(BRACKETED)) {
    const start = index + whole.indexOf(inner);
    const plain = inner.normalize("NFKC").toLowerCase().replace("對", "对").replace("錯", "错");
    text = text.slice(0, start) + plain + text.slice(start + inner.length);
  }
  return text.replace(NUMBERED_MARK, (mark) => mark.normalize("NFKC"));
}

/** The pieces from `start` to the end of an answer text; null when anything in it is none. */
export function tokensOf(text: string, start: number): Token[] | null {
  const tokens: Token[] = [];
  let place = start;
  let joiner = "";
  while (place < text.length) {
    const separators = matchAt(SEPARATORS, text, place)?.[0] ?? "";
    if (separators !== "") {
      joiner += separators;
      place += separators.length;
      continue;
    }
    const found = tokenAt(text, place, tokens.at(-1), joiner);
    if (found === null || isCode(tokens, found.token, joiner)) return null;
    tokens.push(found.token);
    place += found.length;
    joiner = "";
  }
  return tokens;
}

// A4 and C919 are not answers.
function isCode([first, second]: readonly Token[], next: Token, joiner: string): boolean {
  const numbers = next.is === "number" || next.is === "range" || next.is === "blank";
  return first?.is === "choice" && second === undefined && numbers && joiner === "";
}

type Found = { token: Token; length: number };

function tokenAt(
  text: string,
  place: number,
  previous: Token | undefined,
  joiner: string,
): Found | null {
  const ofNumber = previous?.is === "number";
  const other = ofNumber
    ? null
    : (headingAt(text, place) ??
      rangeAt(text, place) ??
      numberAt(text, place, joiner) ??
      blankAt(text, place));
  if (other) return other;
  const choice = matchAt(ofNumber ? CHOICE_OF_A_NUMBER : CHOICE, text, place);
  const closing = previous && !ofNumber ? plainAt(text, place, CLOSING, "closing") : null;
  if (!choice || closing) return closing;
  const [whole, judged, letters = ""] = choice;
  if (joiner === "" && isGluedWrongly(previous, judged === undefined)) return null;
  const said = judged === undefined ? letters.toUpperCase() : judgementOf(judged);
  return { token: { is: "choice", choice: said, joiner }, length: whole.length };
}

// 对A and A对 are words of a sentence; 对错对 and A√ are answers.
function isGluedWrongly(previous: Token | undefined, letters: boolean): boolean {
  if (previous?.is !== "choice") return false;
  return letters || /^[A-Z]/.test(previous.choice);
}

function headingAt(text: string, place: number): Found | null {
  return plainAt(text, place, HEADING, "heading");
}

function plainAt(
  text: string,
  place: number,
  pattern: RegExp,
  is: "heading" | "closing",
): Found | null {
  const match = matchAt(pattern, text, place);
  return match && { token: { is }, length: match[0].length };
}

function blankAt(text: string, place: number): Found | null {
  const match = matchAt(BLANK, text, place);
  if (!match) return null;
  const [whole, digits, words] = match;
  const number = words === undefined || digits === undefined ? null : Number(digits);
  return { token: { is: "blank", number }, length: whole.length };
}

function rangeAt(text: string, place: number): Found | null {
  const match = matchAt(RANGE, text, place);
  if (!match) return null;
  const [whole, from, through] = match;
  return {
    token: { is: "range", from: Number(from), through: Number(through) },
    length: whole.length,
  };
}

function numberAt(text: string, place: number, joiner: string): Found | null {
  const match = matchAt(NUMBER, text, place);
  if (!match) return null;
  const [whole, before = "", digits, ...numerals] = match;
  const number = digits ?? numerals.find((each) => each !== undefined) ?? "";
  const value = numberOf(number);
  if (value === null) return null;
  const named = before.startsWith("第") || /题/.test(whole);
  return { token: { is: "number", number: value, named, joiner }, length: whole.length };
}

function judgementOf(word: string): string {
  return WRONG.test(word) ? "错" : "对";
}
