/** The ids of everything that programmes and plans refer to, by name. */
export type Ids = Readonly<Record<"units" | "posts" | "ladders", ReadonlyMap<string, number>>>;

/** The ids of names that the check has found to exist, in ascending order. */
export function idsOf(names: readonly string[], ids: ReadonlyMap<string, number>): number[] {
  return names.flatMap((name) => ids.get(name) ?? []).sort((a, b) => a - b);
}
