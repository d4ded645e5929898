import gcoordModule from "gcoord";
import type { Actor } from "./cast.ts";
import type { Pin } from "./conversation.ts";
import { type Day, minuteOf, WORKING_DAYS } from "./days.ts";
import { absentOn, type Play } from "./play.ts";
import { VISITED_TOWNSHIP, VISITING_POSTS } from "./programmes.ts";
import { type Random, randomFor } from "./random.ts";
import type { Datum, SampleUnit } from "./units.ts";

// The package's types describe its ESM build; Node loads the CommonJS one, whose default is the library itself.
const gcoord = gcoordModule as unknown as typeof gcoordModule.default;

const WEDNESDAY = 3;
const METRES_PER_DEGREE = 111_320;

function villageOf(play: Play, actor: Actor): SampleUnit {
  const village = play.cast.units.find((unit) => unit.name === actor.unit);
  if (!village) throw new Error(`${actor.unit} is no unit`);
  return village;
}

const six = (value: number) => Math.round(value * 1e6) / 1e6;

/** A pin some metres away from the village's post, in the datum of the phone that sends it. */
function pinNear(village: SampleUnit, metres: number, datum: Datum, random: Random): Pin {
  const { longitude, latitude } = village;
  if (longitude === null || latitude === null)
    throw new Error(`${village.name} has no coordinates`);
  const angle = random.between(0, 2 * Math.PI);
  const north = (Math.sin(angle) * metres) / METRES_PER_DEGREE;
  const shrink = Math.cos((latitude * Math.PI) / 180);
  const east = (Math.cos(angle) * metres) / (METRES_PER_DEGREE * shrink);
  const [lng = 0, lat = 0] = gcoord.transform(
    [longitude + east, latitude + north],
    gcoord[village.datum],
    gcoord[datum],
  );
  return { lat: six(lat), lng: six(lng), datum };
}

type Way = "near" | "far" | "forwarded" | "words" | "words then near" | "never";

const WAYS: readonly (readonly [Way, number])[] = [
  ["near", 56],
  ["words then near", 14],
  ["far", 14],
  ["forwarded", 6],
  ["words", 5],
  ["never", 5],
];

function sendPin(
  play: Play,
  day: Day,
  minute: number,
  actor: Actor,
  way: Way,
  random: Random,
): void {
  const distance = way === "far" ? random.between(900, 6000) : random.between(5, 380);
  const datum = random.chance(0.35) ? "WGS84" : "GCJ02";
  const location = pinNear(villageOf(play, actor), distance, datum, random);
  const channel = random.chance(0.8) ? actor.group : undefined;
  const words = { from: actor.label, channel, text: "", location };
  play.talk.say(day.date, minute, way === "forwarded" ? { ...words, forwarded: true } : words);
}

/** A doubtful pin waits for the secretary. */
function review(play: Play, day: Day, minute: number, actor: Actor, random: Random): void {
  const secretary = play.cast.officer(VISITED_TOWNSHIP, "乡镇秘书");
  const text = random.weighted([
    [`批准 ${actor.label}`, 6],
    [`驳回 ${actor.label} 定位不在村里，请重新发送现场位置`, 2],
    ["", 2],
  ]);
  if (text === "") return;
  const at = minute + random.between(5, 120);
  play.talk.say(day.date, at, { from: secretary.label, channel: actor.group, text });
}

function visit(play: Play, day: Day, actor: Actor): void {
  const random = randomFor(`visit of ${actor.label} on ${day.date}`);
  if (absentOn(play, actor, day.date)) return;
  const way = random.weighted(WAYS);
  const minute = random.between(
    minuteOf("14:32"),
    minuteOf(random.chance(0.93) ? "16:50" : "17:12"),
  );
  if (way === "never") return;
  if (way === "words" || way === "words then near") {
    const text = random.pick(["签到", "已到村", "到", "签到，在农户家"]);
    play.talk.say(day.date, minute, { from: actor.label, channel: actor.group, text });
  }
  if (way === "words") return;
  const later = way === "words then near" ? minute + random.between(0.5, 6) : minute;
  sendPin(play, day, later, actor, way, random);
  if (way === "far" || way === "forwarded") review(play, day, later, actor, random);
  if (random.chance(0.2)) {
    const text = random.pick(["入户走访", "今天走访3户，反映饮水问题1个", "在农户家核对收入", ""]);
    play.talk.say(day.date, later + random.between(1, 20), {
      from: actor.label,
      channel: actor.group,
      text,
      photo: true,
    });
  }
}

/** The Wednesdays on which one township's cadres prove with a location that they visit households. */
export function playVisits(play: Play): void {
  for (const day of WORKING_DAYS.filter((candidate) => candidate.weekday === WEDNESDAY)) {
    const visitors = play.cast
      .holding(VISITING_POSTS, day.date)
      .filter((actor) => actor.township === VISITED_TOWNSHIP);
    for (const actor of visitors) visit(play, day, actor);
  }
}
