/** A local date, YYYY-MM-DD. Text, because no time zone can shift it. */
export type LocalDate = string;

/** The county's calendar: the published holidays and make-up days with the 日历 sheet on top. */
export type WorkCalendar = {
  /** The zone of every local time, e.g. Asia/Shanghai. */
  readonly zone: string;
  isWorkingDay(date: LocalDate): boolean;
  /** Whether the holidays of this date's year are known; if not, only weekends and the sheet count. */
  covers(date: LocalDate): boolean;
};
