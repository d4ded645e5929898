import type { Transaction } from "../../../../db/client.ts";

/** An obligation about which nothing can be done any more. */
export type Final = {
  obligationId: number;
  occurrenceId: number;
  personId: number;
  unitId: number;
  /** Whether nobody counts it against him, as on leave. */
  excused: boolean;
};

/** Marks that these persons can do nothing more about these tests. Returns their obligations. */
export function setUndoable(
  tx: Transaction,
  pairs: readonly { occurrenceId: number; personId: number }[],
): Promise<Final[]> {
  return tx.$queryRaw<Final[]>`
    UPDATE "Obligation" b SET doable = false
    FROM unnest(${pairs.map((pair) => pair.occurrenceId)}::int[], ${pairs.map((pair) => pair.personId)}::int[])
      AS v(occurrence, person)
    WHERE b."occurrenceId" = v.occurrence AND b."personId" = v.person
    RETURNING b.id AS "obligationId", b."occurrenceId", b."personId", b."unitId",
      b.status = 'excused' AS excused`;
}

/** Those of whom nothing is expected at this occurrence any more, as on leave. */
export async function excusedPersons(tx: Transaction, occurrenceId: number): Promise<Set<number>> {
  const rows = await tx.obligation.findMany({
    where: { occurrenceId, status: "excused" },
    select: { personId: true },
  });
  return new Set(rows.map(({ personId }) => personId));
}

/** Takes every answer off these papers, which nobody has handed in. */
export async function clearAnswers(tx: Transaction, paperIds: readonly number[]): Promise<void> {
  if (paperIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Paper" SET answers = array_fill(''::text, ARRAY[cardinality(answers)]), current = 0
    WHERE id = ANY(${[...paperIds]}::int[]) AND "handedInAt" IS NULL`;
}
