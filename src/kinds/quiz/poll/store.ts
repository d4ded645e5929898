import type { Transaction } from "../../../db/client.ts";
import type { PoolQuestion } from "../paper/draw/rules.ts";
import type { ContestPoll, Vote, VotedPaper } from "./rules.ts";

/** A poll to be posted by the message `outboxId`; `occurrenceId` null: for practice. */
export type NewPoll = {
  outboxId: number;
  questionId: number;
  order: readonly number[];
  occurrenceId: number | null;
  position: number;
};

/** Notes which messages are polls, before they are sent; one that is known stays as it is. */
export async function addPolls(tx: Transaction, polls: readonly NewPoll[]): Promise<void> {
  const data = polls.map((poll) => ({ ...poll, order: [...poll.order] }));
  await tx.poll.createMany({ data, skipDuplicates: true });
}

/** A poll with the end of its contest; `closesAt` null: for practice. */
export type PollRow = {
  id: number;
  questionId: number;
  order: number[];
  position: number;
  closesAt: Date | null;
};

/** The poll that a message posts; null when it is none, or only the rest of a long one. */
export async function pollBehind(tx: Transaction, outboxId: number): Promise<PollRow | null> {
  const [found] = await tx.$queryRaw<PollRow[]>`
    SELECT p.id, p."questionId", p."order", p.position, c."closesAt"
    FROM "Poll" p LEFT JOIN "Occurrence" c ON c.id = p."occurrenceId" WHERE p."outboxId" = ${outboxId}`;
  return found ?? null;
}

/** The poll that a platform calls so. */
export async function pollCalled(
  tx: Transaction,
  platform: string,
  externalId: string,
): Promise<PollRow | null> {
  const [found] = await tx.$queryRaw<PollRow[]>`
    SELECT p.id, p."questionId", p."order", p.position, c."closesAt"
    FROM "Poll" p LEFT JOIN "Occurrence" c ON c.id = p."occurrenceId"
    WHERE p.platform = ${platform} AND p."externalId" = ${externalId}`;
  return found ?? null;
}

/** Whether a poll is on its way whose name on its platform is not known yet. */
export async function isAnyUnderWay(tx: Transaction): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Outbox" o JOIN "Poll" p ON p."outboxId" = o.id AND p."externalId" IS NULL
    WHERE o.status = 'claimed' LIMIT 1`;
  return rows.length > 0;
}

/** The person behind a bound account, or null. */
export async function boundPerson(
  tx: Transaction,
  platform: string,
  externalId: string,
): Promise<number | null> {
  const where = { platform_externalId: { platform, externalId } };
  return (await tx.account.findUnique({ where, select: { personId: true } }))?.personId ?? null;
}

/** Keeps what somebody has chosen, unless something newer is known. Returns whether it is his first choice there. */
export async function saveVote(tx: Transaction, vote: Vote): Promise<boolean> {
  const { pollId, personId, options, at } = vote;
  const [row] = await tx.$queryRaw<{ first: boolean }[]>`
    INSERT INTO "PollChoice" ("pollId", "personId", options, at)
    VALUES (${pollId}, ${personId}, ${[...options]}::int[], ${at})
    ON CONFLICT ("pollId", "personId") DO UPDATE SET options = excluded.options, at = excluded.at
      WHERE "PollChoice".at <= excluded.at
    RETURNING xmax = 0 AS first`;
  return row?.first ?? false;
}

/** Somebody has taken his choice back. */
export async function removeVote(
  tx: Transaction,
  { pollId, personId, at }: Omit<Vote, "options">,
): Promise<void> {
  await tx.pollChoice.deleteMany({ where: { pollId, personId, at: { lte: at } } });
}

/** The polls of a contest, in the order of its questions. */
export function contestPolls(tx: Transaction, occurrenceId: number): Promise<ContestPoll[]> {
  return tx.$queryRaw<ContestPoll[]>`
    SELECT p.id, p."questionId", p."order", p.position, q.type::text AS type
    FROM "Poll" p JOIN "Question" q ON q.id = p."questionId"
    WHERE p."occurrenceId" = ${occurrenceId} ORDER BY p.position, p.id`;
}

/** What those expected at a contest have chosen in its polls. */
export function votesIn(tx: Transaction, occurrenceId: number): Promise<Vote[]> {
  return tx.$queryRaw<Vote[]>`
    SELECT v."pollId", v."personId", v.options, v.at
    FROM "Poll" p
    JOIN "PollChoice" v ON v."pollId" = p.id
    JOIN "Obligation" b ON b."occurrenceId" = p."occurrenceId" AND b."personId" = v."personId"
    WHERE p."occurrenceId" = ${occurrenceId} ORDER BY v.at, v."pollId", v."personId"`;
}

/** Lays choices down as papers; who has begun one in private, or handed it in, keeps that. */
export async function addVotedPapers(
  tx: Transaction,
  occurrenceId: number,
  papers: readonly VotedPaper[],
): Promise<void> {
  const rows = papers.map(({ from, until, ...paper }) => ({
    ...paper,
    drawnAt: from,
    touchedAt: until,
  }));
  await tx.$executeRaw`
    INSERT INTO "Paper" ("occurrenceId", "personId", attempt, items, answers, marks, "drawnAt", "touchedAt")
    SELECT ${occurrenceId}, r."personId", 1, r.items, r.answers, '{}', r."drawnAt", r."touchedAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("personId" int, items jsonb, answers text[],
      "drawnAt" timestamptz, "touchedAt" timestamptz)
    ON CONFLICT ("occurrenceId", "personId", attempt) DO UPDATE SET items = excluded.items,
      answers = excluded.answers, "drawnAt" = excluded."drawnAt", "touchedAt" = excluded."touchedAt"
      WHERE "Paper"."handedInAt" IS NULL AND array_to_string("Paper".answers, '') = ''`;
}

/** The groups, on these platforms, in which people are asked for an occurrence. */
export function groupsAsked(
  tx: Transaction,
  occurrenceId: number,
  platforms: readonly string[],
): Promise<{ id: number }[]> {
  return tx.$queryRaw<{ id: number }[]>`
    SELECT c.id FROM "Channel" c
    WHERE c.present AND c.platform = ANY(${[...platforms]}::text[]) AND c."externalId" IS NOT NULL
      AND EXISTS (SELECT 1 FROM "Obligation" b WHERE b."occurrenceId" = ${occurrenceId} AND b."channelId" = c.id)
    ORDER BY c.id`;
}

/** What a group may practise, least often asked there first and by chance; nothing that a paper or poll now asks. */
export function pollable(
  tx: Transaction,
  wanted: { channelId: number; category: string | null; seed: string; limit: number },
): Promise<(PoolQuestion & { asked: number })[]> {
  const { channelId, category, seed, limit } = wanted;
  return tx.$queryRaw<(PoolQuestion & { asked: number })[]>`
    SELECT q.id, q.type::text AS type, q.category, cardinality(q.options) AS "optionCount", (
      SELECT count(*)::int FROM "Poll" p JOIN "Outbox" o ON o.id = p."outboxId"
      WHERE p."questionId" = q.id AND o."channelId" = ${channelId}) AS asked
    FROM "Question" q
    WHERE q.active AND (${category}::text IS NULL OR q.category = ${category}::text)
      AND q.id NOT IN (
        SELECT (item ->> 'questionId')::int FROM "Paper" p
        JOIN "Occurrence" c ON c.id = p."occurrenceId", jsonb_array_elements(p.items) item
        WHERE c.status = 'open' OR p."handedInAt" IS NULL
        UNION ALL
        SELECT p."questionId" FROM "Poll" p JOIN "Occurrence" c ON c.id = p."occurrenceId" WHERE c.status = 'open')
    ORDER BY asked, md5(${seed} || q.id), q.id LIMIT ${limit}`;
}
