import type { Lean } from "../days/rules.ts";
import { ownNameAt } from "../names/reader.ts";
import { ownReason } from "../requests/reader.ts";
import type { Request } from "../requests/rules.ts";
import type { Intent } from "../rules.ts";
import type { Scene } from "../scene/rules.ts";
import { spanPieces } from "../spans/reader.ts";
import {
  type DaysPiece,
  isListed,
  isPast,
  type LengthPiece,
  type SpanPiece,
  spanOf,
  withoutSameDay,
} from "../spans/rules.ts";
import { cut, joined, type Phrase, trim } from "../text/rules.ts";
import {
  isMeant,
  leadingPieces,
  nearest,
  nearestDays,
  type Part,
  plainReason,
  without,
} from "./rules.ts";

/** A request with what was said around it and belongs to it. */
export type Wish = { request: Request; before: readonly Phrase[]; after: readonly Phrase[] };

/** The days a wish names, its length, and what is left as its reason. */
type Parts = { days: DaysPiece[]; length: LengthPiece | null; words: string; reason: string };

const NOON = 12 * 60;

function isDays(piece: SpanPiece): piece is DaysPiece {
  return piece.kind === "days";
}

function isLength(piece: SpanPiece): piece is LengthPiece {
  return piece.kind === "length";
}

/** The list to which the chosen stretch belongs, 18号和20号, with the words between them. */
function listed(chosen: DaysPiece | null, pieces: readonly DaysPiece[], keys: string): DaysPiece[] {
  const lists: DaysPiece[][] = [];
  for (const piece of pieces) {
    const list = lists.at(-1);
    const last = list?.at(-1);
    if (list && last && isListed(keys, last, piece)) list.push(piece);
    else lists.push([piece]);
  }
  const own = lists.find((list) => chosen !== null && list.includes(chosen)) ?? [];
  return own.map((piece, at) => ({ ...piece, start: own[at - 1]?.end ?? piece.start }));
}

function partOf(phrase: Phrase, scene: Scene, lean: Lean): Part {
  // 补签 早上停电: what was missed is a day, and a part of one belongs to the reason.
  const counts = (piece: SpanPiece) => lean === "ahead" || (isDays(piece) && piece.named);
  const pieces = spanPieces(phrase.keys, scene, lean).filter(counts);
  return { phrase, pieces: withoutSameDay(pieces, phrase.keys) };
}

function wordsOf(phrase: Phrase, pieces: readonly SpanPiece[]): string {
  return [...pieces]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => phrase.words.slice(start, end).trim())
    .join("");
}

function isOwnName(phrase: Phrase, scene: Scene): boolean {
  const { keys } = trim(phrase);
  return keys !== "" && ownNameAt(scene.who, keys, 0) === keys.length;
}

/** What stands in other clauses: their days when the request itself names none. */
function aroundParts(
  wish: Wish,
  scene: Scene,
  lean: Lean,
): { part: Part; leading: SpanPiece[]; after: boolean }[] {
  const read = (after: boolean) => (phrase: Phrase) => {
    const part = partOf(phrase, scene, lean);
    const usable = (piece: SpanPiece) =>
      lean === "past" || isLength(piece) || !isPast(piece, scene) || /时间|日期/.test(phrase.keys);
    return { part, leading: leadingPieces(part).filter(usable), after };
  };
  return [...wish.before.map(read(false)), ...wish.after.map(read(true))];
}

/** The pieces of the request's own clause that say when: the nearest days, those listed with them, the nearest length. */
function ownPieces(request: Request, part: Part, scene: Scene, lean: Lean) {
  const { keyword } = request;
  const { keys } = part.phrase;
  const meant = part.pieces.filter(
    (piece) => lean === "past" || isMeant(piece, keyword, keys, scene),
  );
  const days = meant.filter(isDays);
  return {
    days: listed(nearestDays(days, keyword, part), days, keys),
    length: nearest(meant.filter(isLength), keyword, keys),
  };
}

function partsOf(wish: Wish, scene: Scene, lean: Lean): Parts {
  const { request } = wish;
  const { keyword } = request;
  const main = partOf(request.clause, scene, lean);
  const own = ownPieces(request, main, scene, lean);
  const around = aroundParts(wish, scene, lean);
  const leading = around.flatMap((each) => each.leading);
  const days = own.days.length > 0 ? own.days : leading.filter(isDays).slice(0, 1);
  const length = own.length ?? leading.find(isLength) ?? null;
  const chosen: SpanPiece[] = [...days, ...(length ? [length] : [])];
  const ownChosen = [...own.days, ...(own.length ? [own.length] : [])];
  const taken = (part: Part) =>
    part === main ? ownChosen : part.pieces.filter((piece) => chosen.includes(piece));
  const left = (part: Part) => without(part.phrase, taken(part));
  const side = (after: boolean) =>
    around.filter((each) => each.after === after).map(({ part }) => plainReason(left(part)));
  const before = ownReason(cut(left(main), 0, keyword.start), scene);
  const type = { words: keyword.type, keys: keyword.type };
  const after = plainReason(cut(left(main), keyword.end));
  const said = [...side(false), ...(before ? [before] : []), type, after, ...side(true)].filter(
    (phrase) => !isOwnName(phrase, scene),
  );
  const parts = [main, ...around.map(({ part }) => part)];
  return {
    days,
    length,
    words: parts.map((part) => wordsOf(part.phrase, taken(part))).join(""),
    reason: joined(said).replace(/ {2,}/g, " "),
  };
}

function leaves(wish: Wish, scene: Scene): Intent[] {
  const { days, length, words, reason } = partsOf(wish, scene, "ahead");
  const stretches = days.length > 0 ? days : [null];
  return stretches.map((stretch) => ({
    intent: "leave",
    span: spanOf(stretch, length, words, scene),
    reason,
  }));
}

function makeUps(wish: Wish, scene: Scene): Intent[] {
  const { days, reason } = partsOf(wish, scene, "past");
  const dates = days.map(({ from }) => from.date);
  if (dates.some((date) => date > scene.today)) return [];
  const asked = dates.length > 0 ? dates : [null];
  return asked.map((date) => ({ intent: "make_up", date, reason }));
}

// 公出 answers for now; of another day or half it would count where nobody was.
function isNow(piece: DaysPiece, scene: Scene): boolean {
  const { from, until } = piece;
  if (from.date > scene.today || until.date < scene.today) return false;
  const later = from.date === scene.today && from.half === "afternoon" && scene.minute < NOON;
  const over = until.date === scene.today && until.half === "morning" && scene.minute >= NOON;
  return !later && !over;
}

function trips(wish: Wish, scene: Scene): Intent[] {
  const { days, words, reason } = partsOf(wish, scene, "ahead");
  if (days.some((piece) => !isNow(piece, scene))) return [];
  const lasting = days.some(({ several }) => several) ? words : "";
  return [{ intent: "official_trip", reason: [lasting, reason].filter(Boolean).join("，") }];
}

/** What a wish comes to, with its days and its reason; nothing when its days make no sense. */
export function intentsOf(wish: Wish, scene: Scene): Intent[] {
  switch (wish.request.keyword.kind) {
    case "leave":
      return leaves(wish, scene);
    case "make_up":
      return makeUps(wish, scene);
    case "official_trip":
      return trips(wish, scene);
  }
}
