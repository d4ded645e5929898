import { PLATFORMS, type PlatformName } from "../inbox/rules.ts";
import type { Tables } from "./read-sheets.ts";
import { cleanToken } from "./reader.ts";
import type { Report } from "./report.ts";
import {
  type KnownNames,
  type RowReader,
  readReference,
  rowReaders,
  uniqueNames,
} from "./row-reader.ts";
import type { GroupEntry } from "./rules.ts";
import { cellWords, rosterWords } from "./wording.ts";

const SHEET = "群";
const PLATFORM_WORDS: ReadonlyMap<string, PlatformName> = new Map(
  PLATFORMS.map((name) => [name, name]),
);

function readGroupId(reader: RowReader, platform: PlatformName, name: string): string | null {
  const written = cleanToken(reader.text("群号", 100));
  // A rehearsed group has no other id than its name.
  if (platform === "sandbox") return written || name;
  if (platform === "telegram" && written !== "" && !/^-?\d{5,20}$/u.test(written)) {
    reader.problem("群号", rosterWords.badGroupId(written));
  }
  return written || null;
}

/** Checks 群; one platform has no two groups of one name or one 群号. */
export function checkGroups(tables: Tables, units: KnownNames, report: Report): GroupEntry[] {
  const names = uniqueNames();
  const ids = new Map<string, number>();
  return rowReaders(tables, SHEET, report).flatMap((reader): GroupEntry[] => {
    const name = reader.name("群名", true);
    const unit = readReference(reader, "单位", units, "单位", true);
    const platform = reader.oneOf("平台", PLATFORM_WORDS, null);
    if (platform === null) return [];
    const isNew = names.claim(reader, "群名", name, `${platform}\n${name}`);
    const externalId = readGroupId(reader, platform, name);
    const first = externalId === null ? undefined : ids.get(`${platform}\n${externalId}`);
    if (externalId !== null && isNew) {
      if (first === undefined) ids.set(`${platform}\n${externalId}`, reader.row);
      else reader.problem("群号", cellWords.duplicate(externalId, first));
    }
    return unit === null || !isNew ? [] : [{ name, unit, platform, externalId }];
  });
}
