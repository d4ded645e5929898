import { numberOf } from "../days/rules.ts";
import { isSeparate } from "../orders/rules.ts";
import { isQuestion } from "../talk/rules.ts";
import { cut, type Phrase, trim } from "../text/rules.ts";

const LONGEST_TITLE = 20;
const NOT_A_TITLE = /[,。;:!?\n]/;
const TEST_LIKE =
  /^\p{Script=Han}{0,12}(?:测|测验|测试|考试|考核|试卷|题|比武|竞赛|应知应会|知识)(?:\d{1,3}|[一二三四五六七八九十]{0,3})$/u;

const HOURS = /(\d{1,2}(?:\.5)?|[一二两三四五六七八九十]{1,3}|半) ?个?(半)? ?(?:小时|钟头)(半)?/;
const MINUTES = /(\d{1,3}|[一二两三四五六七八九十]{1,3}) ?分钟?/;
const TIME = `(?:${HOURS.source})? ?(?:${MINUTES.source})?`;
const LABEL = "[(]?(?:(?:限时|时长|时间|用时|为期|持续|开放) ?:? ?)?";
const TIME_AT_END = new RegExp(
  `(?:^|[ ,:]|(?<=[测验试考赛武题卷]))${LABEL}${TIME}(?:之?内)?[)]?[ 。.!]*$`,
);
const TIME_AT_START = new RegExp(`^[ :,]*${LABEL}${TIME}[)]?(?=[ ,])`);

/** Whether a folded title can only be that of a test: 周测, 应知应会测试3. */
export function isTestLike(title: string): boolean {
  return TEST_LIKE.test(title);
}

/**
 * A short title after a word, empty when nothing follows; null where it is a sentence or a question. A title may be
 * glued to the word only when it can be nothing else.
 */
export function titleAfter(rest: Phrase, gluedToo: boolean): Phrase | null {
  const title = trim(rest);
  const glued = gluedToo && isTestLike(title.keys) && title.keys !== "测试";
  const fits = title.keys.length <= LONGEST_TITLE && !NOT_A_TITLE.test(title.keys);
  const asks = isQuestion(rest.keys);
  return fits && !asks && (isSeparate(rest) || glued) ? title : null;
}

function hours(number: string | undefined, half: boolean): number | null {
  if (number === undefined) return half ? null : 0;
  const whole = numberOf(number);
  return whole === null ? null : whole + (half ? 0.5 : 0);
}

function minutesIn(match: RegExpExecArray): number | null {
  const [, ofHours, before, after, ofMinutes] = match;
  const whole = hours(ofHours, before !== undefined || after !== undefined);
  const rest = ofMinutes === undefined ? 0 : numberOf(ofMinutes);
  const total = whole === null || rest === null ? 0 : Math.round(whole * 60) + rest;
  return total > 0 ? total : null;
}

/** How many minutes a text names at its end or its start, 30分钟 or 一个半小时, and what is left without them. */
export function withoutDuration(text: Phrase): { rest: Phrase; minutes: number | null } {
  const atEnd = TIME_AT_END.exec(text.keys);
  const ending = atEnd && minutesIn(atEnd);
  if (atEnd && ending) return { rest: cut(text, 0, atEnd.index), minutes: ending };
  const atStart = TIME_AT_START.exec(text.keys);
  const starting = atStart && minutesIn(atStart);
  if (atStart && starting) return { rest: cut(text, atStart[0].length), minutes: starting };
  return { rest: text, minutes: null };
}
