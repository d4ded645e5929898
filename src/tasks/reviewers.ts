import { localDate } from "../calendar/zone.ts";
import { type Authority, commands, type UnitTree } from "../people/rules.ts";
import { administrators, nameOf, secretariesOf } from "../people/store.ts";
import type { Work } from "../work.ts";
import { servingAmong, type TaskRow } from "./store.ts";

/** Who accepts a task now. `left`: the name of the one who should and serves no more; `named`: it is the named one. */
export type Reviewing = { personIds: number[]; named: boolean; left: string | null };

type Reviewed = Pick<TaskRow, "reviewers" | "stage" | "unitId" | "ownerId">;

/**
 * Who accepts a task now: the one whose turn it is; where none is named, or he has left, the nearest secretaries
 * besides the owner, else the administrators.
 */
export function reviewersOf(work: Work, tree: UnitTree, task: Reviewed): Promise<Reviewing> {
  return reviewerLookup(work, tree)(task);
}

/** `reviewersOf` for many tasks: what they share is looked up once. */
export function reviewerLookup(work: Work, tree: UnitTree): (task: Reviewed) => Promise<Reviewing> {
  const today = localDate(work.now, work.calendar.zone);
  const leftNames = remember(async (personId: number) => {
    const serves = (await servingAmong(work.tx, [personId], today)).has(personId);
    return serves ? null : await nameOf(work.tx, personId);
  });
  const all = remember((_: "all") => administrators(work.tx, today));
  const near = remember((key: string) => {
    const [unitId = 0, ownerId = 0] = key.split(" ").map(Number);
    return secretariesOf(work.tx, tree, unitId, today, ownerId || null);
  });
  const standIns = async ({ unitId, ownerId }: Reviewed): Promise<number[]> => {
    const found = unitId === null ? [] : await near(`${unitId} ${ownerId ?? 0}`);
    return found.length > 0 ? found : (await all("all")).filter((id) => id !== ownerId);
  };
  return async (task) => {
    const turn = task.reviewers[task.stage];
    const left = turn === undefined ? null : await leftNames(turn);
    if (turn !== undefined && left === null) {
      return { personIds: [turn], named: true, left };
    }
    return { personIds: await standIns(task), named: false, left };
  };
}

function remember<K, V>(ask: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const known = new Map<K, Promise<V>>();
  return (key) => {
    const answer = known.get(key) ?? ask(key);
    known.set(key, answer);
    return answer;
  };
}

/**
 * Whether this person may accept a task now: whose turn it is, else any secretary over its unit, or an administrator;
 * never its owner unless he is named.
 */
export function mayReview(
  task: Reviewed,
  reviewing: Reviewing,
  actor: { personId: number; authority: Authority },
): boolean {
  if (reviewing.personIds.includes(actor.personId)) return true;
  if (task.ownerId === actor.personId) return false;
  if (actor.authority.administrator) return true;
  return !reviewing.named && commands(actor.authority, task.unitId);
}
