import { clearSample, isSampleCounty } from "../app/store.ts";
import { loadWorkCalendar } from "../calendar/store.ts";
import { systemClock } from "../clock.ts";
import { inTransaction } from "../db/client.ts";
import { openDatabase } from "../db/open.ts";
import { importCounty } from "../workbook/import.ts";
import { importLines } from "../workbook/results/wording.ts";
import { print, settings } from "./settings.ts";
import { importWords } from "./wording.ts";
import { countyFrom } from "./workbook.ts";

/** `zhouzhi import county.xlsx`: checked whole, then loaded in one transaction; a sample county makes room for it. */
export async function runImport(file: string): Promise<void> {
  const config = settings();
  const county = await countyFrom(file);
  const database = await openDatabase(config, "join");
  try {
    const report = await inTransaction(database.db, async (tx) => {
      const replaced = await isSampleCounty(tx);
      if (replaced) await clearSample(tx);
      const calendar = await loadWorkCalendar(tx, config.timezone);
      const done = await importCounty({ tx, now: systemClock.now(), calendar }, county);
      return { ...done, replaced };
    });
    if (report.replaced) print(importWords.sampleCleared);
    print(...importLines(report));
  } finally {
    await database.close();
  }
}
