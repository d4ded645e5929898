import { readFileSync } from "node:fs";
import { coverageOf } from "./coverage.ts";

/** Noto Sans Hans under the SIL Open Font License: all of the 20,902 basic characters, and 6,582 rare ones. */
const FAMILY = "Noto Sans Hans";
const FILES = [
  ["NotoSansHans-Regular.otf", 400],
  ["NotoSansHans-Bold.otf", 700],
] as const;

export type Fonts = {
  family: string;
  files: { name: string; data: Buffer; weight: 400 | 700; style: "normal" }[];
  /** Whether every one of the files has a glyph for it. */
  covers(codePoint: number): boolean;
};

/** Reads the fonts, 17 MB, from the installed package. */
export function loadFonts(): Fonts {
  const entry = import.meta.resolve("@embedpdf/fonts-sc");
  const files = FILES.map(([file, weight]) => ({
    name: FAMILY,
    data: readFileSync(new URL(`../fonts/${file}`, entry)),
    weight,
    style: "normal" as const,
  }));
  const coverages = files.map(({ data }) => coverageOf(data));
  return {
    family: FAMILY,
    files,
    covers: (codePoint) => coverages.every((covered) => covered.has(codePoint)),
  };
}
