import type { LocalDate } from "../../calendar/work-calendar.ts";
import type { ObligationStatus } from "../rules.ts";

/** One line of 我的记录: where a person stands in one window, and what stands behind it. */
export type RecordEntry = {
  date: LocalDate;
  plan: string;
  status: ObligationStatus;
  at: Date | null;
  evidence: string | null;
};
