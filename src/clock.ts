/** The only source of "now". Live code gets the system clock, rehearsals and tests one they move by hand. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

export type ManualClock = Clock & {
  /** Moves to `instant`; throws when that would go back. */
  moveTo(instant: Date): void;
};

/** A clock that stands still until it is moved, and never goes back. */
export function manualClock(start: Date): ManualClock {
  let current = start.getTime();
  return {
    now: () => new Date(current),
    moveTo(instant) {
      if (instant.getTime() < current) {
        throw new Error(
          `the clock cannot go back from ${new Date(current).toISOString()} to ${instant.toISOString()}`,
        );
      }
      current = instant.getTime();
    },
  };
}
