/** Everything that is carried; `inbox` and `deliver` are wakes, the others name one due row by its id. */
export const JOB_NAMES = [
  "inbox",
  "deliver",
  "open",
  "remind",
  "close",
  "plan",
  "beat",
  "supplement",
  "escalate",
  "task",
  "board",
] as const;
export type JobName = (typeof JOB_NAMES)[number];

/** Does what one due row asks for, if it is still due; returns a word for the log, such as done or skipped. */
export type Handler = (id: string) => Promise<string>;
export type Handlers = Record<JobName, Handler>;
