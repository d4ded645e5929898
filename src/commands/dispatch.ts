import * as administrator from "./administrator.ts";
import * as appeals from "./appeals.ts";
import * as cadre from "./cadre.ts";
import * as examiner from "./examiner.ts";
import * as learner from "./learner.ts";
import * as practice from "./practice.ts";
import * as reports from "./reports.ts";
import type { Intent } from "./rules.ts";
import * as secretary from "./secretary.ts";
import * as tasks from "./tasks.ts";
import { answerQuietly, type Turn } from "./turn.ts";
import { helpText, notBuiltText, unknownText } from "./wording.ts";

type Handler<K extends Intent["intent"]> = (
  turn: Turn,
  intent: Extract<Intent, { intent: K }>,
) => Promise<string>;

/** One handler for every intent; a forgotten one does not compile. */
const HANDLERS: { [K in Intent["intent"]]: Handler<K> } = {
  sign_in: cadre.reply,
  official_trip: cadre.reply,
  acknowledge: cadre.reply,
  reflection: cadre.reply,
  make_up: cadre.makeUp,
  leave: cadre.leave,
  withdraw: cadre.withdraw,
  correct: cadre.correct,
  statement: cadre.statement,
  my_record: cadre.myRecord,
  identify: cadre.identify,
  help,
  appeal: appeals.appeal,
  answer_dispatch: appeals.answerDispatch,
  complete: tasks.complete,
  extend: tasks.extend,
  my_tasks: tasks.mine,
  task_board: tasks.board,
  review_task: tasks.review,
  reopen_task: tasks.reopen,
  cancel_task: tasks.cancel,
  assign_task: tasks.assign,
  roster: secretary.roster,
  confirm: secretary.confirm,
  approve: secretary.approve,
  reject: secretary.reject,
  bind_group: administrator.bindGroup,
  run_beat: administrator.runBeat,
  publish_draft: administrator.publish,
  amend_draft: administrator.amend,
  drop_draft: administrator.drop,
  resend: administrator.resend,
  export: notBuilt,
  take_quiz: learner.takeQuiz,
  answer_quiz: learner.answerQuiz,
  hand_in: learner.handIn,
  resit: learner.resit,
  mistakes: learner.mistakes,
  practise: practice.practise,
  start_quiz: examiner.startQuiz,
  open_class: examiner.openClass,
  quiz_report: reports.quizReport,
  not_built: notBuilt,
  unknown,
};

/** Carries out everything a message asks for, in order. Returns the outcomes for the inbox. */
export async function dispatch(turn: Turn, intents: readonly Intent[]): Promise<string> {
  if (intents.length === 0) return "silence";
  const outcomes: string[] = [];
  for (const intent of intents) outcomes.push(await dispatchOne(turn, intent));
  return outcomes.join(", ");
}

function dispatchOne<K extends Intent["intent"]>(
  turn: Turn,
  intent: Extract<Intent, { intent: K }>,
): Promise<string> {
  const handler: Handler<K> = HANDLERS[intent.intent as K];
  return handler(turn, intent);
}

async function help(turn: Turn): Promise<string> {
  const { administrator: all, secretaryOf } = turn.speaker.authority;
  const role = all ? "administrator" : secretaryOf.size > 0 ? "secretary" : "cadre";
  await answerQuietly(turn, { kind: "help", text: helpText(role) });
  return "help";
}

async function unknown(turn: Turn): Promise<string> {
  await answerQuietly(turn, { kind: "help", text: unknownText });
  return "unknown";
}

async function notBuilt(turn: Turn): Promise<string> {
  await answerQuietly(turn, { kind: "refusal", text: notBuiltText });
  return "not built";
}
