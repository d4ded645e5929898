const SEGMENTED_COVERAGE = 12;

/**
 * The characters a TrueType or OpenType font has glyphs for, read from its `cmap` (format 12, which every font with
 * characters beyond U+FFFF has). Throws when there is none.
 */
export function coverageOf(font: Buffer): ReadonlySet<number> {
  const table = tableAt(font, "cmap");
  const subtables = Array.from({ length: font.readUInt16BE(table + 2) }, (_, index) =>
    font.readUInt32BE(table + 4 + 8 * index + 4),
  ).map((offset) => table + offset);
  const subtable = subtables.find((start) => font.readUInt16BE(start) === SEGMENTED_COVERAGE);
  if (subtable === undefined) throw new Error("the font has no cmap of format 12");
  const covered = new Set<number>();
  const groups = font.readUInt32BE(subtable + 12);
  for (let group = 0; group < groups; group++) {
    const start = subtable + 16 + 12 * group;
    const last = font.readUInt32BE(start + 4);
    for (let code = font.readUInt32BE(start); code <= last; code++) covered.add(code);
  }
  return covered;
}

function tableAt(font: Buffer, name: string): number {
  const tables = font.readUInt16BE(4);
  for (let index = 0; index < tables; index++) {
    const entry = 12 + 16 * index;
    if (font.toString("latin1", entry, entry + 4) === name) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`the font has no table ${name}`);
}
