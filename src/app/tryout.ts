import { type Cadence, readCadence } from "../calendar/cadence.ts";
import { addDays } from "../calendar/dates.ts";
import { localDate, localMinute } from "../calendar/zone.ts";
import type { County } from "../workbook/rules.ts";
import { tryoutWords } from "./wording.ts";

/** The township whose group a newcomer meets in the terminal. */
const TRYOUT_UNIT = "东关镇";

/** Long enough to look around, short enough to see it close. */
const TRYOUT_MINUTES = 60;

/**
 * The sample county with one more sign-in that is open now, in one township: its own windows are in the morning of
 * working days, and whoever tries it at another hour would see a bot that says nothing.
 */
export function withTryout(county: County, now: Date, zone: string): County {
  const today = localDate(now, zone);
  const opens = localMinute(now, zone);
  const closes = opens + TRYOUT_MINUTES;
  const cadence = readCadence({
    周期: today,
    开始: clock(opens),
    截止: closes < 24 * 60 ? clock(closes) : `次日 ${clock(closes - 24 * 60)}`,
  });
  if (!cadence.ok) throw new Error("the try-out's cadence cannot be read");
  const plan = planOf(cadence.value);
  const programme = {
    ...tryoutWords.programme,
    endsOn: addDays(today, 1),
    units: [TRYOUT_UNIT],
    beats: [],
    ranked: false,
    scoring: null,
    periods: [],
    ladder: null,
    plans: [plan],
  };
  return { ...county, programmes: [...county.programmes, programme] };
}

function planOf(cadence: Cadence) {
  const { plan, body } = tryoutWords;
  return {
    name: plan,
    kind: "签到",
    units: [],
    posts: [],
    cadence,
    graceMinutes: 10,
    parameters: {},
    body,
  };
}

function clock(minute: number): string {
  const pad = (number: number) => String(number).padStart(2, "0");
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}
