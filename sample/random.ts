/** A source of chance that gives the same values at every run. */
export type Random = {
  /** 0 (inclusive) to 1 (exclusive). */
  next(): number;
  /** A number between both bounds, not rounded. */
  between(from: number, until: number): number;
  /** A whole number, both bounds included. */
  integer(from: number, through: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** One of the entries, each as likely as its weight says. */
  weighted<T>(entries: readonly (readonly [T, number])[]): T;
  shuffled<T>(items: readonly T[]): T[];
};

/** FNV-1a, which spreads even similar topic names over all 32 bits. */
function seedOf(topic: string): number {
  let hash = 0x811c9dc5;
  for (const character of topic) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 0;
}

/** The mulberry32 generator: small, quick, and good enough for a sample. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Each topic draws from its own stream, so that a change in one leaves the others as they were. */
export function randomFor(topic: string): Random {
  const next = generator(seedOf(topic));
  const integer = (from: number, through: number) =>
    from + Math.floor(next() * (through - from + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[integer(0, items.length - 1)];
    if (item === undefined) throw new Error(`nothing to pick for ${topic}`);
    return item;
  };
  return {
    next,
    integer,
    pick,
    between: (from, until) => from + next() * (until - from),
    chance: (probability) => next() < probability,
    weighted(entries) {
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of entries) {
        left -= weight;
        if (left < 0) return item;
      }
      return pick(entries)[0];
    },
    shuffled(items) {
      const copy = [...items];
      for (let index = copy.length - 1; index > 0; index--) {
        const other = integer(0, index);
        [copy[index], copy[other]] = [
          copy[other] as (typeof copy)[number],
          copy[index] as (typeof copy)[number],
        ];
      }
      return copy;
    },
  };
}
