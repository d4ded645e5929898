import { writeTemplate } from "../workbook/template.ts";
import { Refused } from "./fail.ts";
import { print } from "./settings.ts";
import { templateWords } from "./wording.ts";

/** `zhouzhi template county.xlsx` */
export async function runTemplate(file: string): Promise<void> {
  try {
    await writeTemplate(file);
  } catch (error) {
    if (error instanceof Error && "code" in error)
      throw new Refused([templateWords.unwritable(file)]);
    throw error;
  }
  print(templateWords.written(file));
}
