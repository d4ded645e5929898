import { FILE_EXTENSIONS, type FileProblem, MOST_FILE_MEGABYTES } from "../files/rules.ts";
import type { Shortage } from "../kinds/quiz/rules.ts";
import type { Problem } from "./rules.ts";

export const quoted = (text: string) => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
export const listed = (names: readonly string[], most = 5) =>
  names.slice(0, most).map(quoted).join("、") +
  (names.length > most ? `等 ${names.length} 个` : "");
const rows = (numbers: readonly number[], most = 5) =>
  `第 ${numbers.slice(0, most).join("、")}${numbers.length > most ? " 等" : ""} 行`;

export const some = (numbers: readonly number[], most = 10) =>
  numbers.slice(0, most).join("、") + (numbers.length > most ? ` 等 ${numbers.length} 项` : "");
export const span = (numbers: readonly number[]) =>
  numbers.length === 1 ? `${numbers[0]}` : `${numbers[0]} 至 ${numbers.at(-1)}`;

/** One problem as a line: where it is, what is wrong, what to do. */
export function problemLine({ sheet, row, column, message }: Problem): string {
  if (sheet === null) return message;
  const place = `「${sheet}」${row === null ? "" : `第 ${row} 行`}${column === null ? "" : `「${column}」`}`;
  return `${place}：${message}`;
}

/** The line above a list of problems. */
export function problemsHeading(count: number): string {
  return `表格有 ${count} 处要改，什么都没有导入。请改好后再导入一次：`;
}

/** Problems of the file as a whole. */
export const fileWords = {
  missing: (path: string) => `找不到文件 ${path}，请检查文件名和所在的文件夹。`,
  directory: (path: string) => `${path} 是文件夹，请写出里面的 .xlsx 文件名。`,
  unreachable: (path: string) => `打不开文件 ${path}，请检查是否有读取权限、是否正被占用。`,
  empty: () => "文件是空的，请重新保存后再导入。",
  tooLarge: (megabytes: number) => `文件超过 ${megabytes} MB，请删去图片和无关的表后再导入。`,
  oldOrLocked: () => "文件是旧的 .xls 格式或加了密码，请去掉密码、另存为 .xlsx 后再导入。",
  nothingFilled: () => "表格还没有填写，请至少填好单位、人员两张表后再导入。",
  notWorkbook: () => "文件不是 .xlsx 表格或已损坏，请用 Excel 或 WPS 另存为 .xlsx 后再导入。",
};

/** Problems of a sheet and its columns. */
export const sheetWords = {
  missingSheet: () => "缺少这张表，请补上；空白表格里有样子。",
  emptySheet: () => "表里没有内容，请从表头下一行开始填写。",
  missingColumn: (column: string) => `表头缺少“${column}”列，请补上。`,
  doubledColumn: () => "表头里有两列同名，请删去一列。",
  doubledSheet: () => "有两张同名的表，请只留一张。",
};

/** Problems of one cell that hold for any sheet. */
export const cellWords = {
  merged: () => "单元格是合并的，请取消合并，每行各自填写。",
  errorValue: (code: string) => `单元格显示错误值 ${code}，请改正公式或直接填写内容。`,
  noStoredValue: () => "公式没有算出的值，请用 Excel 打开并保存一次，或改为直接填写内容。",
  unreadable: () => "单元格的内容读不出来，请直接填写文字。",
  empty: () => "不能空着，请填写。",
  tooLong: (limit: number) => `超过 ${limit} 个字，请缩短。`,
  formulaName: (name: string) =>
    `${quoted(name)}以符号开头，会被表格软件当作公式，请去掉开头的符号。`,
  separatorInName: (name: string) =>
    `${quoted(name)}里有“、”“；”“，”或“@”，别处无法引用，请换个写法。`,
  duplicate: (name: string, row: number) => `${quoted(name)}与第 ${row} 行重复，请删去一行或改名。`,
  notOneOf: (text: string, choices: readonly string[]) =>
    `${quoted(text)}不能识别，请填 ${choices.join("、")} 之一。`,
  badDate: (text: string) => `${quoted(text)}不是有效的日期，请写成 2026-09-16 这样。`,
  badMoment: (text: string) =>
    `${quoted(text)}不是有效的日期，请写成 2026-09-30 或 2026-09-30 17:00。`,
  badNumber: (text: string) => `${quoted(text)}不是数字，请填数字。`,
  outOfRange: (least: number, most: number) => `要在 ${least} 到 ${most} 之间，请改正。`,
  notWhole: (text: string, least: number, most: number) =>
    `${quoted(text)}不是 ${least} 到 ${most} 的整数，请改正。`,
  unknown: (name: string, sheet: string) =>
    `${quoted(name)}不在“${sheet}”表里，请先在“${sheet}”表登记或改正。`,
};

/** Problems of 单位, 人员 and 群. */
export const rosterWords = {
  cycle: (path: readonly string[]) =>
    `上级关系绕成了一圈：${[...path, path[0]].join(" → ")}，请改正其中一个上级。`,
  halfCoordinate: (missing: string) => `经度、纬度要一起填，请补上${missing}，或两个都留空。`,
  badPhone: (text: string) => `${quoted(text)}不是完整的电话号码，请填 11 位手机号。`,
  phoneOfTwo: (phone: string, other: string, row: number) =>
    `手机 ${phone} 与第 ${row} 行的${quoted(other)}相同，请核对：一个号码只能属于一个人。`,
  indistinct: (name: string, others: readonly number[]) =>
    `${quoted(name)}与${rows(others)}同名，但手机没有填全，分不清是不是同一个人。` +
    "同一个人请填相同的手机；不同的人请把姓名写成“姓名@单位”。",
  unlabelled: (name: string, unit: string, others: readonly number[]) =>
    `${quoted(name)}与${rows(others)}同名而手机不同，是不同的人，请把姓名写成“${name}@${unit}”。`,
  sameLabel: (label: string, others: readonly number[]) =>
    `${quoted(label)}与${rows(others)}写法相同而手机不同，仍然分不清，请在姓名里加以区分，如“${label.replace("@", "（大）@")}”。`,
  wrongUnitInLabel: (unit: string) => `@ 后面的${quoted(unit)}不是这个人的单位，请与“单位”列一致。`,
  badLabel: (label: string) => `${quoted(label)}写法不对，请写成“姓名”或“姓名@单位”。`,
  startAfterEnd: () => "起在止之后，请改正其中一个日期。",
  duplicatePost: (row: number) => `同一个人在同一单位的同一职务与第 ${row} 行重复，请删去一行。`,
  ownMentor: () => "导师不能是本人，请改填别人或留空。",
  unknownPerson: (name: string) => `${quoted(name)}不在“人员”表里，请先在“人员”表登记或改正。`,
  ambiguousPerson: (name: string, labels: readonly string[]) =>
    `叫${quoted(name)}的不止一人，请写成“姓名@单位”，如${listed(labels)}。`,
  badGroupId: (text: string) =>
    `${quoted(text)}不是群号，请填数字群号；不知道就留空，以后在群里绑定。`,
};

/** Problems of 工作 and 计划. */
export const planWords = {
  required: (column: string) => `没有写${column}。一项工作必须写明依据、目的和结束日期，请补上。`,
  badWeeklyTime: (text: string) =>
    `${quoted(text)}不是每周的时间，请写成“周五 17:30”，不需要就留空。`,
  unknownPost: (post: string) => `“人员”表里没有职务${quoted(post)}，请改正或先在“人员”表登记。`,
  kindNotOpen: (kind: string, open: readonly string[]) =>
    `类型${quoted(kind)}尚未开放，目前可用：${open.join("、")}。请先删去这一行。`,
  unknownKind: (kind: string, open: readonly string[]) =>
    `没有类型${quoted(kind)}，目前可用：${open.join("、")}。请改正。`,
  malformedParameter: (piece: string) =>
    `${quoted(piece)}不是“名=值”的写法或重复，请写成“定位=是；半径=300”这样。`,
  badParameter: (problem: string) =>
    problem.includes("请") ? `${problem.replace(/。$/u, "")}。` : `${problem}。请改正。`,
  noCoordinates: (units: readonly string[]) =>
    `定位签到需要坐标，${listed(units)}和它的上级都没有坐标，请在“单位”表填写经度、纬度。`,
  unknownCadence: (text: string) =>
    `${quoted(text)}不能识别，请填：每个工作日、每周一至每周日、每周、每月、每月N日、每季度，或一个日期。`,
  noSuchDate: (text: string) => `${quoted(text)}这一天不存在，请改正。`,
  unreadableTime: (text: string) =>
    `${quoted(text)}不是有效的时间，请写成 08:30、次日 06:00、周五 17:30 或 2026-09-16 17:00 这样。`,
  unfittingTime: (text: string, cadence: string) =>
    `${quoted(text)}与周期${quoted(cadence)}不相配，请改写时间或周期。`,
  notAfterStart: () => "截止不在开始之后，请改正；到第二天的请写成“次日 06:00”。",
  afterEnd: (endsOn: string) => `日期在工作的结束日期 ${endsOn} 之后，请改正其中一个。`,
  bankTooSmall: (shortage: Shortage) =>
    shortage.has === 0 && shortage.category !== null
      ? `${shortageWords(shortage)}，请核对“分类”的写法，或在“题库”表补上。`
      : `${shortageWords(shortage)}，请在“题库”表补题，或改小“题数”、调整“分类”。`,
  badFile: (name: string, problem: FileProblem) => fileProblems[problem](name),
};

/** How many questions there are and how many a paper needs. */
export function shortageWords({ category, has, needs }: Shortage): string {
  const what = category === null ? "可用的题" : `题库里分类${quoted(category)}的题`;
  return `${what}只有 ${has} 道，至少要 ${needs} 道`;
}

const fileProblems: Record<FileProblem, (name: string) => string> = {
  "not-a-name": (name) => `附件${quoted(name)}请只写文件名，并把文件和这个表格放在同一个文件夹里。`,
  "unknown-type": (name) =>
    `附件${quoted(name)}的类型不能发送，请改用 ${FILE_EXTENSIONS.join("、")} 文件，并写出扩展名。`,
  missing: (name) =>
    `找不到附件${quoted(name)}，请核对文件名，并把它和这个表格放在同一个文件夹里。`,
  elsewhere: (name) =>
    `附件${quoted(name)}是指向别处的链接，请把文件本身和这个表格放在同一个文件夹里。`,
  "not-a-file": (name) => `附件${quoted(name)}不是文件，请核对文件名。`,
  empty: (name) => `附件${quoted(name)}是空的，请换成有内容的文件。`,
  "too-large": (name) =>
    `附件${quoted(name)}超过 ${MOST_FILE_MEGABYTES} MB，请压缩或分成几个文件。`,
  unreadable: (name) => `打不开附件${quoted(name)}，请检查是否有读取权限、是否正被占用。`,
};

/** Problems of 题库, 任务 and 阶梯. */
export const listWords = {
  noAnswer: () => "答案不能识别，请填选项的字母，如 A 或 AC。",
  badJudgement: (text: string) => `${quoted(text)}不能识别，判断题的答案请填“对”或“错”。`,
  answerWithoutOption: (letter: string) =>
    `答案有 ${letter}，但没有选项 ${letter}，请补上选项或改正答案。`,
  oneAnswer: () => "单选题只能有一个答案，请改正答案或题型。",
  sameOption: (letter: string, first: string) =>
    `选项 ${letter} 与选项 ${first} 相同，请改正其中一个。`,
  sameQuestion: (first: number, row: number) =>
    `第 ${first} 行和第 ${row} 行是同一道题（题干和选项都相同），请删去一行。`,
  gap: (letter: string) => `前面的选项 ${letter} 空着，请依次填写选项。`,
  fewOptions: () => "选择题至少要有两个选项，请补上。",
  nobody: () => "责任单位和责任人至少填一个，请补上。",
  ownerAndPost: () => "责任人和责任职务只能填一个，请留空一个。",
  postWithoutUnit: () => "按职务下发要写明责任单位，请补上。",
  badTaskDeadline: (text: string) =>
    `${quoted(text)}不是有效的截止，请写成 2026-09-30、2026-09-30 17:00 或“每月25日”。`,
  tooManyReviewers: (most: number) => `验收人最多 ${most} 个，请减少。`,
  noThreshold: (text: string) =>
    `${quoted(text)}里没有大于 0 的整数，请写成 1、3个工作日、2次 这样。`,
  descending: (row: number) => `条件比第 ${row} 行还小，请从轻到重、由小到大排列。`,
};

/** What does not stop the import but a human should know. */
export const noteWords = {
  unusedSheet: (sheet: string) => `表${quoted(sheet)}没有用到，已略过。`,
  unusedColumns: (sheet: string, columns: readonly string[]) =>
    `「${sheet}」的${listed(columns)}列没有用到，已略过。`,
  outsideChina: (name: string) => `单位${quoted(name)}的坐标不在国内，请核对经度和纬度有没有填反。`,
  noAdministrator: () => "“人员”表里没有管理员：草稿没有人发布，请指定一人，或用设置码登记管理员。",
  wholeCounty: (programme: string) => `工作${quoted(programme)}没有写对象单位，按全县处理。`,
  beatsOutOfOrder: (programme: string) =>
    `工作${quoted(programme)}的时间不是统计、提醒、调度、通报的先后顺序，请核对。`,
  outsideProgramme: (plan: string, units: readonly string[]) =>
    `计划${quoted(plan)}的对象单位${listed(units)}不在工作的对象单位之内，不计入通报，请核对。`,
  nobodyOwes: (plan: string) => `计划${quoted(plan)}目前没有符合的人，请核对对象单位和对象职务。`,
  noGroup: (units: readonly string[]) =>
    `${listed(units)}和它的上级都没有群，只能私聊通知，请在“群”表登记或在群里绑定。`,
  emptySheet: (sheet: string) => `“${sheet}”表还没有内容。`,
};

/** The sheet that explains the empty workbook. */
export const templateWords = {
  introduction: [
    "周知工作表",
    "一个文件写清一个县：单位、人员、群，要做的工作和计划。",
    "深色表头的列要保留，浅色表头的列可以删去；鼠标移到表头上有说明。",
    "每行写一条，不要合并单元格；同名的人一律写成“姓名@单位”。",
    "填好后导入：有问题会按表、行、列一次列出，改好再导入；以后修改了再导入一次即可。",
  ],
  guideHeader: ["表", "列", "怎么填"],
  sheetPurpose: (purpose: string, required: boolean) =>
    `${purpose}${required ? "（必须有这张表）" : "（可以没有这张表）"}`,
};
