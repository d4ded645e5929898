import { Converter } from "opencc-js/t2cn";
import { cut, type Phrase } from "./rules.ts";

const simplified = Converter({ from: "t", to: "cn" });

// A reader of commands needs no more; Telegram's own limit is 4,096 characters.
const LONGEST = 4096;

const INVISIBLE = /\p{Cc}|\p{Cf}|\p{Variation_Selector}|\p{Default_Ignorable_Code_Point}|\u20e3/gu;
const SPACES = /[\p{Zs}\t]/gu;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029\v\f]/g;
const PICTURE = /[√✓✗☑]|\p{Extended_Pictographic}|[\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}]/gu;
const STICKER = /\[[\p{Script=Han}a-z]{1,8}\]/gu;
const BOT_WORD = /[签到假卡]/;
const COMPATIBILITY = /[\u2460-\u24ff\u2e80-\u2fdf\uf900-\ufaff]|[\u{1d7ce}-\u{1d7ff}]/gu;
const QUOTE_RULE = /^[ \t]*(?:[-—–─_] ?){5,}[ \t]*$/;

// Marks that mean the same, and what stands for them.
const MARKS = "～〜∼﹣－―—–−─‐‑﹕∶︰﹐｡﹖﹗〔〕｛｝•・‧∙⋅･";
const SAME_AS = "~~~--------:::,。?!()()······";

function sameLength(original: string, folded: string): string {
  return original.length === folded.length ? folded : original;
}

function simplify(text: string): string {
  const whole = simplified(text);
  if (whole.length === text.length) return whole;
  return Array.from(text, (character) => sameLength(character, simplified(character))).join("");
}

function halfWidth(text: string): string {
  return text.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

function fold(words: string): string {
  const marks = Array.from(words, (c) => SAME_AS.charAt(MARKS.indexOf(c)) || c).join("");
  const plain = simplify(halfWidth(marks));
  return Array.from(plain, (c) => sameLength(c, c.toLowerCase()))
    .join("")
    .replace(PICTURE, (picture) => " ".repeat(picture.length))
    .replace(STICKER, (name) => (BOT_WORD.test(name) ? name : " ".repeat(name.length)));
}

function visible(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(LINE_ENDS, "\n")
    .replace(SPACES, " ")
    .split("\n")
    .map((line) => line.replace(INVISIBLE, ""))
    .join("\n")
    .replace(COMPATIBILITY, (c) => sameLength(c, c.normalize("NFKC")));
}

/** A text without what cannot be seen, together with its folded form. */
export function phraseOf(text: string): Phrase {
  const words = visible(text);
  return { words, keys: fold(words) };
}

/** Folds a text for comparing: simplified, half-width, lower case, nothing invisible, single spaces. */
export function normaliseText(text: string): string {
  return phraseOf(text)
    .keys.replace(/ {2,}/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .trim();
}

/** Leaves out what the sender only quotes: WeChat's 「name：…」 above a rule, and lines starting with ">". */
export function withoutQuotes(phrase: Phrase): Phrase {
  const lines = phrase.words.split("\n");
  const rule = lines.findIndex((line) => QUOTE_RULE.test(line));
  const quoted = /^\s*[「“"]/.test(phrase.words);
  const own = quoted && rule >= 0 ? lines.slice(rule + 1) : lines;
  const text = own.filter((line) => !/^\s*[>＞]/.test(line)).join("\n");
  const bracket = /^\s*「[^」]{0,4000}」(?=\n)/.exec(text);
  return phraseOf(bracket ? text.slice(bracket[0].length) : text);
}

function foldedNames(botNames: readonly string[]): string[] {
  const names = botNames.map((name) => phraseOf(name.replace(/^[@＠]/, "")).keys).filter(Boolean);
  return names.sort((a, b) => b.length - a.length);
}

/** How many characters the bot's name takes with which a folded text starts, set apart by a space or a mark; else 0. */
export function calledAt(keys: string, botNames: readonly string[]): number {
  const start = keys.length - keys.trimStart().length;
  const name = foldedNames(botNames).find((each) => keys.startsWith(each, start));
  if (name === undefined) return 0;
  const end = start + name.length;
  return /^[ \n,:;。!、~]/.test(keys.slice(end)) ? end : 0;
}

function mentionAt(keys: string, place: number, names: readonly string[]): number {
  const name = names.find((each) => keys.startsWith(each, place + 1));
  return name === undefined ? 0 : name.length + 1;
}

/** Blanks every mention of the bot, wherever it stands; `mentioned` says whether there was one. */
export function withoutBot(
  phrase: Phrase,
  botNames: readonly string[],
): { phrase: Phrase; mentioned: boolean } {
  const names = foldedNames(botNames);
  let rest = phrase;
  for (let at = rest.keys.indexOf("@"); at >= 0; at = rest.keys.indexOf("@", at + 1)) {
    const length = mentionAt(rest.keys, at, names);
    if (length > 0) rest = blanked(rest, at, at + length);
  }
  return { phrase: rest, mentioned: rest !== phrase };
}

/** The phrase with spaces instead of one part. */
export function blanked(phrase: Phrase, start: number, end: number): Phrase {
  const before = cut(phrase, 0, start);
  const after = cut(phrase, end);
  const blank = " ".repeat(end - start);
  return { words: before.words + blank + after.words, keys: before.keys + blank + after.keys };
}
