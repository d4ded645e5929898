import type { Actor } from "./cast.ts";
import { DAYS, type Day, minuteOf } from "./days.ts";
import { absentOn, type Play } from "./play.ts";
import { TEST, TESTED_POST } from "./programmes.ts";
import { type Random, randomFor } from "./random.ts";

const QUESTIONS = 10;

/** Wednesday to Friday of each week; the holiday weeks are shorter. */
const WINDOWS = DAYS.filter(({ weekday, working }) => weekday === 3 && working);

const handIn = (play: Play, date: string, minute: number, actor: Actor, correct: number) =>
  play.talk.say(date, minute, { from: actor.label, text: "", quiz: TEST, correct });

/** Most pass at once; some need the next day; one in fifty asks, answers a part and forgets the rest. */
function playPerson(play: Play, day: Day, actor: Actor, random: Random): void {
  if (actor.temper === "silent" || absentOn(play, actor, day.date)) return;
  const minute = random.between(minuteOf("9:02"), minuteOf("21:00"));
  if (random.chance(0.02)) {
    play.talk.say(day.date, minute, { from: actor.label, text: "答题" });
    play.talk.say(day.date, minute + 2, { from: actor.label, text: "1A 2B 3C" });
    return;
  }
  const correct = random.weighted([
    [QUESTIONS, 46],
    [QUESTIONS - 1, 30],
    [QUESTIONS - 2, 16],
    [QUESTIONS - 4, 8],
  ]);
  handIn(play, day.date, minute, actor, correct);
  if (correct >= QUESTIONS - 1) return;
  const next = DAYS[DAYS.indexOf(day) + 1];
  if (next && random.chance(0.85)) {
    const again = random.chance(0.9) ? QUESTIONS : QUESTIONS - 2;
    handIn(play, next.date, minute + random.between(1, 60), actor, again);
  }
}

/** The weekly test, and some practice before it. */
export function playTests(play: Play): void {
  for (const day of WINDOWS) {
    for (const actor of play.cast.holding([TESTED_POST], day.date)) {
      playPerson(play, day, actor, randomFor(`test of ${actor.label} on ${day.date}`));
    }
  }
}
