/** A line typed at the sandbox's terminal. `group` is null for the group in use. */
export type TerminalLine =
  | { meaning: "nothing" }
  | { meaning: "help" }
  | {
      meaning: "said";
      name: string;
      where: "group" | "private";
      group: string | null;
      text: string;
    }
  | {
      meaning: "located";
      name: string;
      where: "group" | "private";
      group: string | null;
      longitude: number;
      latitude: number;
    };

const IN_GROUP = /^[#＃](\S+)\s+(.*)$/s;
const PRIVATE_BEFORE = /^私聊?\s*[:：]\s*(.*)$/s;
const SPOKEN = /^([^\s:：]{1,40})((?:\s+(?:私聊?|定位))*)\s*[:：](.*)$/s;
const COORDINATES = /^(-?\d{1,3}(?:\.\d+)?)\s*[,，]\s*(-?\d{1,2}(?:\.\d+)?)$/;

/**
 * Reads `姓名：文字`, `姓名 私聊：文字`, `私：姓名：文字`, `#群名 姓名：文字` and `姓名 定位：经度,纬度`,
 * with full- or half-width signs.
 */
export function readTerminalLine(line: string): TerminalLine {
  const trimmed = line.trim();
  if (trimmed === "") return { meaning: "nothing" };
  const grouped = IN_GROUP.exec(trimmed);
  const group = grouped?.[1] ?? null;
  const afterGroup = grouped?.[2] ?? trimmed;
  const aside = PRIVATE_BEFORE.exec(afterGroup);
  const spoken = SPOKEN.exec(aside?.[1] ?? afterGroup);
  const [, name = "", marks = "", rest = ""] = spoken ?? [];
  const text = rest.trim();
  if (name === "" || text === "") return { meaning: "help" };
  const where = aside || marks.includes("私") ? ("private" as const) : ("group" as const);
  if (!marks.includes("定位")) return { meaning: "said", name, where, group, text };
  const [, longitude, latitude] = COORDINATES.exec(text) ?? [];
  if (longitude === undefined || latitude === undefined) return { meaning: "help" };
  const point = { longitude: Number(longitude), latitude: Number(latitude) };
  return { meaning: "located", name, where, group, ...point };
}
