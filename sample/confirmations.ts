import type { Actor } from "./cast.ts";
import { DAYS, type Day, minuteOf, WORKING_DAYS } from "./days.ts";
import { absentOn, type Play } from "./play.ts";
import { BRIEFED_POST, PLEDGING_POSTS } from "./programmes.ts";
import { type Random, randomFor } from "./random.ts";
import { acknowledgement } from "./speech.ts";

/** Monday of each week with the last day on which the pledge may be confirmed (Thursday, or the working day before). */
const PLEDGE_WINDOWS = [
  ["2026-09-07", "2026-09-10"],
  ["2026-09-14", "2026-09-17"],
  ["2026-09-21", "2026-09-24"],
  ["2026-09-28", "2026-09-30"],
] as const;

const BRIEFING_DAY = "2026-09-20";

function confirm(play: Play, day: Day, minute: number, actor: Actor, random: Random): void {
  const channel = random.chance(0.72) ? actor.group : undefined;
  const text = acknowledgement(actor, random);
  play.talk.say(day.date, minute, { from: actor.label, channel, text });
  if (random.chance(0.02)) {
    play.talk.say(day.date, minute + random.between(0.2, 30), { from: actor.label, channel, text });
  }
}

/** Most answer within hours of the opening, some after the weekly reminder on Thursday, a few when pressed, too late. */
function momentWithin(
  days: readonly Day[],
  random: Random,
): { day: Day; minute: number } | undefined {
  const first = days[0];
  const second = days[1];
  const last = days.at(-1);
  if (!first || !second || !last) return undefined;
  const early = { day: first, minute: random.between(minuteOf("9:01"), minuteOf("12:30")) };
  const afternoon = { day: first, minute: random.between(minuteOf("14:00"), minuteOf("21:30")) };
  const nextDay = { day: second, minute: random.between(minuteOf("8:00"), minuteOf("20:00")) };
  const pressed = { day: last, minute: random.between(minuteOf("8:30"), minuteOf("17:55")) };
  const after = { day: last, minute: random.between(minuteOf("18:05"), minuteOf("21:00")) };
  const friday = WORKING_DAYS[WORKING_DAYS.indexOf(last) + 1] ?? last;
  const afterwards = { day: friday, minute: random.between(minuteOf("8:00"), minuteOf("16:00")) };
  return random.weighted<typeof early | undefined>([
    [early, 50],
    [afternoon, 16],
    [nextDay, 14],
    [pressed, 12],
    [after, 2],
    [afterwards, 3],
    [undefined, 3],
  ]);
}

function playPledges(play: Play): void {
  for (const [from, through] of PLEDGE_WINDOWS) {
    const days = WORKING_DAYS.filter((day) => day.date >= from && day.date <= through);
    for (const actor of play.cast.holding(PLEDGING_POSTS, from)) {
      const random = randomFor(`pledge of ${actor.label} from ${from}`);
      if (actor.temper === "silent" || actor.temper === "by-secretary") continue;
      const moment = momentWithin(days, random);
      if (moment && !absentOn(play, actor, moment.day.date)) {
        confirm(play, moment.day, moment.minute, actor, random);
      }
    }
  }
}

function playBriefing(play: Play): void {
  const day = DAYS.find((candidate) => candidate.date === BRIEFING_DAY);
  if (!day) return;
  for (const actor of play.cast.holding([BRIEFED_POST], BRIEFING_DAY)) {
    const random = randomFor(`briefing of ${actor.label}`);
    if (absentOn(play, actor, BRIEFING_DAY) || random.chance(0.05)) continue;
    const until = random.chance(0.95) ? minuteOf("17:50") : minuteOf("20:00");
    confirm(play, day, random.between(minuteOf("9:02"), until), actor, random);
  }
}

/** The weekly 承诺 and the monthly 明白纸. */
export function playConfirmations(play: Play): void {
  playPledges(play);
  playBriefing(play);
}
