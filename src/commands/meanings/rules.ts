import type { Keyword } from "../requests/rules.ts";
import type { Scene } from "../scene/rules.ts";
import { type DaysPiece, isPast, type SpanPiece } from "../spans/rules.ts";
import { cut, type Phrase, trim } from "../text/rules.ts";

const LABEL =
  /^(?:请假|休假|补签|公出)?(?:(?:条|申请)(?:$| ?:)|(?:事由|原因|理由|缘由|情况|类型|类别|起止时间|时间|日期|天数|期限|人|单位|姓名|的?原因是|是因为) ?[:是为]? ?|(?=:))/;
const OPENING =
  /^(?:了|啦|申请|一下|[ ,:\-·、]|的原因|原因|是|主要|(?:本人|我)(?=因|由于|是因为)|因为|因|由于|为了|说明)+/;
const CLOSING =
  /(?:[ ,]|特此(?:请假|说明|申请)?|[请望恳盼]+(?:求|予以|予|各位|领导|书记|镇长|主任)*(?:批准|准假|批示|审批|同意|准予|谅解|知悉|批一下)|谢谢|感谢)+$/;
const LEADING =
  /^(?:(?:请假|补签|休假|公出)?(?:起止时间|时间|日期|期限|天数)?[ :,]*)?(?:我|本人|共|就|从|是|定在|预计|[ ,的])*$/;

/** A part of a message whose days may have been taken out. */
export type Part = { phrase: Phrase; pieces: SpanPiece[] };

/** Characters between a piece and the keyword, fillers not counted; 0 inside the keyword. */
export function gapTo(keyword: Keyword, piece: SpanPiece, keys: string): number {
  const between =
    piece.end <= keyword.start
      ? keys.slice(piece.end, keyword.start)
      : keys.slice(keyword.end, piece.start);
  return between.replace(/[ ,:我想要需申请准备了的向领导也]/g, "").length;
}

/** The piece nearest to the keyword; of two equally near the later one. */
export function nearest<P extends SpanPiece>(
  pieces: readonly P[],
  keyword: Keyword,
  keys: string,
): P | null {
  return pieces.reduce<P | null>(
    (best, piece) =>
      best === null || gapTo(keyword, piece, keys) <= gapTo(keyword, best, keys) ? piece : best,
    null,
  );
}

/**
 * The days nearest to the keyword. Those right before it or inside it stand against any after it that more words
 * follow: 今天请假明天回来.
 */
export function nearestDays(
  days: readonly DaysPiece[],
  keyword: Keyword,
  { phrase: { keys }, pieces }: Part,
): DaysPiece | null {
  const best = nearest(days, keyword, keys);
  if (!best || best.start < keyword.end) return best;
  const before = days.filter((piece) => piece.start < keyword.end);
  const last = before.at(-1);
  if (!last || gapTo(keyword, last, keys) > 0) return best;
  const lengths = pieces.filter(({ kind }) => kind === "length");
  const rest = without({ words: keys, keys }, lengths).keys.slice(best.end);
  return rest.trim() === "" ? best : last;
}

/** Whether a past day is meant as the day of leave, not as a part of the reason (昨晚加班). */
export function isMeant(piece: SpanPiece, keyword: Keyword, keys: string, scene: Scene): boolean {
  if (piece.kind === "length" || !isPast(piece, scene) || gapTo(keyword, piece, keys) === 0) {
    return true;
  }
  return piece.start === 0 && /^ ?(?:因|由|有|身体|家)/.test(keys.slice(piece.end));
}

/** The pieces with which a clause of its own begins: 明天上午去医院, 请假时间：9月18日. */
export function leadingPieces({ phrase, pieces }: Part): SpanPiece[] {
  const leading: SpanPiece[] = [];
  let before = "";
  let place = 0;
  for (const piece of pieces) {
    before += phrase.keys.slice(place, piece.start);
    if (!LEADING.test(before)) break;
    leading.push(piece);
    place = piece.end;
  }
  return leading;
}

/** A phrase with the chosen pieces taken out. */
export function without(phrase: Phrase, pieces: readonly SpanPiece[]): Phrase {
  let { words, keys } = phrase;
  for (const { start, end } of pieces) {
    const blank = " ".repeat(end - start);
    words = words.slice(0, start) + blank + words.slice(end);
    keys = keys.slice(0, start) + blank + keys.slice(end);
  }
  return { words, keys };
}

/** A reason without its label, its 因为, and the request to approve. */
export function plainReason(phrase: Phrase): Phrase {
  const text = trim(phrase);
  const label = LABEL.exec(text.keys)?.[0].length ?? 0;
  const opening = OPENING.exec(text.keys.slice(label))?.[0].length ?? 0;
  const start = label + opening;
  const closing = CLOSING.exec(text.keys.slice(start));
  return trim(cut(text, start, closing ? start + closing.index : text.keys.length));
}
