import type { ReadingContext } from "../rules.ts";
import { phraseOf } from "../text/reader.ts";
import type { Phrase } from "../text/rules.ts";
import { looksLikeName, type Roster, type Who } from "./rules.ts";

const rosters = new WeakMap<ReadonlySet<string>, Roster>();

// The same few thousand names come with every message; folding them anew would cost more than the reading.
const folded = new Map<string, string>();
const MOST_NAMES = 50_000;

function fold(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  if (folded.size >= MOST_NAMES) folded.clear();
  const keys = phraseOf(text).keys.trim();
  folded.set(text, keys);
  return keys;
}

function bare(label: string): string {
  return label.split("@")[0] ?? label;
}

// A county's roster is folded once, not at every message.
function rosterOf(names: ReadonlySet<string>): Roster {
  const known = rosters.get(names);
  if (known) return known;
  const labels = new Map<string, string>();
  for (const label of names) {
    labels.set(fold(label), label);
    const short = fold(bare(label));
    if (!labels.has(short)) labels.set(short, bare(label));
  }
  labels.delete("");
  const longest = Math.max(0, ...Array.from(labels.keys(), (key) => key.length));
  const roster = { labels, longest };
  rosters.set(names, roster);
  return roster;
}

/** What the context says about names, ready for comparing with folded text. */
export function whoSpeaks(context: ReadingContext): Who {
  const [name = "", unit = ""] = (context.senderName ?? "").split("@").map(fold);
  const units = context.unitNames.map(fold).filter(Boolean);
  return {
    own: name || null,
    ownUnit: unit || null,
    nearest: units[0] ?? null,
    unitNames: new Map(context.unitNames.map((each) => [fold(each), each])),
    units: [...units, unit].filter(Boolean).sort((a, b) => b.length - a.length),
    roster:
      context.personNames && context.personNames.size > 0 ? rosterOf(context.personNames) : null,
  };
}

/** The person of the roster whose name starts at `place`, the longest that fits. */
export function personAt(
  who: Who,
  keys: string,
  place: number,
): { label: string; length: number } | null {
  if (!who.roster) return null;
  for (let length = Math.min(who.roster.longest, keys.length - place); length > 0; length -= 1) {
    const label = who.roster.labels.get(keys.slice(place, place + length));
    if (label !== undefined) return { label, length };
  }
  return null;
}

/** How many characters of the sender's own name, or of 姓名@单位, stand at `place`; 0 when they do not. */
export function ownNameAt(who: Who, keys: string, place: number): number {
  if (!who.own || !keys.startsWith(who.own, place)) return 0;
  const unit = who.units.find((each) =>
    keys.startsWith(`@${each}`, place + (who.own ?? "").length),
  );
  return who.own.length + (unit ? unit.length + 1 : 0);
}

/** How many characters of a known unit's name stand at `place`; 0 when none does. */
export function unitAt(who: Who, keys: string, place: number): number {
  return who.units.find((unit) => keys.startsWith(unit, place))?.length ?? 0;
}

/** A unit's name as the workbook writes it; as typed when it is not known. */
export function unitNamed(who: Who, typed: Phrase): string {
  return who.unitNames.get(typed.keys) ?? typed.words;
}

/** Whether somebody other than the sender is named anywhere in a folded text. */
export function namesAnother(who: Who, keys: string): boolean {
  let place = 0;
  while (place < keys.length) {
    const own = ownNameAt(who, keys, place);
    const person = own > 0 ? null : personAt(who, keys, place);
    if (person && person.length > 1) return true;
    place += own || 1;
  }
  return false;
}

/** Whether a folded text starts with somebody else's name; without a roster, whether it looks like a name. */
export function isAnother(who: Who, keys: string): boolean {
  if (ownNameAt(who, keys, 0) > 0) return false;
  return who.roster ? personAt(who, keys, 0) !== null : looksLikeName(keys);
}

/** Whether a folded text names somebody of the sender's name in another unit: 东村王强, 王强(东村), from 王强@南村. */
export function namesNamesake({ own, ownUnit, units, roster }: Who, keys: string): boolean {
  if (!own || !ownUnit || !roster) return false;
  const plain = keys.replace(/[ ()[\]【】·:-]|的/g, "");
  const after = keys.split(own).map((rest) => /^ ?[(@[【]([^)\]】 ,]+)/.exec(rest)?.[1] ?? "");
  const unit = units.find(
    (each) => plain.includes(each + own) || after.some((text) => text.endsWith(each)),
  );
  return unit !== undefined && unit !== ownUnit && roster.labels.has(`${own}@${unit}`);
}

/** Whether somebody other than the bot and the sender is mentioned: @李四, @所有人. */
export function mentionsAnother(who: Who, keys: string): boolean {
  for (let at = keys.indexOf("@"); at >= 0; at = keys.indexOf("@", at + 1)) {
    const glued = /[\p{Script=Han}\w]/u.test(keys.charAt(at - 1));
    const known = unitAt(who, keys, at + 1) > 0 || ownNameAt(who, keys, at + 1) > 0;
    if (!known && !(glued && personAt(who, keys, at + 1) === null)) return true;
  }
  return false;
}
