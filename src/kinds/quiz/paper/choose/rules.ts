import type { LocalDate } from "../../../../calendar/work-calendar.ts";
import type { ObligationStatus } from "../../../../ledger/rules.ts";
import { isContest, namedPlans, parametersFor, type Test } from "../test/rules.ts";

/** A person's newest paper of a test. `begun`: at least one question is answered. */
export type NewestPaper = {
  id: number;
  attempt: number;
  drawnAt: Date;
  begun: boolean;
  handedInAt: Date | null;
  score: number | null;
  passed: boolean | null;
  retakeAt: Date | null;
};

/** Where a person stands at one occurrence of a test; `status` null: he is not expected there. */
export type Standing = Test & {
  occurrenceId: number;
  planId: number;
  date: LocalDate;
  run: number;
  opensAt: Date;
  dueAt: Date;
  closesAt: Date;
  status: ObligationStatus | null;
  paper: NewestPaper | null;
};

/**
 * What a person can do at a test.
 *
 * - `go-on`: he holds a paper. `draw`: he gets a new one.
 * - `wait`: he may take it again later. `handed-in`: it is passed, or a contest's only go is used.
 * - `failed`: no attempt is left. `closed`: it is over, only a make-up paper is left. `over`: not even that.
 * - `closing`: time is up, and what he has answered is about to be handed in as it is.
 * - `later`: it has not begun. `uninvited`: he is not asked.
 */
export type Way =
  | { way: "go-on"; paperId: number }
  | { way: "draw"; attempt: number }
  | { way: "wait"; until: Date; score: number }
  | { way: "handed-in"; score: number | null }
  | { way: "failed"; score: number }
  | { way: "closed" | "over" | "closing" | "later" | "uninvited" };

/** What somebody asks for: `make-up` also the paper of a test whose window he has missed. */
export type Wish = "take" | "make-up";

/** What a person who speaks at `at` can do at this test. */
export function wayAt(standing: Standing, at: Date, wish: Wish): Way {
  const { status, opensAt, closesAt, paper } = standing;
  if (status === null) return { way: "uninvited" };
  if (at < opensAt) return { way: "later" };
  const open = at <= closesAt;
  if (paper === null) return withoutPaper(standing, open, wish);
  if (paper.handedInAt !== null) return handedIn(standing, paper, at);
  const goesOn = { way: "go-on", paperId: paper.id } as const;
  if (open || paper.drawnAt > closesAt) return goesOn;
  if (paper.begun) return { way: "closing" };
  if (isContest(standing)) return { way: "over" };
  return paper.attempt > 1 || wish === "make-up" ? goesOn : { way: "closed" };
}

function withoutPaper(standing: Standing, open: boolean, wish: Wish): Way {
  const settled = standing.status === "on_time" || standing.status === "late";
  // Somebody has vouched for him, as after a deaf window.
  if (settled || standing.status === "made_up") return { way: "handed-in", score: null };
  if (open) return { way: "draw", attempt: 1 };
  if (isContest(standing)) return { way: "over" };
  return wish === "make-up" ? { way: "draw", attempt: 1 } : { way: "closed" };
}

function handedIn(standing: Standing, paper: NewestPaper, at: Date): Way {
  const { attempt, retakeAt } = paper;
  const score = paper.score ?? 0;
  if (isContest(standing)) {
    const again = retakeAt !== null && at <= standing.closesAt;
    return again ? { way: "draw", attempt: attempt + 1 } : { way: "handed-in", score };
  }
  if (paper.passed) return { way: "handed-in", score };
  if (retakeAt === null) return { way: "failed", score };
  if (at < retakeAt) return { way: "wait", until: retakeAt, score };
  return { way: "draw", attempt: attempt + 1 };
}

/** A test with what can be done there. */
export type Option = { standing: Standing; way: Way };

/** What a request for a paper comes to: one test, several plans to choose from, or the nearest reason why none. */
export type Chosen =
  | { chosen: "one"; option: Option; attempts: number }
  | { chosen: "several"; plans: string[] }
  | { chosen: "none"; nearest: Option | null };

/** A test that is over is spoken of for so long when nobody names it. */
export const REMEMBERED_MS = 7 * 24 * 60 * 60 * 1000;

/** How little each reason why there is no paper helps; what is past helps less than what is to come. */
const REASONS: Readonly<Record<Way["way"], { now: number; past: number }>> = {
  closing: { now: 0, past: 0 },
  wait: { now: 1, past: 1 },
  "handed-in": { now: 2, past: 7 },
  failed: { now: 3, past: 6 },
  later: { now: 4, past: 4 },
  closed: { now: 5, past: 5 },
  over: { now: 8, past: 8 },
  uninvited: { now: 9, past: 9 },
  "go-on": { now: 9, past: 9 },
  draw: { now: 9, past: 9 },
};

/**
 * The test that a request means. With 答题 one that is open comes before a retake of an older one of the same plan,
 * with 补考 the other way round; of several of one plan the newest.
 */
export function chooseTest(
  standings: readonly Standing[],
  asked: { at: Date; wish: Wish; plan: string | null },
): Chosen {
  const { at, wish, plan } = asked;
  const options = namedPlans(standings, plan).map((standing) => ({
    standing,
    way: wayAt(standing, at, wish),
  }));
  const possible = options.filter(({ way }) => way.way === "go-on" || way.way === "draw");
  // By name, since that is all people can say: of two programmes' plans of one name one comes after the other.
  const best = new Map<string, Option>();
  for (const option of [...possible].sort((a, b) => precedence(a, b, asked))) {
    if (!best.has(option.standing.plan)) best.set(option.standing.plan, option);
  }
  const [first, ...others] = best.values();
  if (!first) return { chosen: "none", nearest: nearestReason(options, at, plan !== null) };
  if (others.length > 0) {
    return { chosen: "several", plans: [first, ...others].map(({ standing }) => standing.plan) };
  }
  return { chosen: "one", option: first, attempts: parametersFor(first.standing).attempts };
}

function precedence(a: Option, b: Option, { at, wish }: { at: Date; wish: Wish }): number {
  const rank = ({ standing, way }: Option) => {
    const open = at <= standing.closesAt;
    const again = (standing.paper?.attempt ?? 0) > 1 || (way.way === "draw" && way.attempt > 1);
    if (wish === "make-up") return again ? 0 : open ? 2 : 1;
    return (open ? 0 : 2) + (way.way === "go-on" ? 0 : 1);
  };
  const newest = b.standing.opensAt.getTime() - a.standing.opensAt.getTime();
  return rank(a) - rank(b) || newest;
}

function nearestReason(options: readonly Option[], at: Date, named: boolean): Option | null {
  const recent = options.filter(
    ({ standing }) => named || standing.closesAt.getTime() + REMEMBERED_MS >= at.getTime(),
  );
  const weight = ({ standing, way }: Option) =>
    REASONS[way.way][standing.closesAt < at ? "past" : "now"];
  const [nearest] = recent.sort(
    (a, b) => weight(a) - weight(b) || b.standing.opensAt.getTime() - a.standing.opensAt.getTime(),
  );
  return nearest ?? null;
}
