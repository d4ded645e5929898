import type { Actor } from "./cast.ts";
import { DAYS, type Day, minuteOf } from "./days.ts";
import {
  GREETINGS,
  LINKS,
  NOTICES,
  QUESTIONS,
  SMALL_TALK,
  STRANGER_TALK,
  STRANGERS,
} from "./phrases.ts";
import type { Play } from "./play.ts";
import { COUNTY_GROUP, groupOf, SIGNING_POSTS } from "./programmes.ts";
import { type Random, randomFor } from "./random.ts";

/** A group with those who chat in it; `chief` writes its notices. */
type Circle = { group: string; members: readonly Actor[]; chief: Actor };

type Spot = { day: Day; circle: Circle; minute: number; random: Random };

function circles(play: Play, day: Day): Circle[] {
  const everybody = play.cast.holding(SIGNING_POSTS, day.date);
  const county = play.cast.officer("云岭县", "驻村办副主任");
  return [
    { group: COUNTY_GROUP, members: everybody, chief: county },
    ...play.cast.townships.map((township) => ({
      group: groupOf(township),
      members: everybody.filter((actor) => actor.township === township),
      chief: play.cast.officer(township, "分管副书记"),
    })),
  ];
}

function say(play: Play, spot: Spot, from: string, text: string, after = 0): void {
  play.talk.say(spot.day.date, spot.minute + after, { from, channel: spot.circle.group, text });
}

const someone = (spot: Spot) => spot.random.pick(spot.circle.members);

/** A leader's notice with the 收到 of a few, which is how most groups really sound. */
function notice(play: Play, spot: Spot): void {
  say(play, spot, spot.circle.chief.label, spot.random.pick(NOTICES));
  for (let replies = spot.random.integer(0, 3); replies > 0; replies--) {
    say(play, spot, someone(spot).label, "收到", spot.random.between(0.5, 30));
  }
}

/** Somebody answers with the other's words quoted above his own. */
function quoting(play: Play, spot: Spot): void {
  const quotedText = spot.random.pick([...QUESTIONS, ...NOTICES]);
  const answer = spot.random.pick(["好的", "马上", "已经报了", "收到", "我们村没有"]);
  const text = `「${spot.circle.chief.name}：${quotedText}」\n- - - - - - - - - - - - - - -\n${answer}`;
  say(play, spot, someone(spot).label, text);
}

/** A 接龙 about something else: everybody repeats the list with one line more. */
function chain(play: Play, spot: Spot): void {
  const title = spot.random.pick([
    "#接龙\n领防火物资",
    "#接龙\n周六义务植树报名",
    "#接龙 体检报名，截止明天",
  ]);
  const lines = [title];
  spot.random
    .shuffled(spot.circle.members)
    .slice(0, 3)
    .forEach((member, index) => {
      lines.push(`${index + 1}. ${member.name} ${spot.random.integer(1, 4)}`);
      say(play, spot, member.label, lines.join("\n"), index * spot.random.between(1, 6));
    });
}

/** Words about somebody else: they sign nobody in. */
function aboutOthers(play: Play, spot: Spot): void {
  const [a, b] = spot.random.shuffled(spot.circle.members);
  if (!a || !b) return;
  const text = spot.random.pick([
    `${b.name}签到`,
    `${b.name}请假了`,
    `@${b.name} 你签到没有？`,
    `替${b.name}签到`,
    `${b.name}到县里开会去了`,
    `@${b.name} 材料报了吗`,
    `${b.name}说他晚点到`,
    `${a.unit}除${b.name}外都在岗`,
  ]);
  say(play, spot, a.label, text);
}

/** Something said to the bot that it need not understand, or a command of somebody who may not give it. */
function toTheBot(play: Play, spot: Spot): void {
  const [a, b] = spot.random.shuffled(spot.circle.members);
  if (!a || !b) return;
  const text = spot.random.pick([
    "@周知 在吗",
    "@周知 谢谢",
    "@周知 帮助",
    "名单",
    `批准 ${b.label}`,
    "@周知 今天天气怎么样",
    "周统计",
    "@周知",
  ]);
  say(play, spot, a.label, text);
}

function recalled(play: Play, spot: Spot): void {
  const from = someone(spot).label;
  const channel = spot.circle.group;
  const text = spot.random.pick(SMALL_TALK);
  const said = play.talk.say(spot.day.date, spot.minute, { from, channel, text });
  play.talk.say(spot.day.date, spot.minute + spot.random.between(0.2, 1.8), {
    from,
    channel,
    text: "",
    recalls: said,
  });
}

function photoOf(play: Play, spot: Spot): void {
  const text = spot.random.pick(["", "今早巡山", "河道水位正常", "环境卫生整治现场", "会场"]);
  play.talk.say(spot.day.date, spot.minute, {
    from: someone(spot).label,
    channel: spot.circle.group,
    text,
    photo: true,
  });
}

function forwarded(play: Play, spot: Spot): void {
  const text = spot.random.pick([...LINKS, ...NOTICES, "签到"]);
  play.talk.say(spot.day.date, spot.minute, {
    from: someone(spot).label,
    channel: spot.circle.group,
    text,
    forwarded: true,
  });
}

const PIECES: readonly (readonly [(play: Play, spot: Spot) => void, number])[] = [
  [(play, spot) => say(play, spot, someone(spot).label, spot.random.pick(GREETINGS)), 20],
  [(play, spot) => say(play, spot, someone(spot).label, spot.random.pick(SMALL_TALK)), 34],
  [(play, spot) => say(play, spot, someone(spot).label, spot.random.pick(QUESTIONS)), 14],
  [(play, spot) => say(play, spot, someone(spot).label, spot.random.pick(LINKS)), 5],
  [notice, 14],
  [quoting, 5],
  [chain, 1],
  [aboutOthers, 5],
  [toTheBot, 3],
  [recalled, 2],
  [photoOf, 4],
  [forwarded, 2],
  [
    (play, spot) => say(play, spot, spot.random.pick(STRANGERS), spot.random.pick(STRANGER_TALK)),
    6,
  ],
];

const HOLIDAY_WISHES = [
  "国庆快乐！",
  "祝大家节日快乐，阖家幸福🎉",
  "节日期间请各村做好值班值守",
  "中秋快乐🌕",
  "今天还要签到吗",
  "放假不用签到吧",
  "签到",
];

function playDay(play: Play, day: Day): void {
  for (const circle of circles(play, day)) {
    const random = randomFor(`chatter in ${circle.group} on ${day.date}`);
    const pieces = day.working ? random.integer(1, 6) : random.integer(0, 2);
    for (let piece = 0; piece < pieces; piece++) {
      const morning = random.between(minuteOf("7:10"), minuteOf("10:30"));
      const later = random.between(minuteOf("10:30"), minuteOf("22:40"));
      const spot = { day, circle, minute: random.chance(0.45) ? morning : later, random };
      if (day.working) random.weighted(PIECES)(play, spot);
      else say(play, spot, someone(spot).label, random.pick(HOLIDAY_WISHES));
    }
  }
}

/** One notice of a length that people do paste into groups. */
function longNotice(play: Play): void {
  const chief = play.cast.officer("白水镇", "分管副书记");
  const paragraphs = NOTICES.map(
    (text, index) => `${index + 1}．${text}请大家记得签到，按要求落实到位。`,
  );
  const text = `关于做好近期重点工作的通知\n${[...paragraphs, ...paragraphs].join("\n")}`;
  play.talk.say("2026-09-15", minuteOf("8:22"), { from: chief.label, channel: chief.group, text });
}

/** Everything in the groups that is not meant for the bot. */
export function playChatter(play: Play): void {
  for (const day of DAYS) playDay(play, day);
  longNotice(play);
}
