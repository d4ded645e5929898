/** What one process does: any mixture, by default all. */
export const ROLES = ["bot", "worker", "scheduler", "console"] as const;
/** One of the roles. */
export type Role = (typeof ROLES)[number];

/** Reads `bot,worker`; null when a name is unknown or none is given. */
export function readRoles(text: string): Role[] | null {
  const named = text
    .split(/[,，]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const roles = ROLES.filter((role) => named.includes(role));
  return roles.length > 0 && named.every((name) => ROLES.some((role) => role === name))
    ? roles
    : null;
}
