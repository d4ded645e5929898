import type { Actor } from "./cast.ts";
import {
  type Day,
  dateAfter,
  dayOf,
  minuteOf,
  monthOf,
  WORKING_DAYS,
  workingDayFrom,
} from "./days.ts";
import { decide } from "./make-ups.ts";
import { REASONS, TRIPS } from "./phrases.ts";
import { absentOn, markAbsent, type Play } from "./play.ts";
import { SIGNING_POSTS } from "./programmes.ts";
import { type Random, randomFor } from "./random.ts";

/** A request: what is typed, when, and which mornings it covers. */
type Request = {
  text: string;
  date: string;
  minute: number;
  mornings: readonly Day[];
  long?: true;
};

const morningHour = (random: Random) => random.between(minuteOf("6:20"), minuteOf("8:20"));
const eveningHour = (random: Random) => random.between(minuteOf("15:30"), minuteOf("23:20"));

function forToday(day: Day, reason: string, random: Random): Request {
  const text = random.pick([
    `请假 今天 ${reason}`,
    `今天请假，${reason}`,
    `请假一天 ${reason}`,
    `请假 ${reason}`,
    `请假：${reason}`,
    `因${reason}请假一天`,
    `请假半天 ${reason}`,
    `上午请假 ${reason}`,
    "请假",
    `領導，今天請假一天，${reason}`,
    `尊敬的领导，本人因${reason}，今天请假一天，望批准`,
    `@周知 请假 今天 ${reason}`,
  ]);
  return { text, date: day.date, minute: morningHour(random), mornings: [day] };
}

/** Asked the evening before; 明天下午 leaves the morning as it is. */
function forTomorrow(day: Day, reason: string, random: Random): Request | undefined {
  const eve = dateAfter(day.date, -1);
  if (eve < "2026-09-07") return undefined;
  const [text, mornings] = random.pick<readonly [string, readonly Day[]]>([
    [`请假 明天 ${reason}`, [day]],
    [`明天请假一天，${reason}`, [day]],
    [`明天上午请假 ${reason}`, [day]],
    [`请假明天上午 ${reason}`, [day]],
    [`明天下午请假 ${reason}`, []],
    [`因${reason}明天请假`, [day]],
    [`我明天想请假一天，${reason}`, [day]],
    [`请假 明天全天 ${reason}`, [day]],
  ]);
  return { text, date: eve, minute: eveningHour(random), mornings };
}

function daysFrom(day: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, index) => workingDayFrom(day, index)).filter(
    (found) => found !== undefined,
  );
}

function spanWords(from: Day, until: Day, random: Random): string {
  const [a, b] = [dayOf(from.date), dayOf(until.date)];
  const [m, n] = [monthOf(from.date), monthOf(until.date)];
  if (m !== n) return `${m}月${a}日到${n}月${b}日`;
  return random.pick([
    `${a}号到${b}号`,
    `${m}月${a}日至${b}日`,
    `${a}-${b}号`,
    `${m}月${a}日到${m}月${b}日`,
    `${m}.${a}-${m}.${b}`,
    `${from.date} 到 ${until.date}`,
    `${a}號到${b}號`,
  ]);
}

/** Two or three working days; `long`: four or five, which only an administrator may grant. */
function forSpan(day: Day, reason: string, random: Random, long: boolean): Request | undefined {
  const count = long ? random.integer(4, 5) : random.integer(2, 3);
  const mornings = daysFrom(day, count);
  const eve = dateAfter(day.date, -1);
  const last = mornings.at(-1);
  if (mornings.length < count || !last || eve < "2026-09-07") return undefined;
  const chinese = ["", "", "两", "三", "四", "五"][count];
  const extent = long ? ({ mornings, long } as const) : { mornings };
  if (random.chance(0.3)) {
    const text = random.pick([`请假${count}天 ${reason}`, `今天起请假${chinese}天，${reason}`]);
    return { ...extent, text, date: day.date, minute: morningHour(random) };
  }
  const text = random.chance(0.65)
    ? `请假 ${spanWords(day, last, random)} ${reason}`
    : random.pick([`明天起请假${count}天 ${reason}`, `请假 明天起${chinese}天，${reason}`]);
  return { ...extent, text, date: eve, minute: eveningHour(random) };
}

function requestFor(day: Day, random: Random): Request | undefined {
  const reason = random.pick(REASONS);
  const kind = random.weighted([
    ["today", 38],
    ["tomorrow", 32],
    ["span", 24],
    ["long", 6],
  ] as const);
  if (kind === "today") return forToday(day, reason, random);
  if (kind === "tomorrow") return forTomorrow(day, reason, random);
  return forSpan(day, reason, random, kind === "long");
}

/** The decision comes within hours, but nobody decides at night. */
function decisionMoment(request: Request, random: Random): { date: string; minute: number } {
  const soon = request.minute + random.between(2, 90);
  if (soon < minuteOf("22:00")) return { date: request.date, minute: soon };
  return {
    date: dateAfter(request.date, 1),
    minute: random.between(minuteOf("7:05"), minuteOf("8:30")),
  };
}

function decideLong(play: Play, request: Request, actor: Actor, random: Random): boolean {
  const administrator = play.cast.officer("云岭县", "驻村办主任");
  if (random.chance(0.15)) return false;
  const moment = decisionMoment(request, random);
  const granted = random.chance(0.8);
  play.talk.say(moment.date, moment.minute, {
    from: administrator.label,
    text: granted ? `批准 ${actor.label}` : `驳回 ${actor.label} 时间太长，请分两次请`,
  });
  return granted;
}

function ask(play: Play, actor: Actor, request: Request, random: Random): void {
  const channel = random.chance(0.7) ? actor.group : undefined;
  play.talk.say(request.date, request.minute, { from: actor.label, channel, text: request.text });
  const granted = request.long
    ? decideLong(play, request, actor, random)
    : decide(play, random, { actor, ...decisionMoment(request, random), weights: [84, 8, 8] }) !==
      "rejected";
  if (!granted) return;
  for (const morning of request.mornings) markAbsent(play, actor, morning.date);
}

/** A leave whose days are taken in part already would only confuse the reader of the sample. */
const isFree = (play: Play, actor: Actor, day: Day) =>
  daysFrom(day, 5).every((later) => !absentOn(play, actor, later.date));

function playTrips(play: Play, day: Day, actors: readonly Actor[]): void {
  const random = randomFor(`trips on ${day.date}`);
  for (const actor of random.shuffled(actors).slice(0, random.integer(0, 4))) {
    if (absentOn(play, actor, day.date)) continue;
    const trip = random.pick(TRIPS);
    const [text, wrong] = random.pick<readonly [string, boolean]>([
      [`公出 ${trip}`, false],
      [`公出 ${trip}`, false],
      [`公出，${trip}`, false],
      [`今天公出 ${trip}`, false],
      [`公出：${trip}`, false],
      [`更正 公出 ${trip}`, true],
    ]);
    const minute = random.between(minuteOf("7:20"), minuteOf("8:50"));
    const here = { from: actor.label, channel: random.chance(0.85) ? actor.group : undefined };
    if (wrong) play.talk.say(day.date, minute - 3, { ...here, text: "签到" });
    play.talk.say(day.date, minute, { ...here, text });
    markAbsent(play, actor, day.date);
  }
}

/** A secretary falls ill: an administrator has to decide. */
function playSecretaryLeave(play: Play): void {
  const secretary = play.cast.officer("龙潭乡", "乡镇秘书");
  const administrator = play.cast.officer("云岭县", "驻村办副主任");
  play.talk.say("2026-09-16", minuteOf("21:40"), {
    from: secretary.label,
    text: "请假 明天 去市里复查",
  });
  play.talk.say("2026-09-17", minuteOf("7:32"), {
    from: administrator.label,
    text: `批准 ${secretary.label}`,
  });
  markAbsent(play, secretary, "2026-09-17");
}

/** All 请假 and 公出 with their decisions; to be played before the mornings that they excuse. */
export function playLeave(play: Play): void {
  playSecretaryLeave(play);
  for (const day of WORKING_DAYS) {
    const random = randomFor(`leave on ${day.date}`);
    const actors = play.cast
      .holding(SIGNING_POSTS, day.date)
      .filter((actor) => actor.temper === "steady" || actor.temper === "slack");
    for (const actor of random.shuffled(actors).slice(0, random.integer(1, 5))) {
      const request = requestFor(day, random);
      if (request && isFree(play, actor, day)) ask(play, actor, request, random);
    }
    playTrips(play, day, actors);
  }
}
