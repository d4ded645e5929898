import { personAt, unitAt, unitNamed } from "../names/reader.ts";
import { looksLikeName } from "../names/rules.ts";
import { isSeparate, leadingNumber, type Order, wordsIn } from "../orders/rules.ts";
import type { Intent } from "../rules.ts";
import type { Scene } from "../scene/rules.ts";
import { cut, type Phrase, trim } from "../text/rules.ts";
import { type DecisionWord, isNameShaped, unknownNameLength } from "./rules.ts";

type Target = { number: number | null; name: string | null };

const BETWEEN = /^[ ,:;、@#和及-]+/;
const MATTER =
  /^(?:同志)? ?(?:的|在)?(?:(?:[今明后]天)?(?:请假|休假|病假|事假|年假|假条|补签|公出|定位|签到|延期|申诉|绑定|离线)(?:申请|请求|说明)?|申请|假)?(?=$|[ ,:;。!\n(])/;
const LONE_NAME =
  /^(?:\p{Script=Han}{1,8}(?:·\p{Script=Han}{1,8}){1,3}|\p{Script=Han}{2,4})(?:@\p{Script=Han}{2,12})?(?=$|[ ,:;、。!\n(]|的|同志)/u;
const NO_NUMBER = /^\d[\d.-]*(?=$|[ ,:;。、!\n(])/;
// Deciding everything at once is not offered, and must not decide the one thing that waits.
const EVERYTHING = /^(?:全部|全都|所有|全体|一切|统统|通通|都)/;
const CONFIRMED = /^(?:已?(?:到岗?|签到|在岗|打卡)|有效|属实|无误|本人|通过)了?$/;
const UNIT_SHAPE =
  /^\p{Script=Han}{2,12}?(?:街道办?|社区|村委会?|政府|中心|县|镇|乡|村|局|办|委|院|站|所)(?=[的 ,]?\p{Script=Han}{2,4}$)/u;

/** The person named at the start, as the roster writes him; a mere shape of a name only where it cannot be chance. */
function leadingName(rest: Phrase, scene: Scene): { name: string; rest: Phrase } | null {
  const person = personAt(scene.who, rest.keys, 0);
  const lone = LONE_NAME.exec(rest.keys)?.[0] ?? "";
  if (person && (lone.length <= person.length || !lone.includes("@"))) {
    return { name: person.label, rest: cut(rest, person.length) };
  }
  const shaped = lone !== "" && isNameShaped(lone.split("@")[0] ?? "");
  if (!shaped || (scene.who.roster && !scene.addressed)) return null;
  return { name: rest.words.slice(0, lone.length), rest: cut(rest, lone.length) };
}

// 和 stands between two names, and is a family name.
function nextTarget(rest: Phrase, scene: Scene): Phrase {
  const marks = cut(rest, /^[ ,:;、@#-]*/.exec(rest.keys)?.[0].length ?? 0);
  if (personAt(scene.who, marks.keys, 0)) return marks;
  return cut(rest, BETWEEN.exec(rest.keys)?.[0].length ?? 0);
}

/** A name at the start that the roster does not have, its unit before it left out, and what follows it. */
function unknownName(
  from: Phrase,
  scene: Scene,
  decision: DecisionWord,
): { name: string; rest: Phrase } | null {
  const unit = unitAt(scene.who, from.keys, 0);
  const rest = cut(from, unit + (/^[的 ]*/.exec(from.keys.slice(unit))?.[0].length ?? 0));
  const person = unit > 0 ? personAt(scene.who, rest.keys, 0) : null;
  if (person) return { name: person.label, rest: cut(rest, person.length) };
  const length = unknownNameLength(rest.keys, decision);
  return length > 0 ? { name: rest.words.slice(0, length), rest: cut(rest, length) } : null;
}

/** Numbers, or else names, one after the other, and what follows them. */
function targetsIn(
  from: Phrase,
  scene: Scene,
  decision: DecisionWord | null = null,
): { targets: Target[]; rest: Phrase } {
  const targets: Target[] = [];
  let rest = from;
  for (;;) {
    const next = nextTarget(rest, scene);
    const byNumber = targets.length === 0 || targets[0]?.number !== null;
    const byName = targets.length === 0 || targets[0]?.name !== null;
    const number = byNumber ? leadingNumber(next) : null;
    const listed = decision && targets.length > 0 && /^ ?[、和及]/.test(rest.keys);
    const person =
      number || !byName
        ? null
        : (leadingName(next, scene) ?? (listed ? unknownName(next, scene, decision) : null));
    if (number) targets.push({ number: number.number, name: null });
    if (person) targets.push({ number: null, name: person.name });
    const after = number?.rest ?? person?.rest;
    if (!after) return { targets, rest };
    rest = after;
  }
}

/** 批准 without a number or a name of the roster: a name to be asked about, or the one thing that waits. */
function decideOne(intent: DecisionWord, rest: Phrase, scene: Scene): Intent[] | null {
  const start = nextTarget(rest, scene);
  const matter = MATTER.exec(start.keys);
  const matters = matter !== null && matter[0].trim() !== "";
  if (!matters && (!isSeparate(rest) || NO_NUMBER.test(start.keys))) return null;
  const unknown = matters ? null : unknownName(start, scene, intent);
  if (!unknown) {
    const reason = trim(matters ? cut(start, matter[0].length) : rest);
    if (EVERYTHING.test(reason.keys)) return [];
    return [{ intent, number: null, name: null, reason: reason.words }];
  }
  const about = MATTER.exec(unknown.rest.keys)?.[0].length ?? 0;
  return [{ intent, number: null, name: unknown.name, reason: wordsIn(cut(unknown.rest, about)) }];
}

function decide(intent: DecisionWord) {
  return (rest: Phrase, scene: Scene, word: string): Intent[] | null => {
    const { targets, rest: after } = targetsIn(rest, scene, intent);
    if (targets.length === 0) {
      const formal = scene.addressed || /^(?:批准|驳回)$/.test(word);
      return formal && !/[?]/.test(rest.keys) ? decideOne(intent, rest, scene) : null;
    }
    const matter = MATTER.exec(after.keys);
    if (!matter && !isSeparate(after)) return null;
    const reason = wordsIn(cut(after, matter?.[0].length ?? 0));
    return targets.map((target) => ({ intent, ...target, reason }));
  };
}

function confirm(rest: Phrase, scene: Scene): Intent[] | null {
  const { targets, rest: after } = targetsIn(rest, scene);
  const names = targets.flatMap(({ name }) => (name === null ? [] : [name]));
  const left = trim(after).keys;
  if (names.length === 0 || names.length !== targets.length) return null;
  return left === "" || CONFIRMED.test(left)
    ? names.map((name) => ({ intent: "confirm", name }))
    : null;
}

function split(label: string, unit: string | null): Intent[] {
  const [name = label, own] = label.split(/[@＠]/);
  return [{ intent: "identify", name, unit: own ?? unit }];
}

/** A unit at the start, known or by its shape, and what follows it. */
function leadingUnit(rest: Phrase, scene: Scene): { unit: Phrase | null; rest: Phrase } {
  const known = unitAt(scene.who, rest.keys, 0);
  const shape = UNIT_SHAPE.exec(rest.keys)?.[0].length ?? 0;
  const person = personAt(scene.who, rest.keys, 0);
  const length = person && person.length === rest.keys.length ? 0 : known || shape;
  return { unit: length > 0 ? cut(rest, 0, length) : null, rest: cut(rest, length) };
}

/** 张三, 东关镇张三, 东关镇的张三, 张三@东关镇, 张三，东关镇的: who somebody says he is; null for any other text. */
export function identityIn(text: Phrase, scene: Scene): Intent[] | null {
  const whole = trim(text);
  if (whole.keys.length > 40 || whole.keys.includes("\n")) return null;
  const { unit, rest } = leadingUnit(whole, scene);
  const bare = cut(rest, /^[的 ,:·-]+/.exec(rest.keys)?.[0].length ?? 0);
  const person = personAt(scene.who, bare.keys, 0);
  const lone = LONE_NAME.exec(bare.keys)?.[0] ?? bare.keys;
  const shaped = looksLikeName(lone.split("@")[0] ?? "") && (scene.addressed || person !== null);
  const length = person
    ? Math.max(person.length, lone.includes("@") ? lone.length : 0)
    : lone.length;
  if (!person && !shaped) return null;
  const name = person?.length === length ? person.label : bare.words.slice(0, length);
  const after = trim(cut(bare, length));
  const said = unit && unitNamed(scene.who, unit);
  if (after.keys === "") return split(name, said);
  const place = /^(?:在|来自|单位:?)?(\p{Script=Han}{2,15}?)的?$/u.exec(after.keys)?.[1];
  const known = place !== undefined && scene.who.unitNames.get(place);
  const shape = place !== undefined && /(?:县|镇|乡|村|街道|社区|局|办|委|院|站|所)$/.test(place);
  if (!isSeparate(cut(bare, length)) || (!known && !shape)) return null;
  return split(name, known || (place ?? null));
}

/** The orders that name a person: 批准, 驳回, 确认, 我是. */
export const PERSON_ORDERS: readonly Order[] = [
  { word: /驳回|不予?(?:同意|批准|准)(?:假)?|不批|拒绝/y, whole: false, read: decide("reject") },
  { word: /(?:同意)?批准|同意|准假|准予|准许|准/y, whole: false, read: decide("approve") },
  { word: /确认/y, whole: false, read: confirm },
  { word: /我(?:是|叫|名叫|的?名字是|的?姓名是?)[ :]*/y, whole: false, read: identityIn },
];
