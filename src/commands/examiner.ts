import { startTest } from "../kinds/quiz/start/start-test.ts";
import { startedText } from "../kinds/quiz/start/wording.ts";
import { openClasses } from "../kinds/quiz/tutor/open-class.ts";
import {
  classBySecretariesText,
  classesOpenedText,
  nobodyWaitsText,
} from "../kinds/quiz/tutor/wording.ts";
import type { ExaminerIntent } from "./rules.ts";
import { answerQuietly, type Turn } from "./turn.ts";

type Of<K extends ExaminerIntent["intent"]> = Extract<ExaminerIntent, { intent: K }>;

/** 测试 计划 [分钟]: starts a test at once, for the speaker's units. */
export async function startQuiz(turn: Turn, { plan, minutes }: Of<"start_quiz">): Promise<string> {
  const { work, speaker } = turn;
  const started = await startTest(work, { authority: speaker.authority, plan, minutes });
  const kind = started.outcome === "started" ? "receipt" : "refusal";
  const text = startedText(started, work.now, work.calendar.zone);
  await answerQuietly(turn, { kind, text });
  return `test ${started.outcome}`;
}

/** 补课 [计划]: opens the make-up class of those on the tutor list. */
export async function openClass(turn: Turn, { plan }: Of<"open_class">): Promise<string> {
  const { work, speaker } = turn;
  const { administrator, secretaryOf } = speaker.authority;
  if (!administrator && secretaryOf.size === 0) {
    await answerQuietly(turn, { kind: "refusal", text: classBySecretariesText });
    return "class refused";
  }
  const unitIds = administrator ? null : [...secretaryOf];
  const result = await openClasses(work, { unitIds, plan });
  const opened = result.outcome === "opened";
  const text = opened
    ? classesOpenedText(result.classes, work.now, work.calendar.zone)
    : nobodyWaitsText(plan, result.otherPlans);
  await answerQuietly(turn, { kind: opened ? "receipt" : "refusal", text });
  return `class ${result.outcome}`;
}
