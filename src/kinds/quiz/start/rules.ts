import type { Shortage } from "../rules.ts";

/**
 * What became of 测试 计划.
 *
 * - `not-allowed`: he is neither secretary nor administrator. `none`: there is no plan that he may start.
 * - `not-now`: it is too early or too late in the day. `others`: the plan asks only units of others.
 * - `ended`: its programme is over. `nobody`: nobody of his units is expected. `running`: it is open already.
 */
export type Started =
  | { outcome: "started"; plan: string; dueAt: Date; expected: number }
  | { outcome: "not-allowed" | "none" | "not-now" }
  | { outcome: "unknown"; plan: string; plans: string[] }
  | { outcome: "several"; plans: string[] }
  | { outcome: "others" | "ended" | "nobody"; plan: string }
  | { outcome: "running"; plan: string; until: Date }
  | { outcome: "short"; plan: string; shortages: Shortage[] };
