import type { Actor } from "./cast.ts";
import { type Day, minuteOf, WORKING_DAYS } from "./days.ts";
import { forgot } from "./make-ups.ts";
import { SIGN_IN_MISTYPED } from "./phrases.ts";
import { absentOn, type Play } from "./play.ts";
import { COUNTY_GROUP, groupOf, SIGNING_POSTS } from "./programmes.ts";
import { type Random, randomFor } from "./random.ts";
import { habitualWords, named } from "./speech.ts";

const OPENS = minuteOf("8:00");
const DUE = minuteOf("9:00");
const CLOSES = minuteOf("9:15");

type Timing = "in-time" | "late" | "too-late" | "never";

/** How likely each timing is; the reminder at 80 % of the window still saves many of the slack. */
const TIMINGS: Record<"steady" | "slack", readonly (readonly [Timing, number])[]> = {
  steady: [
    ["in-time", 945],
    ["late", 38],
    ["too-late", 8],
    ["never", 9],
  ],
  slack: [
    ["in-time", 66],
    ["late", 22],
    ["too-late", 6],
    ["never", 6],
  ],
};

function minuteFor(timing: Exclude<Timing, "never">, actor: Actor, random: Random): number {
  if (timing === "late") return random.between(DUE + 0.2, CLOSES - 0.4);
  if (timing === "too-late") return random.between(CLOSES + 0.5, minuteOf("10:40"));
  if (actor.temper === "slack") return random.between(minuteOf("8:40"), DUE - 0.5);
  const usual = OPENS + actor.habit + random.between(-7, 9);
  const reminded = random.between(minuteOf("8:48"), DUE - 0.5);
  return random.chance(0.06) ? reminded : Math.min(usual, DUE - 0.5);
}

/** Where it is said: mostly in his own group, now and then in private or in a group that is not his. */
function placeFor(play: Play, actor: Actor, random: Random): string | undefined {
  const other = random.pick(play.cast.townships.filter((name) => name !== actor.township));
  return random.weighted<string | undefined>([
    [actor.group, 94],
    [undefined, 4],
    [groupOf(other), 1],
    [COUNTY_GROUP, 1],
  ]);
}

/** A slip of the fingers, put right by an edit; some notice it only after the window. */
function mistyped(play: Play, day: Day, minute: number, actor: Actor, random: Random): void {
  const from = actor.label;
  const first = play.talk.say(day.date, minute, {
    from,
    channel: actor.group,
    text: random.pick(SIGN_IN_MISTYPED),
  });
  const noticed = minute + (random.chance(0.8) ? random.between(0.2, 3) : random.between(80, 120));
  play.talk.say(day.date, noticed, { from, channel: actor.group, text: "签到", edits: first });
}

/** Said, then taken back: by recall, by 撤回, or by an edit that no longer says it; most say it again. */
function takenBack(play: Play, day: Day, minute: number, actor: Actor, random: Random): void {
  const here = { from: actor.label, channel: actor.group };
  const first = play.talk.say(day.date, minute, { ...here, text: "签到" });
  const after = minute + random.between(0.5, 4);
  const way = random.integer(1, 3);
  if (way === 1) play.talk.say(day.date, after, { ...here, text: "", recalls: first });
  if (way === 2) play.talk.say(day.date, after, { ...here, text: "撤回" });
  if (way === 3)
    play.talk.say(day.date, after, { ...here, text: "不好意思，还在路上", edits: first });
  if (random.chance(0.75)) {
    play.talk.say(day.date, after + random.between(2, 12), { ...here, text: "签到" });
  }
}

function quoted(play: Play, day: Day, minute: number, actor: Actor): void {
  const secretary = play.cast.officer(actor.township, "乡镇秘书");
  play.talk.say(day.date, minute, {
    from: actor.label,
    channel: actor.group,
    text: `「${secretary.name}：还没签到的抓紧！」\n- - - - - - - - - - - - - - -\n签到`,
  });
}

function plainly(play: Play, day: Day, minute: number, actor: Actor, random: Random): void {
  const channel = placeFor(play, actor, random);
  const text = random.chance(0.07) ? named(actor, random) : habitualWords(actor, random);
  const photo = random.chance(0.012);
  const words = { from: actor.label, channel, text: photo ? "签到" : text };
  play.talk.say(day.date, minute, photo ? { ...words, photo: true } : words);
  if (random.chance(0.022)) play.talk.say(day.date, minute + random.between(0.1, 25), words);
}

/** Two things in one message. */
function andMore(play: Play, day: Day, minute: number, actor: Actor, random: Random): void {
  const text = random.pick([
    "签到，下午请假去医院拿药",
    "签到\n今天走访3户",
    "签到，下午请假 接孩子",
  ]);
  play.talk.say(day.date, minute, { from: actor.label, channel: actor.group, text });
}

function signIn(play: Play, day: Day, minute: number, actor: Actor, random: Random): void {
  const early = minute < CLOSES - 20;
  const way = random.weighted([
    ["plain", 960],
    ["mistyped", early ? 9 : 0],
    ["taken back", early ? 9 : 0],
    ["quoted", 12],
    ["and more", early ? 5 : 0],
  ] as const);
  if (way === "plain") plainly(play, day, minute, actor, random);
  else if (way === "mistyped") mistyped(play, day, minute, actor, random);
  else if (way === "taken back") takenBack(play, day, minute, actor, random);
  else if (way === "quoted") quoted(play, day, minute, actor);
  else andMore(play, day, minute, actor, random);
}

/** The township's secretary answers for those who have no smartphone, with the command that is meant for it. */
function bySecretary(play: Play, day: Day, actor: Actor, random: Random): void {
  if (random.chance(0.12)) return;
  const secretary = play.cast.officer(actor.township, "乡镇秘书");
  play.talk.say(day.date, random.between(minuteOf("8:20"), DUE - 2), {
    from: secretary.label,
    channel: actor.group,
    text: `确认 ${actor.label}`,
  });
}

function morningOf(play: Play, day: Day, actor: Actor): void {
  const random = randomFor(`morning of ${actor.label} on ${day.date}`);
  if (absentOn(play, actor, day.date) && !random.chance(0.05)) return;
  if (actor.temper === "silent") return;
  if (actor.temper === "by-secretary") {
    bySecretary(play, day, actor, random);
    return;
  }
  const timing = random.weighted(TIMINGS[actor.temper]);
  if (timing !== "never") signIn(play, day, minuteFor(timing, actor, random), actor, random);
  if (timing === "never" || timing === "too-late") forgot(play, day, actor, timing, random);
}

/** The 驻村在岗 mornings of all working days. */
export function playSignIns(play: Play): void {
  for (const day of WORKING_DAYS) {
    for (const actor of play.cast.holding(SIGNING_POSTS, day.date)) morningOf(play, day, actor);
  }
}
