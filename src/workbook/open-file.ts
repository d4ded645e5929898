import { type FileHandle, open } from "node:fs/promises";
import ExcelJS, { type Workbook } from "exceljs";
import { fileWords } from "./wording.ts";

/** A county of 100,000 rows takes about 5 MB; larger files hold pictures. */
const MOST_MEGABYTES = 50;
/** Parts that hold no data; some are expanded cell by cell over whole columns and would take minutes. */
const IGNORED_PARTS = [
  "dataValidations",
  "conditionalFormatting",
  "hyperlinks",
  "extLst",
  "drawing",
  "picture",
  "legacyDrawing",
  "tableParts",
];

async function headProblem(handle: FileHandle, path: string): Promise<string | null> {
  const stats = await handle.stat();
  if (stats.isDirectory()) return fileWords.directory(path);
  if (stats.size === 0) return fileWords.empty();
  if (stats.size > MOST_MEGABYTES * 1024 * 1024) return fileWords.tooLarge(MOST_MEGABYTES);
  const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
  if (buffer.toString("hex") === "d0cf11e0") return fileWords.oldOrLocked();
  return buffer.toString("latin1", 0, 2) === "PK" ? null : fileWords.notWorkbook();
}

function openingProblem(error: unknown, path: string): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "ENOENT" || code === "ENOTDIR"
    ? fileWords.missing(path)
    : fileWords.unreachable(path);
}

async function fileProblem(path: string): Promise<string | null> {
  let handle: FileHandle;
  try {
    handle = await open(path, "r");
  } catch (error) {
    return openingProblem(error, path);
  }
  try {
    return await headProblem(handle, path);
  } finally {
    await handle.close();
  }
}

/** Opens an .xlsx; a file that is none, or cannot be read, is a Chinese message. */
export async function openFile(path: string): Promise<{ book: Workbook } | { problem: string }> {
  const problem = await fileProblem(path);
  if (problem !== null) return { problem };
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.readFile(path, { ignoreNodes: IGNORED_PARTS });
  } catch {
    // Whatever a zip or XML parser finds wrong, the advice is the same.
    return { problem: fileWords.notWorkbook() };
  }
  return book.worksheets.length > 0 ? { book } : { problem: fileWords.notWorkbook() };
}
