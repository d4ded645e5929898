import { isAcknowledgement, isWithdrawal } from "../answers/reader.ts";
import { intentsOf } from "../meanings/reader.ts";
import { isAnother, namesAnother, namesNamesake, ownNameAt, unitAt } from "../names/reader.ts";
import { looksLikeAddress } from "../names/rules.ts";
import { requestIn } from "../requests/reader.ts";
import type { Request } from "../requests/rules.ts";
import type { Intent } from "../rules.ts";
import type { Scene } from "../scene/rules.ts";
import { readSignIn, type SignIn } from "../sign-in/reader.ts";
import { type Clause, clausesOf, cut, joined, matchAt, type Phrase, trim } from "../text/rules.ts";
import { hasLink, isCourtesy, isNotice, isNotYet, isProxy, isQuestion } from "./rules.ts";

type Item = { clause: Clause } & (
  | { is: "sign_in"; how: SignIn }
  | { is: "acknowledge" | "withdraw" | "courtesy" | "rest" }
  | { is: "address"; generic: boolean }
  | { is: "request"; request: Request }
);

// Longer talk is written for people, not for the bot.
const LONGEST_TALK = 300;
const LONGEST_GROUP_REST = 60;
const ASKED_OF_THE_BOT = /^(?:请|麻烦|帮忙|帮我|给我|我要|我想|我来|我)+(?=签|打卡|报到)/;
const WEAK_NOTE = /^[在已正定我人,]/;
const SELF_MARKS = /(?:我是|我|[ @的:·-])+/y;
const MENTION = /(^|[ ,:])@[^ \n,:@]{1,30}/g;

/** 我是张三, 东关镇李家村张三, or the own unit: a clause that only says who speaks. */
function isOnlySelf(keys: string, { who }: Scene): boolean {
  let place = 0;
  let self = false;
  for (let before = -1; before !== place; ) {
    before = place;
    const own = ownNameAt(who, keys, place);
    const unit = own > 0 ? 0 : unitAt(who, keys, place);
    self ||= own > 0 || (unit > 0 && keys.slice(place, place + unit) === who.nearest);
    place += own || unit || (matchAt(SELF_MARKS, keys, place)?.[0].length ?? 0);
  }
  return self && place === keys.length;
}

function isOwnName({ keys }: Phrase, { who }: Scene): boolean {
  return keys !== "" && ownNameAt(who, keys, 0) === keys.length;
}

function signInItem(clause: Clause, scene: Scene): Item | null {
  if (clause.asked) return null;
  const asked = scene.addressed ? (ASKED_OF_THE_BOT.exec(clause.keys)?.[0].length ?? 0) : 0;
  const how = readSignIn(cut(clause, asked), scene);
  return how && { is: "sign_in", how, clause };
}

function wholeItem(clause: Clause, scene: Scene): Item | null {
  const acknowledged = !clause.asked && isAcknowledgement(clause, scene);
  if (acknowledged) return { is: "acknowledge", clause };
  if (isCourtesy(clause.keys) || isOnlySelf(clause.keys, scene)) return { is: "courtesy", clause };
  const signIn = signInItem(clause, scene);
  if (signIn) return signIn;
  if (clause.asked) return null;
  if (isWithdrawal(clause)) return { is: "withdraw", clause };
  if (looksLikeAddress(clause.keys)) {
    return { is: "address", generic: /领导|书记$/.test(clause.keys), clause };
  }
  return null;
}

/** 签到 下午请假: what a space keeps apart, when the first word says something by itself. */
function spacedItems(clause: Clause, scene: Scene): Item[] | null {
  for (let at = clause.keys.indexOf(" "); at > 0; at = clause.keys.indexOf(" ", at + 1)) {
    const head = wholeItem({ ...trim(cut(clause, 0, at)), asked: false }, scene);
    const tail = { ...trim(cut(clause, at + 1)), asked: clause.asked };
    if (!head || head.is === "address") continue;
    const rest = itemsOf(tail, scene);
    const weak = head.is === "sign_in" && head.how === "weak" && rest[0]?.is === "rest";
    return weak && !WEAK_NOTE.test(tail.keys) ? null : [head, ...rest];
  }
  return null;
}

function itemsOf(clause: Clause, scene: Scene): Item[] {
  const whole = wholeItem(clause, scene);
  if (whole) return [whole];
  const spaced = spacedItems(clause, scene);
  if (spaced) return spaced;
  const request = requestIn(clause, scene);
  return [request ? { is: "request", request, clause } : { is: "rest", clause }];
}

// A first word that is a whole answer goes before a request: 签到 下午请假去医院.
function readItems(talk: Phrase, scene: Scene): Item[] {
  const whole = trim(talk);
  const signIn = signInItem({ ...whole, asked: talk.keys.includes("?") }, scene);
  if (signIn) return [signIn];
  const items = clausesOf(talk).flatMap((clause) => itemsOf(clause, scene));
  return items.map((item, at) => (isFormLine(item) && hasLeave(items, at) ? asRest(item) : item));
}

// 请假人：… 请假时间：… 请假事由：…, and a letter that ends with 特此请假, are one leave.
function isFormLine(item: Item): boolean {
  return (
    item.is === "request" && /^(?:请假\p{Script=Han}{1,4} ?[:是]|特此请假$)/u.test(item.clause.keys)
  );
}

function hasLeave(items: readonly Item[], before: number): boolean {
  return items.slice(0, before).some(({ is }) => is === "request");
}

function asRest({ clause }: Item): Item {
  return { is: "rest", clause };
}

function restOf(items: readonly Item[]): Item[] {
  return items.filter(({ is }) => is === "rest");
}

/** Whether talk in a group is for people: it asks, tells others, links, or runs on. */
function isForPeople(items: readonly Item[], talk: Phrase): boolean {
  const rest = restOf(items).map(({ clause }) => clause);
  const length = rest.reduce((sum, { keys }) => sum + keys.length, 0);
  const requests = items.some(({ is }) => is === "request");
  return (
    hasLink(talk.keys) ||
    length > LONGEST_GROUP_REST * (requests ? 3 : 1) ||
    rest.some(({ keys, asked }) => asked || isQuestion(keys) || isNotice(keys)) ||
    (!requests && rest.some(({ keys }) => isNotYet(keys)))
  );
}

/** Whether a sign-in in this talk is not the sender's own: told to others, or done for them. */
function isForOthers(items: readonly Item[], talk: Phrase, scene: Scene): boolean {
  if (scene.othersMentioned || isProxy(talk.keys)) return true;
  if (namesNamesake(scene.who, talk.keys)) return true;
  const signIn = items.findIndex(({ is }) => is === "sign_in");
  return items.some((item, at) => {
    const { keys } = item.clause;
    const calledUnit =
      !scene.addressed &&
      at < signIn &&
      unitAt(scene.who, keys, 0) === keys.length &&
      ![items[at - 1], items[at + 1]].some((near) => near && isOwnName(near.clause, scene));
    if (calledUnit || isProxy(keys)) return true;
    if (item.is === "address") return !scene.addressed && !item.generic;
    if (item.is !== "rest") return false;
    if (/^(?:了|过)?(?:吗|没|么|呢|没有)$/.test(keys)) return true;
    if (unitAt(scene.who, keys, 0) === keys.length) return false;
    return isAnother(scene.who, keys) && isOnlyName(scene, keys);
  });
}

function isOnlyName(scene: Scene, keys: string): boolean {
  return keys.length <= 4 || (namesAnother(scene.who, keys) && /签|到$|打卡/.test(keys));
}

/** The item to which a clause in between belongs: the one before it, or a request after it that has no reason yet. */
function ownerOf(items: readonly Item[], index: number): Item | null {
  const owning = (item: Item) => item.is === "sign_in" || item.is === "request";
  const previous = items.slice(0, index).reverse().find(owning) ?? null;
  const next = items.slice(index + 1).find(owning) ?? null;
  if (previous?.is === "request" || !next) return previous;
  if (previous === null || next.is !== "request") return previous ?? next;
  const { clause, keyword } = next.request;
  return trim(cut(clause, keyword.end)).keys === "" ? next : previous;
}

type Owned = { item: Item; owner: Item | null };

function withOwners(items: readonly Item[]): Owned[] {
  const owning = items.some(({ is }) => is === "sign_in" || is === "request");
  return items.map((item, at) => ({
    item,
    owner: owning && item.is === "rest" ? ownerOf(items, at) : null,
  }));
}

/** The clauses that belong to an item: those before it, and those after it. */
function aroundOf(owned: readonly Owned[], index: number): { before: Phrase[]; after: Phrase[] } {
  const clauses = (part: readonly Owned[]) =>
    part
      .filter(({ owner }) => owner !== null && owner === owned[index]?.item)
      .map(({ item }) => item.clause);
  return { before: clauses(owned.slice(0, index)), after: clauses(owned.slice(index)) };
}

function intentsAt(items: readonly Owned[], index: number, scene: Scene): Intent[] {
  const item = items[index]?.item;
  const around = aroundOf(items, index);
  switch (item?.is) {
    case "sign_in":
      return [{ intent: "sign_in", note: joined([...around.before, ...around.after]) }];
    case "acknowledge":
      return [{ intent: "acknowledge" }];
    case "withdraw":
      return [{ intent: "withdraw" }];
    case "request":
      return intentsOf({ request: item.request, ...around }, scene);
    default:
      return [];
  }
}

function withoutRepeats(intents: readonly Intent[]): Intent[] {
  const once = new Set<string>();
  return intents.filter((intent) => {
    const key = ["sign_in", "acknowledge"].includes(intent.intent)
      ? intent.intent
      : JSON.stringify(intent);
    if (once.has(key)) return false;
    once.add(key);
    return true;
  });
}

/** Whether talk is nothing but greetings and thanks, which nobody needs answered. */
export function isSmallTalk(talk: Phrase, scene: Scene): boolean {
  if (talk.keys.length > LONGEST_TALK) return false;
  return readItems(talk, scene).every(({ is }) => is === "courtesy" || is === "address");
}

/**
 * What plain sentences ask for: 签到, 请假, 补签, 公出, 收到, 撤回, several at once if need be.
 * Nothing when they are for people, or about others.
 */
export function readTalk(said: Phrase, scene: Scene): Intent[] {
  if (said.keys.length > LONGEST_TALK) return [];
  const talk = {
    words: said.words,
    keys: said.keys.replace(MENTION, (mention) => " ".repeat(mention.length)),
  };
  const items = readItems(talk, scene);
  if (!scene.addressed && isForPeople(items, talk)) return [];
  const forOthers = isForOthers(items, talk, scene);
  const read = withOwners(items).flatMap(({ item }, index, owned) =>
    item.is === "sign_in" && forOthers ? [] : intentsAt(owned, index, scene),
  );
  return withoutRepeats(read);
}
