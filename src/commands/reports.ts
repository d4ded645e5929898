import { reportOf } from "../kinds/quiz/report/list.ts";
import {
  noTestText,
  reportersOnlyText,
  reportPrivatelyText,
  reportText,
} from "../kinds/quiz/report/wording.ts";
import type { ExaminerIntent } from "./rules.ts";
import { answerHere, answerPrivately, answerQuietly, type Turn } from "./turn.ts";

type Of<K extends ExaminerIntent["intent"]> = Extract<ExaminerIntent, { intent: K }>;

/** 成绩 [计划]: a secretary sees his units, with names; an administrator all, with figures. Never in a group. */
export async function quizReport(turn: Turn, { plan }: Of<"quiz_report">): Promise<string> {
  const { work, speaker, tree, channel } = turn;
  const { administrator, secretaryOf } = speaker.authority;
  if (!administrator && secretaryOf.size === 0) {
    await answerQuietly(turn, { kind: "refusal", text: reportersOnlyText });
    return "report refused";
  }
  if (channel !== null && speaker.account.privateChat === null) {
    await answerHere(turn, { kind: "refusal", text: reportPrivatelyText });
    return "report needs a private chat";
  }
  const named = [...secretaryOf];
  const unitIds = administrator ? tree.all.map(({ id }) => id) : named;
  const report = await reportOf(work, tree, plan, { unitIds, named });
  if (report.found === null) {
    await answerPrivately(turn, { kind: "refusal", text: noTestText(plan, report.plans) });
    return "report without a test";
  }
  await answerPrivately(turn, { kind: "report", text: reportText(report.found) });
  return "report";
}
