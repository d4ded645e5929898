import { type FlagCondition, type FlagRule, PARTS, type Scoring } from "./rules.ts";
import { PART_WORDS } from "./wording.ts";

const PIECES = /[、，,；;＋+\n]/u;
const WEIGHTED = /^(.+?)[:：=＝×*]?(\d+(?:\.\d+)?)[%％]?$/u;
const RED_OR_YELLOW = /^(?:红旗|黄牌)[=＝:：]?(?=.)/u;
const AND = /且|并且|[&＆、，,；;]/u;
const MOST_PLACES = 99;

type Parts = Scoring["parts"];

/** `完成率:70、按时率:30` → its parts; a part without a weight, an unknown or a doubled one is malformed. */
export function readParts(text: string): { parts: Parts; malformed: string[] } {
  const parts: Parts = [];
  const malformed: string[] = [];
  for (const piece of text.split(PIECES)) {
    const plain = piece.replace(/\s+/gu, "");
    if (plain === "") continue;
    const [, name = "", written = ""] = WEIGHTED.exec(plain) ?? [];
    const part = PARTS.find((each) => PART_WORDS[each] === name);
    const weight = Number(written);
    const doubled = parts.some((known) => known.part === part);
    if (part === undefined || doubled || !(weight > 0)) malformed.push(piece.trim());
    else parts.push({ part, weight });
  }
  return { parts, malformed };
}

/** `第1名且≥95`, `前3名`, `末位`, `<60`, also with 红旗= before it → the conditions that must all hold; null when it is none. */
export function readFlagRule(text: string): FlagRule | null {
  const plain = text.normalize("NFKC").replace(/\s+/gu, "").replace(RED_OR_YELLOW, "");
  const conditions = plain
    .split(AND)
    .filter((piece) => piece !== "")
    .map(readCondition);
  const known = conditions.flatMap((condition) => condition ?? []);
  return known.length > 0 && known.length === conditions.length ? known : null;
}

function readCondition(piece: string): FlagCondition | null {
  if (/^(?:末位|最后一?名|倒数第[1一]名?)$/u.test(piece)) return { sort: "last" };
  const place = /^(?:第(?:1|一)|前(\d{1,2}|[一二三四五六七八九十]))名?$/u.exec(piece);
  if (place) {
    const places = place[1] === undefined ? 1 : placesIn(place[1]);
    return places >= 1 && places <= MOST_PLACES ? { sort: "first", places } : null;
  }
  const score =
    /^(?:得分|完成率)?(不低于|不少于|低于|不高于|高于|>=|<=|≥|≤|>|<)(\d{1,3}(?:\.\d+)?)[分%]?$/u;
  const found = score.exec(piece);
  const is = SIGNS.get(found?.[1] ?? "");
  const value = Number(found?.[2]);
  return is !== undefined && value <= 100 ? { sort: "score", is, value } : null;
}

function placesIn(written: string): number {
  return /\d/u.test(written) ? Number(written) : "一二三四五六七八九十".indexOf(written) + 1;
}

const SIGNS = new Map<string, "<" | "<=" | ">" | ">=">([
  ["<", "<"],
  ["低于", "<"],
  ["<=", "<="],
  ["≤", "<="],
  ["不高于", "<="],
  [">", ">"],
  ["高于", ">"],
  [">=", ">="],
  ["≥", ">="],
  ["不低于", ">="],
  ["不少于", ">="],
]);
