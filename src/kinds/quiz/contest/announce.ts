import { localDate } from "../../../calendar/zone.ts";
import { unitsAsked } from "../../../ledger/occurrences/audience.ts";
import { type OccurrenceWithPlan, occurrenceWithPlan } from "../../../ledger/occurrences/store.ts";
import type { NewMessage } from "../../../outbox/rules.ts";
import { say } from "../../../outbox/say.ts";
import type { UnitTree } from "../../../people/rules.ts";
import { administrators, loadGroups, loadUnitTree } from "../../../people/store.ts";
import type { Work } from "../../../work.ts";
import { isContest } from "../paper/test/rules.ts";
import { unitFigures } from "../report/store.ts";
import { type Standings, shownTo, standingsOf } from "./rules.ts";
import { bestScores } from "./store.ts";
import { leaderboardText, type NamedTeam, ownResultText } from "./wording.ts";

/**
 * Publishes how a contest that has just closed ended, once: the teams to every group of its units and to the
 * administrators, and his own score to everybody who took part, in private. Does nothing for a plan of another kind.
 * Returns how many messages.
 */
export async function announceContest(work: Work, occurrenceId: number): Promise<number> {
  const occurrence = await occurrenceWithPlan(work.tx, occurrenceId);
  if (!isContest(occurrence.plan)) return 0;
  const tree = await loadUnitTree(work.tx);
  const standings = standingsOf(await unitFigures(work.tx, [occurrenceId]));
  if (standings.ranked.length + standings.unranked.length === 0) return 0;
  const asked = unitsAsked(tree, occurrence.plan);
  const groups = (await loadGroups(work.tx, tree)).within(asked);
  const told = await administrators(work.tx, localDate(work.now, work.calendar.zone));
  const boards = [
    ...groups.map(({ id, unitId }) => ({ to: { channelId: id }, own: tree.within(unitId) })),
    ...told.map((personId) => ({ to: { personId }, own: tree.all })),
  ];
  const messages = [
    ...boards.map(({ to, own }) => {
      const units = new Set(own.map(({ id }) => id));
      return message(occurrence, "board", to, textFor(tree, occurrence, standings, units));
    }),
    ...(await ownResults(work, tree, occurrence, standings)),
  ];
  await say(work, messages);
  return messages.length;
}

async function ownResults(
  work: Work,
  tree: UnitTree,
  occurrence: OccurrenceWithPlan,
  { ranked }: Standings,
): Promise<NewMessage[]> {
  const teams = new Map(ranked.map((team) => [team.unitId, team]));
  const best = await bestScores(work.tx, occurrence.id);
  return best.map(({ personId, unitId, score }) => {
    const team = teams.get(unitId);
    const named = team ? { ...team, name: tree.get(unitId).name } : null;
    const text = ownResultText(occurrence.plan.name, score, named);
    return message(occurrence, "own", { personId }, text);
  });
}

function textFor(
  tree: UnitTree,
  { date, plan }: OccurrenceWithPlan,
  { ranked, unranked }: Standings,
  own: ReadonlySet<number>,
): string {
  const name = (unitId: number) => tree.get(unitId).name;
  const named = ({ unitId, rank, score }: Standings["ranked"][number]): NamedTeam => ({
    name: name(unitId),
    rank,
    score,
  });
  const { top, others, hidden } = shownTo(ranked, own);
  return leaderboardText({
    plan: plan.name,
    date,
    top: top.map(named),
    own: others.map(named),
    hidden,
    unranked: unranked.map((team) => ({ ...team, name: name(team.unitId) })),
  });
}

function message(
  { id, plan }: OccurrenceWithPlan,
  what: "board" | "own",
  to: { channelId: number } | { personId: number },
  text: string,
): NewMessage {
  const place = "channelId" in to ? `group:${to.channelId}` : `person:${to.personId}`;
  return {
    key: `contest:${id}:${what}:${place}`,
    to,
    kind: what === "own" ? "receipt" : "notice",
    text,
    programmeId: plan.programmeId,
    planId: plan.id,
    occurrenceId: id,
    priority: 7,
  };
}
