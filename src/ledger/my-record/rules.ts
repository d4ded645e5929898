import type { LocalDate } from "../../calendar/work-calendar.ts";
import type { ObligationStatus } from "../rules.ts";

/** One line of 我的记录: where a person stands in one window, and what stands behind it. */
export type RecordEntry = {
  date: LocalDate;
  plan: string;
  status: ObligationStatus;
  at: Date | null;
  evidence: string | null;
  /** What somebody has who did not do it; null where 缺 says it. */
  owing: string | null;
  /** Whether a paper was handed in that is not enough. */
  failed: boolean;
  /** Whether a test can still be passed. */
  canRetake: boolean;
};
