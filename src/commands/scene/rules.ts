import type { LocalDate } from "../../calendar/work-calendar.ts";
import type { Who } from "../names/rules.ts";

/** What every part of the reader needs to know about the moment and the speaker. */
export type Scene = {
  /** The local date and the minutes since local midnight at which the message was sent. */
  today: LocalDate;
  minute: number;
  private: boolean;
  /** In private, or with a mention of the bot: the words are certainly meant for it. */
  addressed: boolean;
  /** Somebody else is mentioned with @. */
  othersMentioned: boolean;
  who: Who;
};
