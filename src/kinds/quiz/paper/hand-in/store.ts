import type { Transaction } from "../../../../db/client.ts";

/** An obligation about which nothing can be done any more. */
export type Final = {
  obligationId: number;
  occurrenceId: number;
  personId: number;
  unitId: number;
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
    RETURNING b.id AS "obligationId", b."occurrenceId", b."personId", b."unitId"`;
}
