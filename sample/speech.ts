import type { Actor } from "./cast.ts";
import { ACKNOWLEDGE, SIGN_IN, SIGN_IN_NAMED, SIGN_IN_TRADITIONAL } from "./phrases.ts";
import type { Random } from "./random.ts";

/** Puts the speaker's own township, village and name into a phrase. */
export function filled(phrase: string, actor: Actor): string {
  return phrase
    .replaceAll("{乡镇}", actor.township)
    .replaceAll("{村}", actor.unit)
    .replaceAll("{姓名}", actor.name);
}

export const named = (actor: Actor, random: Random) => filled(random.pick(SIGN_IN_NAMED), actor);

/** The phrase that stands at `share` (0 to 1) of the list by weight: the same person, the same phrase. */
function phraseAt(list: readonly (readonly [string, number])[], share: number): string {
  let left = share * list.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [phrase, weight] of list) {
    left -= weight;
    if (left < 0) return phrase;
  }
  return list[0]?.[0] ?? "签到";
}

/** People keep to one phrase for 签到 and change it one day in seven. */
export function habitualWords(actor: Actor, random: Random): string {
  const list = actor.traditional ? SIGN_IN_TRADITIONAL : SIGN_IN;
  return random.chance(0.85) ? phraseAt(list, actor.taste) : random.weighted(list);
}

export const acknowledgement = (actor: Actor, random: Random) =>
  filled(random.weighted(ACKNOWLEDGE), actor);
