import type { Actor } from "./cast.ts";
import { type Day, dayOf, minuteOf, monthOf, workingDayFrom } from "./days.ts";
import { MAKE_UP_REASONS, REJECTIONS } from "./phrases.ts";
import type { Play } from "./play.ts";
import type { Random } from "./random.ts";

/** What a secretary says about somebody who waits; now and then nothing at all. */
export function decide(
  play: Play,
  random: Random,
  request: {
    actor: Actor;
    date: string;
    minute: number;
    weights: readonly [number, number, number];
  },
): "approved" | "rejected" | "undecided" {
  const { actor, date, minute, weights } = request;
  const [approved, rejected, undecided] = weights;
  const outcome = random.weighted([
    ["approved", approved],
    ["rejected", rejected],
    ["undecided", undecided],
  ] as const);
  if (outcome === "undecided") return outcome;
  const secretary = play.cast.officer(actor.township, "乡镇秘书");
  const yes = [
    `批准 ${actor.label}`,
    `同意 ${actor.label}`,
    `批准${actor.label}`,
    `批准 ${actor.label} 注意安全`,
  ];
  const consent = random.chance(0.05) ? "批准" : random.pick(yes);
  const text = outcome === "approved" ? consent : `驳回 ${actor.label} ${random.pick(REJECTIONS)}`;
  const channel = random.chance(0.6) ? actor.group : undefined;
  play.talk.say(date, minute, { from: secretary.label, channel, text });
  return outcome;
}

/** The ways to name the missed morning on a later day. */
function namingOf(missed: Day, random: Random): string {
  const [month, day] = [monthOf(missed.date), dayOf(missed.date)];
  return random.pick([`${month}月${day}日`, `${day}号`, `${month}月${day}号`]);
}

/** Somebody missed the window: about half ask for 补签, the same day or on the next one. */
export function forgot(
  play: Play,
  day: Day,
  actor: Actor,
  how: "never" | "too-late",
  random: Random,
): void {
  if (!random.chance(how === "too-late" ? 0.65 : 0.4)) return;
  const next = workingDayFrom(day, 1);
  const later = next !== undefined && random.chance(0.35);
  const reason = random.pick(MAKE_UP_REASONS);
  const on = later ? next : day;
  const minute = later
    ? random.between(minuteOf("9:20"), minuteOf("11:30"))
    : random.between(minuteOf("10:45"), minuteOf("17:30"));
  const text = later ? `补签 ${namingOf(day, random)} ${reason}` : `补签 ${reason}`;
  const channel = random.chance(0.7) ? actor.group : undefined;
  play.talk.say(on.date, minute, { from: actor.label, channel, text });
  decide(play, random, {
    actor,
    date: on.date,
    minute: minute + random.between(3, 200),
    weights: [75, 12, 13],
  });
}
