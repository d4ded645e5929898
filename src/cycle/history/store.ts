import type { Transaction } from "../../db/client.ts";

/** A step that was taken about a unit or somebody of it; `person` null: about the unit. */
export type TakenStep = { unitId: number; person: string | null; action: string; at: Date };

/**
 * The steps of a programme's ladders that reached anybody since an instant, oldest first: sent, or published as a draft,
 * and not revoked. Reminders are none.
 */
export function stepsTaken(
  tx: Transaction,
  programmeId: number,
  since: Date,
): Promise<TakenStep[]> {
  return tx.$queryRaw<TakenStep[]>`
    SELECT COALESCE(r."unitId", b."unitId") AS "unitId", CASE WHEN r."unitId" IS NULL THEN r.subject END AS person,
           e.action, COALESCE(d.at, e.at) AS at
    FROM "LadderRun" r
    JOIN "LadderEntry" e ON e."runId" = r.id
    LEFT JOIN "Obligation" b ON b.id = r."obligationId"
    LEFT JOIN "Draft" d ON d."runId" = r.id AND d.step = e.step AND d.status = 'published'
    WHERE r."programmeId" = ${programmeId} AND e.action <> '提醒' AND COALESCE(d.at, e.at) >= ${since}
      AND (d.id IS NOT NULL OR e.outcome = 'sent') AND COALESCE(r."unitId", b."unitId") IS NOT NULL
      AND (r."unitId" IS NULL OR r."nextStep" > e.step)
    ORDER BY 4, e.id`;
}
