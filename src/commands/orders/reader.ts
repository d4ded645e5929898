import type { BeatKind } from "../../calendar/beats.ts";
import { type DayFound, dayAt } from "../days/reader.ts";
import { unitAt, unitNamed } from "../names/reader.ts";
import type { Intent } from "../rules.ts";
import type { Scene } from "../scene/rules.ts";
import { spanPieces, withClock } from "../spans/reader.ts";
import { isQuestion } from "../talk/rules.ts";
import { cut, type Phrase, trim } from "../text/rules.ts";
import { isSeparate, leadingNumber, type Order, textIn, wordsIn } from "./rules.ts";

const BEATS: Record<string, BeatKind> = {
  统计: "count",
  提醒: "remind",
  调度: "dispatch",
  通报: "publish",
};
const LONG_SORTS: Record<string, "month" | "quarter" | "year"> = {
  月: "month",
  季: "quarter",
  年: "year",
};
const UNIT_BEFORE_COLON =
  /^(?:关于)?([\p{Script=Han}]{2,12}(?:县|镇|乡|村|街道|社区|局|办|委|院|站|中心|所)) ?[:,]/u;
const TO_OTHERS = /大家(?!谅解|理解|见谅|知悉|支持)|各位|通知|[?]/;
const COUNTED = /^ ?(?:个|户|次|份|篇|项|人|天|元|万|%|公里|亩|小时|家|件|处)/;
const NOT_A_TITLE = /[,。;!?]|已|发我|请|如下|附件|发一下|见|发给|表格?$/;

const alone =
  (intent: Intent, groupToo = true) =>
  (rest: Phrase, scene: Scene) =>
    trim(rest).keys === "" && (groupToo || scene.addressed) ? [intent] : null;

/** A short title after the word, such as a plan's or a programme's name; null where it is a sentence. */
function titleIn(rest: Phrase): string | null {
  const title = trim(rest);
  const fits =
    title.keys.length <= 30 && !NOT_A_TITLE.test(title.keys) && !title.keys.includes("\n");
  return fits && isSeparate(rest) && !/^ ?:/.test(rest.keys) ? title.words : null;
}

function roster(rest: Phrase): Intent[] | null {
  const plan = titleIn(rest);
  return plan === null ? null : [{ intent: "roster", plan: plan || null }];
}

function beat(rest: Phrase, _scene: Scene, word: string): Intent[] | null {
  const kind = BEATS[word.slice(-2)];
  const sort = LONG_SORTS[word.charAt(0)];
  const programme = titleIn(rest);
  return kind && programme !== null
    ? [{ intent: "run_beat", kind, programme: programme || null, ...(sort ? { sort } : {}) }]
    : null;
}

/** 调度 单位 已约谈…: only with a unit of the roster and something said, since 调度 begins many a sentence. */
function dispatchAnswer(rest: Phrase, scene: Scene): Intent[] | null {
  const said = trim(rest);
  const length = unitAt(scene.who, said.keys, 0);
  const text = cut(said, length);
  if (length === 0 || !isSeparate(rest) || !isSeparate(text) || trim(text).keys === "") return null;
  return [
    {
      intent: "answer_dispatch",
      unit: unitNamed(scene.who, cut(said, 0, length)),
      text: textIn(text),
    },
  ];
}

function bindGroup(rest: Phrase, scene: Scene): Intent[] | null {
  const unit = trim(rest);
  const known = unitAt(scene.who, unit.keys, 0) === unit.keys.length;
  if (!known && (unit.keys.length > 20 || isQuestion(unit.keys) || /[ ,\n]/.test(unit.keys)))
    return null;
  return [{ intent: "bind_group", unit: unitNamed(scene.who, unit) }];
}

function resend(rest: Phrase, scene: Scene): Intent[] | null {
  const group = trim(rest);
  if (!isSeparate(rest) || group.keys.length > 40 || group.keys.includes("\n")) return null;
  if (!scene.addressed && (group.keys === "" || /一[下遍份]|文件|图|链接|吧$/.test(group.keys)))
    return null;
  return [{ intent: "resend", group: group.words }];
}

function draft(intent: "publish_draft" | "drop_draft" | "amend_draft") {
  return (rest: Phrase, scene: Scene): Intent[] | null => {
    const found = leadingNumber(rest);
    if (!found && (!scene.addressed || !isSeparate(rest))) return null;
    const text = textIn(found?.rest ?? rest);
    const number = found?.number ?? null;
    if (intent === "publish_draft") return text === "" ? [{ intent, number }] : null;
    return [{ intent, number, text }];
  };
}

function statement(rest: Phrase, scene: Scene, word: string): Intent[] | null {
  const separate = isSeparate(rest) && !/^[、!~-]/.test(rest.keys);
  if (!separate || (!scene.addressed && trim(rest).keys === "")) return null;
  if (!scene.addressed && /^说明/.test(word) && TO_OTHERS.test(rest.keys)) return null;
  const text = trim(rest);
  const before = unitIn(word.replace(/情况说明|说明/, ""), scene);
  const length = unitAt(scene.who, text.keys, 0);
  const known = length > 0 && /^ ?[:, ]/.test(text.keys.slice(length)) ? length : 0;
  const named = known || (UNIT_BEFORE_COLON.exec(text.keys)?.[1]?.length ?? 0);
  if (named === 0) return [{ intent: "statement", unit: before, text: textIn(rest) }];
  return [
    {
      intent: "statement",
      unit: unitNamed(scene.who, cut(text, 0, named)),
      text: textIn(cut(rest, rest.keys.indexOf(text.keys) + named)),
    },
  ];
}

function unitIn(keys: string, scene: Scene): string | null {
  const unit = scene.who.units.find((each) => keys.includes(each));
  return unit === undefined ? null : (scene.who.unitNames.get(unit) ?? unit);
}

function appeal(rest: Phrase, scene: Scene, word: string): Intent[] | null {
  const excuse = word === "正当理由" ? { excuse: true as const } : {};
  const found = leadingNumber(rest);
  const day = found ? null : contestedDay(rest, scene);
  if (day) {
    const text = textIn(cut(trim(rest), day.length));
    return [{ intent: "appeal", number: null, text, date: day.date, ...excuse }];
  }
  if (!found && (!scene.addressed || !isSeparate(rest))) return null;
  const text = textIn(found?.rest ?? rest);
  return [{ intent: "appeal", number: found?.number ?? null, text, ...excuse }];
}

/** The day whose entry is contested: written with its number, or a day's name set apart; 当天 is part of a reason. */
function contestedDay(rest: Phrase, scene: Scene): DayFound | null {
  const { keys } = trim(rest);
  const day = dayAt(keys, 0, { today: scene.today, lean: "past" });
  if (!day || day.through !== null || keys.startsWith("当")) return null;
  const written = /\d/.test(keys.slice(0, day.length));
  const apart = isSeparate(rest) && /^(?:[ ,:;。、]|$)/.test(keys.slice(day.length));
  return written || apart ? day : null;
}

function complete(rest: Phrase, scene: Scene): Intent[] | null {
  const found = leadingNumber(rest);
  const loose = scene.addressed && isSeparate(rest) && !isQuestion(rest.keys);
  if ((!found && !loose) || COUNTED.test(found?.rest.keys ?? "")) return null;
  return [{ intent: "complete", number: found?.number ?? null, text: textIn(found?.rest ?? rest) }];
}

function extend(rest: Phrase, scene: Scene): Intent[] | null {
  const found = leadingNumber(rest);
  if (!found && (!scene.addressed || !isSeparate(rest))) return null;
  const text = trim(found?.rest ?? rest);
  const [until] = spanPieces(text.keys, scene);
  const leads = until && /^(?:延期|延长|推迟|顺延|[到至 ])*$/.test(text.keys.slice(0, until.start));
  const dated = leads && until.kind === "days" ? withClock(until, text.keys) : until;
  const end = leads ? (dated?.end ?? 0) : 0;
  return [
    {
      intent: "extend",
      number: found?.number ?? null,
      dateText: leads ? wordsIn(cut(text, until.start, end)).replace(/^[到至]/, "") : "",
      reason: wordsIn(cut(text, end)),
    },
  ];
}

/** The orders of cadres and administrators that begin with their word; those about persons are apart. */
export const ORDERS: readonly Order[] = [
  {
    word: /(?:帮助|使用(?:说明|帮助|方法)|help|start|菜单)/y,
    whole: false,
    read: alone({ intent: "help" }),
  },
  {
    word: /(?:怎么用|如何使用|咋用|功能|说明书|你会(?:什么|干啥)|\?+)/y,
    whole: false,
    read: alone({ intent: "help" }, false),
  },
  {
    word: /(?:查(?:看|询|一下)?)?我的?(?:签到|考勤|打卡|出勤|在岗)?记录|(?:查(?:看|询)?)?我的(?:签到|考勤|出勤)(?:情况)?/y,
    whole: false,
    read: alone({ intent: "my_record" }),
  },
  { word: /(?:今日|今天|签到|未签到?|欠办)?(?:的)?名单/y, whole: false, read: roster },
  { word: /周(?:统计|提醒|调度|通报)|[月季年]度?通报/y, whole: false, read: beat },
  { word: /调度/y, whole: true, read: dispatchAnswer },
  { word: /绑定(?:本|该|此)?群(?:组|聊)?|绑定单位/y, whole: false, read: bindGroup },
  { word: /导出(?:表格|台账|数据|excel|记录)?/y, whole: false, read: alone({ intent: "export" }) },
  { word: /重发/y, whole: false, read: resend },
  { word: /发布/y, whole: false, read: draft("publish_draft") },
  { word: /修改/y, whole: true, read: draft("amend_draft") },
  { word: /作废/y, whole: false, read: draft("drop_draft") },
  { word: /(?:关于)?[\p{Script=Han}]{0,20}?情况说明|说明/uy, whole: true, read: statement },
  { word: /申诉|正当理由/y, whole: true, read: appeal },
  { word: /(?:任务)?(?:已)?完成(?:任务)?/y, whole: false, read: complete },
  { word: /(?:申请)?延期/y, whole: false, read: extend },
];
