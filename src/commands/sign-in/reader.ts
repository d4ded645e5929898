import { dayAt, timeAt } from "../days/reader.ts";
import { ownNameAt, unitAt } from "../names/reader.ts";
import type { Scene } from "../scene/rules.ts";
import { matchAt, type Phrase } from "../text/rules.ts";

/** How a clause says "here": 签到 and the like are plain, 到 alone is weak. */
export type SignIn = "plain" | "weak";

const MARKS = /[ :\-_/|.+·、*#~=>"'@]+/y;
const OPEN = /[([【]/y;
const CLOSE = /[)\]】]/y;
const SELF = /我是|我来|我要|我|本人|俺|来个?|个人/y;
const ADVERBS =
  /今天|今日|今早|今晨|今|已经|已按时|已准时|已|正常|顺利|(?:早上|上午|中午|下午|晚上|早晨|晚间|早间|上班|下班|早|晚|午|夜)(?=.)|完成|刚刚?(?=到|打|签|报)|每日|日常|线上|前来|ok|定位|在?(?:村部|村委会|村里|单位|办公室|岗位上?|工位)(?=签|打)|值班|驻村|现场|人(?=在岗|已到|到岗)/y;
const PLAIN =
  /签 ?到|签个到|签一下到|签下到|签 ?(?=$|[ 了!])|打 ?卡|打个卡|到 ?岗(?:到位|在岗)?|在 ?岗(?:在位|在职)?|上岗|在位|报 ?到|qian ?dao|check ?in/y;
const ARRIVED =
  /(?:我|本人)?(?:已经?|刚刚?)?到(?:达|了)? ?(?:单位|办公室|岗位|工位|村部|村委会|村委|村里|村|镇里|镇政府|乡政府|政府|局里|县里?上班|办公楼|便民服务中心|服务中心|驻地)(?:了|啦|,)*/y;
const WEAK = /到(?:位|了|啦|咯|喽|嘞)?/y;
const AFTER =
  /ok|定位|了|啦|哈|喽|咯|嘞|哒|成功|完成|完毕|已完成|打卡|正常|一切正常|\(?我\)?|本人|今天|今日|\+ ?1|1(?=$| )/y;
const TYPOS = /^(?:签道|钱到|签倒|千到|迁到|签刀|前到|签签到|欠到|报道)$/;

// 今天到, 上午到 speak of a plan; 已到, 我到了, 张三到 of what is.
const WEAK_ADVERBS = /已经|已|刚刚?(?=到)/y;
const PLAIN_BEFORE = [MARKS, SELF, ADVERBS];
const WEAK_BEFORE = [MARKS, SELF, WEAK_ADVERBS];
const PLAIN_AFTER = [MARKS, AFTER, PLAIN];

/** Moves over everything of which one pattern or name matches, again and again. */
function past(keys: string, start: number, scene: Scene, patterns: readonly RegExp[]): number {
  let place = start;
  for (let before = -1; before !== place; ) {
    before = place;
    for (const pattern of patterns) place += matchAt(pattern, keys, place)?.[0].length ?? 0;
    place += selfAt(keys, place, scene);
    if (patterns !== WEAK_BEFORE) place += todayAt(keys, place, scene);
  }
  return place;
}

// 张三(李家村), (李家村)张三: the bracket may be cut off at an end. Without his name a unit in brackets is a place.
function selfAt(keys: string, place: number, { who }: Scene): number {
  const named = who.own !== null && keys.includes(who.own);
  const start = place + (named ? (matchAt(OPEN, keys, place)?.[0].length ?? 0) : 0);
  const end = start + (ownNameAt(who, keys, start) || unitAt(who, keys, start));
  if (end === start) return 0;
  return end + (named ? (matchAt(CLOSE, keys, end)?.[0].length ?? 0) : 0) - place;
}

// A date of today, and a time that has come, say nothing new; any other date is not a sign-in of now.
function todayAt(keys: string, place: number, scene: Scene): number {
  const day = dayAt(keys, place, { today: scene.today, lean: "ahead" });
  if (day) return day.date === scene.today && day.through === null ? day.length : 0;
  const time = timeAt(keys, place);
  return time && time.minute <= scene.minute + 1 ? time.length : 0;
}

// 东关张三 or 李家村委会张三: what stands glued before the own name can only be a unit.
function afterOwnName(keys: string, scene: Scene): number {
  const { own } = scene.who;
  const at = own ? keys.indexOf(own) : -1;
  if (!own || at < 1 || at > 12) return 0;
  const before = keys.slice(0, at);
  const unitLike =
    /^[\p{Script=Han} ]+$/u.test(before) && !/[和与跟同代替帮给请让叫问签到岗卡]/.test(before);
  return unitLike ? at + own.length : 0;
}

function wordAt(keys: string, place: number): { length: number; kind: SignIn } | null {
  const plain = matchAt(PLAIN, keys, place) ?? matchAt(ARRIVED, keys, place);
  if (plain) return { length: plain[0].length, kind: "plain" };
  const weak = matchAt(WEAK, keys, place);
  return weak && { length: weak[0].length, kind: "weak" };
}

// 西河村签到 from somebody who does not belong there is said to 西河村.
function unitOnly(keys: string, start: number, scene: Scene): boolean {
  const prefix = keys.slice(0, start);
  const unit = scene.who.units.some((each) => prefix.includes(each));
  const own = scene.who.own !== null && prefix.includes(scene.who.own);
  return unit && !own && !(scene.who.nearest !== null && prefix.includes(scene.who.nearest));
}

/** Whether a whole clause is a sign-in of the sender and nothing else; null when it is not. */
export function readSignIn(clause: Phrase, scene: Scene): SignIn | null {
  const { keys } = clause;
  if (TYPOS.test(keys)) return "plain";
  if (keys.length > 40) return null;
  const plainStart = past(keys, afterOwnName(keys, scene), scene, PLAIN_BEFORE);
  const weakStart = past(keys, afterOwnName(keys, scene), scene, WEAK_BEFORE);
  let word = wordAt(keys, plainStart);
  if (word?.kind !== "plain") word = wordAt(keys, weakStart);
  if (!word) return null;
  const start = word.kind === "plain" ? plainStart : weakStart;
  if (unitOnly(keys, start, scene)) return null;
  let place = start + word.length;
  for (let again = wordAt(keys, place); again; again = wordAt(keys, place)) place += again.length;
  const end = past(keys, place, scene, PLAIN_AFTER);
  return end === keys.length ? word.kind : null;
}
