/** One line of the table: what we do and what the baseline does in the same run, both as a rate or a time. */
export type Row = {
  what: string;
  unit: string;
  ours: number;
  baseline: number | null;
  /** What the baseline is. */
  against: string;
  /** What must hold, and whether it does. */
  wanted: string;
  met: boolean;
};

/** What our figure is of the baseline's; null without one. */
export function ratioOf({ ours, baseline }: Row): number | null {
  return baseline === null || baseline === 0 ? null : ours / baseline;
}

const HEADER = ["what", "ours", "baseline", "ratio", "wanted", "met"];

/** The table as text, columns aligned. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [HEADER, ...rows.map(cells)];
  const widths = HEADER.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const text = (line: readonly string[]) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return lines.map(text).join("\n");
}

function cells(row: Row): string[] {
  const ratio = ratioOf(row);
  return [
    row.what,
    `${rounded(row.ours)} ${row.unit}`,
    row.baseline === null ? row.against : `${rounded(row.baseline)} ${row.unit} (${row.against})`,
    ratio === null ? "" : `${rounded(ratio)}x`,
    row.wanted,
    row.met ? "yes" : "NO",
  ];
}

function rounded(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(value >= 10 ? 1 : 2);
}
