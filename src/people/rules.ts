/** WGS84: what a phone's GPS gives. GCJ02: what domestic maps give; 300 to 500 m apart within China. */
export type Datum = "GCJ02" | "WGS84";

/** What a membership lets its holder do; the importer reads 管理员, 秘书 and 干部. */
export type RoleName = "administrator" | "secretary" | "cadre";

/** A unit as the workbook describes it; coordinates in degrees of `datum`. */
export type Unit = {
  id: number;
  name: string;
  parentId: number | null;
  category: string | null;
  longitude: number | null;
  latitude: number | null;
  datum: Datum;
  liaisonId: number | null;
  /** The row order of the workbook, in which units are listed. */
  position: number;
};

/** All units of the county, with the walks up and down that every feature needs. */
export type UnitTree = {
  all: readonly Unit[];
  get(id: number): Unit;
  /** The unit itself, then its parent, up to the root. */
  upward(id: number): Unit[];
  /** The unit itself and all below, in workbook order. */
  within(id: number): Unit[];
};

/** Builds the tree; `units` must be free of cycles, which the workbook check guarantees. */
export function unitTree(units: readonly Unit[]): UnitTree {
  const all = [...units].sort((a, b) => a.position - b.position || a.id - b.id);
  const byId = new Map(all.map((unit) => [unit.id, unit]));
  const get = (id: number) => {
    const unit = byId.get(id);
    if (!unit) throw new Error(`no unit ${id}`);
    return unit;
  };
  const upward = (id: number): Unit[] => {
    const unit = get(id);
    return unit.parentId === null ? [unit] : [unit, ...upward(unit.parentId)];
  };
  return {
    all,
    get,
    upward,
    within: (id) => all.filter((unit) => upward(unit.id).some((above) => above.id === id)),
  };
}

/** A bound group, as messages to it need it. */
export type Group = { id: number; name: string; unitId: number; platform: string };

/** Which group speaks to which unit. */
export type Groups = {
  /** The bound group of the unit, or of the nearest unit above it. */
  groupOf(unitId: number): Group | null;
  /** Every group of these units and all below; a unit without one adds its nearest above. Each once, in unit order. */
  within(unitIds: readonly number[]): Group[];
};

/** Looks groups up by unit. `groups` in the order in which they were bound; a unit's first group is its own. */
export function groupsOfUnits(tree: UnitTree, groups: readonly Group[]): Groups {
  const byUnit = new Map<number, Group[]>();
  for (const group of groups)
    byUnit.set(group.unitId, [...(byUnit.get(group.unitId) ?? []), group]);
  const groupOf = (unitId: number): Group | null => {
    const unit = tree.upward(unitId).find((above) => byUnit.has(above.id));
    return unit ? (byUnit.get(unit.id)?.[0] ?? null) : null;
  };
  return {
    groupOf,
    within(unitIds) {
      const found = new Map<number, Group>();
      for (const unit of unitIds.flatMap((id) => tree.within(id))) {
        const nearest = groupOf(unit.id);
        for (const group of byUnit.get(unit.id) ?? (nearest ? [nearest] : [])) {
          found.set(group.id, group);
        }
      }
      return [...found.values()];
    },
  };
}

/** What a person may do: a role holds for its unit and all below; an administrator's holds everywhere. */
export type Authority = {
  administrator: boolean;
  /** Units over which he is secretary, those below included. */
  secretaryOf: ReadonlySet<number>;
};

/** One role of a person; an administrator by setup code has it without a unit. */
export type Role = { role: RoleName; unitId: number | null };

/** Adds a person's roles up. */
export function authorityOf(tree: UnitTree, roles: readonly Role[]): Authority {
  const secretaryOf = new Set<number>();
  for (const { role, unitId } of roles) {
    if (role !== "secretary" || unitId === null) continue;
    for (const unit of tree.within(unitId)) secretaryOf.add(unit.id);
  }
  return { administrator: roles.some(({ role }) => role === "administrator"), secretaryOf };
}

/** Whether he commands this unit, as its secretary, as one of a unit above it, or as administrator. */
export function commands(authority: Authority, unitId: number | null): boolean {
  if (authority.administrator) return true;
  return unitId !== null && authority.secretaryOf.has(unitId);
}

/** What became of a contact shared to be bound. */
export type ContactBinding =
  | { outcome: "bound"; name: string }
  | { outcome: "already"; name: string }
  | { outcome: "not-own" }
  | { outcome: "not-in-roster" };

/** What became of 我是 姓名; `unitId` is where the person serves. */
export type IdentityClaim =
  | { outcome: "claimed"; personId: number; name: string; unitId: number | null }
  | { outcome: "already"; name: string }
  | { outcome: "several"; names: string[] }
  | { outcome: "unknown" };
