import { type Day, minuteOf, WORKING_DAYS } from "./days.ts";
import { STATEMENTS, STRANGERS } from "./phrases.ts";
import type { Play } from "./play.ts";
import { groupOf, SIGNING_POSTS } from "./programmes.ts";
import { randomFor } from "./random.ts";
import { filled } from "./speech.ts";

/** The days on which the weekly 调度 goes out; before a holiday the chain moves forward. */
const DISPATCH_DAYS = ["2026-09-11", "2026-09-18", "2026-09-24", "2026-09-30"];

/** What the administrators type to the bot in private: date, time, words. */
const ADMINISTRATION: readonly (readonly [string, string, string])[] = [
  ["2026-09-07", "8:35", "帮助"],
  ["2026-09-07", "9:20", "周统计 驻村在岗"],
  ["2026-09-09", "15:10", "周统计"],
  ["2026-09-10", "17:30", "名单 每周承诺"],
  ["2026-09-11", "17:05", "导出"],
  ["2026-09-14", "8:50", "名单"],
  ["2026-09-15", "9:12", "发布 1"],
  ["2026-09-16", "10:02", "周统计 驻村在岗"],
  ["2026-09-17", "9:18", "作废 2"],
  ["2026-09-17", "9:26", "周提醒 包联帮扶"],
  ["2026-09-18", "17:10", "导出"],
  ["2026-09-22", "9:06", "修改 3 请相关同志今日下班前补上承诺，并向联络领导说明原因。"],
  ["2026-09-22", "9:09", "发布 3"],
  ["2026-09-23", "11:15", "周統計 包聯幫扶"],
  ["2026-09-24", "9:40", "周调度 驻村在岗"],
  ["2026-09-28", "9:31", "周统计 入户走访"],
  ["2026-09-30", "15:20", "周通报 入户走访"],
  ["2026-09-30", "17:20", "导出"],
];

function playAdministrators(play: Play): void {
  const head = play.cast.officer("云岭县", "驻村办主任");
  const deputy = play.cast.officer("云岭县", "驻村办副主任");
  ADMINISTRATION.forEach(([date, time, text], index) => {
    const { label } = index % 3 === 2 ? deputy : head;
    play.talk.say(date, minuteOf(time), { from: label, text });
  });
}

/** A secretary looks up who is missing before the window ends, and sometimes afterwards. */
function playRosters(play: Play, day: Day): void {
  for (const township of play.cast.townships) {
    const random = randomFor(`roster of ${township} on ${day.date}`);
    const { label } = play.cast.officer(township, "乡镇秘书");
    const channel = groupOf(township);
    if (random.chance(0.4)) {
      const text = random.pick(["名单", "名单", "@周知 名单", "名单 每日签到", "名單"]);
      play.talk.say(day.date, random.between(minuteOf("8:38"), minuteOf("8:57")), {
        from: label,
        channel,
        text,
      });
    }
    if (random.chance(0.1)) {
      play.talk.say(day.date, random.between(minuteOf("9:16"), minuteOf("10:00")), {
        from: label,
        text: "名单",
      });
    }
  }
}

function playStatements(play: Play): void {
  for (const date of DISPATCH_DAYS) {
    for (const township of play.cast.townships) {
      const random = randomFor(`statement of ${township} on ${date}`);
      if (!random.chance(0.5)) continue;
      const secretary = play.cast.officer(township, "乡镇秘书");
      play.talk.say(date, random.between(minuteOf("9:25"), minuteOf("15:40")), {
        from: secretary.label,
        text: `${random.pick(["说明 ", "说明：", "情况说明 "])}${filled(random.pick(STATEMENTS), secretary)}`,
      });
    }
  }
}

/** Cadres ask the bot about themselves. */
function playQuestions(play: Play, day: Day): void {
  const random = randomFor(`questions on ${day.date}`);
  const actors = random.shuffled(play.cast.holding(SIGNING_POSTS, day.date));
  for (const actor of actors.slice(0, random.integer(1, 4))) {
    const text = random.weighted([
      ["我的记录", 6],
      ["我的記錄", 1],
      ["帮助", 2],
      ["怎么用？", 1],
      [`我是 ${actor.name}`, 1],
      ["今天签到截止几点？", 1],
      ["在吗", 1],
    ]);
    const minute = random.between(minuteOf("9:20"), minuteOf("21:00"));
    play.talk.say(day.date, minute, { from: actor.label, text });
  }
}

/** Strangers in private: one pretends to be on the roster, one is simply lost. */
function playStrangers(play: Play): void {
  const claimed = play.cast.officer("温泉村", "第一书记");
  const lines = [
    ["2026-09-08", "9:02", "白水老张", "签到"],
    ["2026-09-08", "9:04", "白水老张", `我是 ${claimed.name}`],
    ["2026-09-15", "20:11", STRANGERS[1] ?? "路人", "你好"],
    ["2026-09-21", "8:30", "新来的小赵", "我是新来的驻村干部，怎么签到？"],
    ["2026-09-21", "8:31", "新来的小赵", "签到"],
    ["2026-09-23", "8:12", "A01建材批发张总", "周统计"],
  ] as const;
  for (const [date, time, from, text] of lines) play.talk.say(date, minuteOf(time), { from, text });
}

/** Those who have left do not notice at once that nothing is asked of them any more. */
function playLeavers(play: Play): void {
  const leavers = play.cast.actors.filter((actor) =>
    actor.assignments.every((row) => row.endsOn >= "2026-09-07"),
  );
  for (const actor of leavers) {
    const last = actor.assignments[0]?.endsOn ?? "";
    for (const day of WORKING_DAYS.filter((candidate) => candidate.date > last).slice(0, 2)) {
      const here = { from: actor.label, channel: actor.group };
      play.talk.say(day.date, minuteOf("8:05"), { ...here, text: "签到" });
    }
  }
}

/** One morning the bot loses a group for three quarters of an hour; afterwards the secretary vouches for some. */
function playDeafness(play: Play): void {
  const township = "石门镇";
  const date = "2026-09-17";
  const channel = groupOf(township);
  play.talk.deafen(channel, date, minuteOf("8:03"), minuteOf("8:50"));
  const secretary = play.cast.officer(township, "乡镇秘书");
  const members = play.cast
    .holding(SIGNING_POSTS, date)
    .filter((actor) => actor.township === township && actor.temper === "steady");
  members.slice(0, 9).forEach((actor, index) => {
    play.talk.say(date, minuteOf("9:35") + index * 0.4, {
      from: secretary.label,
      channel,
      text: `确认 ${actor.label}`,
    });
  });
}

/** What secretaries, administrators and others ask of the bot in so many words. */
export function playCommands(play: Play): void {
  playAdministrators(play);
  playStatements(play);
  playStrangers(play);
  playLeavers(play);
  playDeafness(play);
  for (const day of WORKING_DAYS) {
    playRosters(play, day);
    playQuestions(play, day);
  }
}
