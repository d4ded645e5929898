import { mayAnswer, recordAnswer } from "../cycle/answers/record.ts";
import { dispatchAnswerText, notForYouToAnswer } from "../cycle/answers/wording.ts";
import { askAppeal } from "../ladder/appeals/ask.ts";
import { appealText } from "../ladder/appeals/wording.ts";
import type { CadreIntent } from "./rules.ts";
import { answerPrivately, type Turn } from "./turn.ts";
import { noUnitText } from "./wording.ts";

type Of<K extends CadreIntent["intent"]> = Extract<CadreIntent, { intent: K }>;

/** 申诉 编号 理由, 申诉 日期 计划 理由, 正当理由 …. */
export async function appeal(turn: Turn, intent: Of<"appeal">): Promise<string> {
  const { work, speaker, inboxId } = turn;
  const { number, text, date = null, excuse = false } = intent;
  const answer = await askAppeal(work, {
    personId: speaker.personId,
    authority: speaker.authority,
    inboxId,
    number,
    date,
    text: text.trim(),
    excuse,
  });
  const kind = answer.outcome === "asked" ? "receipt" : "refusal";
  await answerPrivately(turn, { kind, text: appealText(answer) });
  return `appeal ${answer.outcome}`;
}

/** 调度 单位 已约谈…: what a liaison did about a unit that lags. */
export async function answerDispatch(
  turn: Turn,
  { unit: name, text }: Of<"answer_dispatch">,
): Promise<string> {
  const { work, speaker, tree } = turn;
  const unit = tree.all.find((each) => each.name === name);
  if (!unit) {
    await answerPrivately(turn, { kind: "refusal", text: noUnitText(name) });
    return "answer about no unit";
  }
  const { personId, authority } = speaker;
  const allowed = mayAnswer(tree, { personId, unitId: unit.id, authority });
  if (allowed !== "yes") {
    const refusal = notForYouToAnswer(unit.name, allowed === "own-unit");
    await answerPrivately(turn, { kind: "refusal", text: refusal });
    return "answer refused";
  }
  const programmes = await recordAnswer(work, tree, { personId, unitId: unit.id, text });
  const receipt = dispatchAnswerText(unit.name, programmes);
  await answerPrivately(turn, { kind: "receipt", text: receipt });
  return "dispatch answered";
}
