import type { Actor, Cast } from "./cast.ts";
import type { Conversation } from "./conversation.ts";

/** What all parts of the sample's four weeks share. */
export type Play = {
  cast: Cast;
  talk: Conversation;
  /** `label date` of everybody who is away that morning, and therefore need not answer. */
  absences: Set<string>;
};

export const absentOn = (play: Play, actor: Actor, date: string) =>
  play.absences.has(`${actor.label} ${date}`);

export function markAbsent(play: Play, actor: Actor, date: string): void {
  play.absences.add(`${actor.label} ${date}`);
}
