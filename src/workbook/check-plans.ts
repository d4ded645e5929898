import { type Cadence, readCadence } from "../calendar/cadence.ts";
import { type BankSizes, bankShortages } from "../kinds/quiz/bank/rules.ts";
import type { Parameters } from "../kinds/rules.ts";
import { attachmentName } from "../kinds/study/rules.ts";
import { type Audience, checkAudience } from "./audience.ts";
import type { Tables } from "./read-sheets.ts";
import { cleanToken, readNames, readParameters, readWhole } from "./reader.ts";
import type { Report } from "./report.ts";
import {
  type KnownNames,
  type RowReader,
  readReference,
  readReferences,
  rowReaders,
  uniqueNames,
} from "./row-reader.ts";
import type { PlanEntry, PlanKinds, ProgrammeEntry } from "./rules.ts";
import { isWhollyQuiet } from "./windows/rules.ts";
import { windowWords } from "./windows/wording.ts";
import { cellWords, planWords } from "./wording.ts";

const SHEET = "计划";
const STUDY = "学习";
const ATTENDANCE = "签到";
const LONGEST_BODY = 3000;
/** A day: a longer grace would reach into the next occurrence. */
const LONGEST_GRACE_MINUTES = 1440;
/** Kinds that the product knows by design; those not built yet are not mistakes of the user. */
const DESIGNED_KINDS = ["签到", "确认", "学习", "测试", "比武", "日志", "小结", "指标", "问卷"];

/** The parameters that say what a paper is drawn from. */
const DRAWING = ["题数", "分类"];

export type PlanReferences = {
  programmes: ProgrammeEntry[];
  programmeNames: KnownNames;
  posts: KnownNames;
  kinds: PlanKinds;
  audience: Audience;
  /** Null when the workbook brings no questions. */
  has: BankSizes | null;
};

function readKind(reader: RowReader, kinds: PlanKinds): string {
  reader.required("类型");
  const kind = cleanToken(reader.text("类型"));
  if (kind === "" || kinds.has(kind)) return kind;
  const open = [...kinds.keys()];
  const message = DESIGNED_KINDS.includes(kind)
    ? planWords.kindNotOpen(kind, open)
    : planWords.unknownKind(kind, open);
  reader.problem("类型", message);
  return kind;
}

function readParameterCell(
  reader: RowReader,
  kind: string,
  { kinds, has }: PlanReferences,
  report: Report,
): Parameters {
  const { parameters, malformed } = readParameters(reader.text("参数"));
  for (const piece of malformed) reader.problem("参数", planWords.malformedParameter(piece));
  const problems = kinds.get(kind)?.checkParameters(parameters) ?? [];
  for (const problem of problems) reader.problem("参数", planWords.badParameter(problem));
  const drawn = drawnBy(parameters, malformed);
  const readable = drawn !== null && kinds.get(kind)?.checkParameters(drawn).length === 0;
  if (has !== null && readable) {
    for (const shortage of bankShortages({ kind, parameters: drawn }, has)) {
      reader.problem("参数", planWords.bankTooSmall(shortage));
    }
  }
  const name = attachmentName(parameters);
  const takesFiles = kinds.get(kind)?.checkParameters({ 附件: name ?? "" }).length === 0;
  if (name !== null && takesFiles) {
    report.attachment({ sheet: SHEET, row: reader.row, column: "参数", name });
  }
  return parameters;
}

/** What a paper draws by; null when it cannot be read. Faults of the others must not hide a bank that is too small. */
function drawnBy(parameters: Parameters, malformed: readonly string[]): Parameters | null {
  if (malformed.some((piece) => DRAWING.some((name) => piece.includes(name)))) return null;
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => DRAWING.includes(name)));
}

function readGrace(reader: RowReader): number {
  const written = reader.text("宽限");
  if (written === "") return 0;
  const minutes = readWhole(written);
  if (minutes !== null && minutes <= LONGEST_GRACE_MINUTES) return minutes;
  reader.problem("宽限", cellWords.notWhole(written, 0, LONGEST_GRACE_MINUTES));
  return 0;
}

function readPosts(reader: RowReader, posts: KnownNames): string[] {
  const written = readNames(reader.text("对象职务"));
  for (const post of written) {
    if (posts && !posts.has(post)) reader.problem("对象职务", planWords.unknownPost(post));
  }
  return written;
}

function readCadenceCells(reader: RowReader): Cadence | null {
  const cells = {
    周期: reader.moment("周期"),
    开始: reader.moment("开始"),
    截止: reader.moment("截止"),
  };
  const reading = readCadence(cells);
  if (reading.ok) return reading.value;
  for (const { field, problem } of [reading, ...reading.further]) {
    const words: Record<typeof problem, string> = {
      missing: cellWords.empty(),
      "unknown-cadence": planWords.unknownCadence(cells[field]),
      "no-such-date": planWords.noSuchDate(cells[field]),
      "unreadable-time": planWords.unreadableTime(cells[field]),
      "unfitting-time": planWords.unfittingTime(cells[field], cells.周期),
      "not-after-start": planWords.notAfterStart(),
    };
    // A faulty cell and an absent column are reported already.
    if (problem !== "missing" || reader.isEmpty(field)) reader.problem(field, words[problem]);
  }
  return null;
}

function reportTooLate(reader: RowReader, cadence: Cadence | null, endsOn: string) {
  const { on } = cadence?.opens ?? {};
  if (typeof on === "object" && endsOn !== "" && on.date > endsOn) {
    reader.problem("周期", planWords.afterEnd(endsOn));
  }
}

/** Night sign-ins may be meant, for a patrol; everything else would be asked for while nobody is told. */
function reportNight(
  reader: RowReader,
  { name, kind, cadence }: { name: string; kind: string; cadence: Cadence | null },
  report: Report,
) {
  if (cadence === null || !isWhollyQuiet(cadence)) return;
  if (kind === ATTENDANCE) report.note(windowWords.nightAttendance(name));
  else reader.problem("开始", windowWords.night);
}

/** Checks 计划 and puts each plan under its programme. */
export function checkPlans(tables: Tables, known: PlanReferences, report: Report): void {
  const taken = uniqueNames();
  const programmes = new Map(known.programmes.map((programme) => [programme.name, programme]));
  for (const reader of rowReaders(tables, SHEET, report)) {
    const name = reader.name("计划", true);
    const programmeName = readReference(reader, "工作", known.programmeNames, "工作", true);
    const kind = readKind(reader, known.kinds);
    const units = readReferences(reader, "对象单位", known.audience.units, "单位");
    const posts = readPosts(reader, known.posts);
    const cadence = readCadenceCells(reader);
    const graceMinutes = readGrace(reader);
    const parameters = readParameterCell(reader, kind, known, report);
    const body = reader.text("正文", LONGEST_BODY);
    if (kind === STUDY && body === "" && attachmentName(parameters) === null) {
      reader.problem("正文", windowWords.nothingToStudy);
    }
    const programme = programmes.get(programmeName ?? "");
    const isNew = taken.claim(reader, "计划", name, `${programmeName}\n${name}`);
    if (!programme || !isNew) continue;
    reportTooLate(reader, cadence, programme.endsOn);
    reportNight(reader, { name, kind, cadence }, report);
    checkAudience(known.audience, { reader, name, programme, units, posts, parameters }, report);
    if (cadence === null) continue;
    const plan: PlanEntry = { name, kind, units, posts, cadence, graceMinutes, parameters, body };
    programme.plans.push(plan);
  }
}
