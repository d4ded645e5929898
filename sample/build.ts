import { castOf } from "./cast.ts";
import { playChatter } from "./chatter.ts";
import { playCommands } from "./commands.ts";
import { playConfirmations } from "./confirmations.ts";
import { createConversation } from "./conversation.ts";
import { playLeave } from "./leave.ts";
import { sampleStaff } from "./people.ts";
import { playSignIns } from "./sign-ins.ts";
import { playTests } from "./tests.ts";
import { sampleUnits } from "./units.ts";
import { playVisits } from "./visits.ts";
import { workbookBytes } from "./workbook.ts";

/** Makes the sample county and four weeks of its chats; the same bytes at every run. */
export async function buildSample(): Promise<{ workbook: Buffer; replies: string }> {
  const units = sampleUnits();
  const staff = sampleStaff(units);
  const talk = createConversation();
  const play = { cast: castOf(units, staff), talk, absences: new Set<string>() };
  playLeave(play);
  playSignIns(play);
  playConfirmations(play);
  playVisits(play);
  playTests(play);
  playChatter(play);
  playCommands(play);
  return { workbook: await workbookBytes(units, staff), replies: talk.toJsonLines() };
}
