import type { LocalDate } from "../../calendar/work-calendar.ts";
import type { KindWords } from "../../kinds/rules.ts";

/** Who stands where in one window, for the units asked about. */
export type RosterList = {
  plan: string;
  date: LocalDate;
  open: boolean;
  words: KindWords;
  expected: number;
  done: number;
  owing: string[];
  excused: string[];
  held: string[];
};
