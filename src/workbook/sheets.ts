import { KINDS } from "../kinds/registry.ts";
import { SCORING_COLUMNS } from "./scoring-columns.ts";

/** How a column is shown in the empty workbook and read from a filled one. */
export type ColumnDefinition = {
  name: string;
  /** May be missing from the sheet. */
  optional?: true;
  /** What a person filling it in has to know. */
  note: string;
  /** The closed set offered as a drop-down; nothing else is accepted. */
  choices?: readonly string[];
  /** Another sheet's first column, offered as a drop-down. */
  refersTo?: string;
  /** Kept as text by Excel: phone numbers, ids, times. */
  asText?: true;
  width?: number;
};

export type SheetDefinition = {
  name: string;
  required: boolean;
  purpose: string;
  columns: readonly ColumnDefinition[];
};

/** A sheet that only explains; it is never read. */
export const GUIDE_SHEET = "说明";

export const OPTION_LETTERS = ["A", "B", "C", "D", "E", "F"] as const;

const weekly = (name: string, what: string): ColumnDefinition => ({
  name,
  note: `每周${what}的时间，如“周五 17:30”；不需要就留空。`,
  asText: true,
});

const UNITS: SheetDefinition = {
  name: "单位",
  required: true,
  purpose: "县、部门、乡镇、村，每个单位一行。",
  columns: [
    { name: "单位", note: "单位名称，不能重复。", width: 20 },
    { name: "上级", note: "上级单位的名称；最高一级留空。", refersTo: "单位", width: 20 },
    { name: "类别", note: "如“乡镇”“部门”“村”，可以留空。" },
    { name: "经度", note: "小数，如 116.40；用到定位签到时才需要。" },
    { name: "纬度", note: "小数，如 39.90；与经度一起填写。" },
    {
      name: "坐标系",
      optional: true,
      note: "GCJ02：国内地图上取的坐标；WGS84：GPS 设备取的坐标。留空按 GCJ02。",
      choices: ["GCJ02", "WGS84"],
    },
    { name: "联络人", note: "联络领导的姓名，必须在“人员”表里。", refersTo: "人员" },
  ],
};

const PEOPLE: SheetDefinition = {
  name: "人员",
  required: true,
  purpose: "每人一行；一人多职就写多行，姓名和手机相同。",
  columns: [
    { name: "姓名", note: "同名的人写成“姓名@单位”。", width: 18 },
    { name: "单位", note: "必须在“单位”表里。", refersTo: "单位", width: 20 },
    { name: "职务", note: "如“村支书”；“计划”表的对象职务按它来找人。" },
    {
      name: "角色",
      note: "管理员、秘书或干部；留空按干部。",
      choices: ["管理员", "秘书", "干部"],
    },
    { name: "手机", note: "11 位手机号，用来区分同名的人。", asText: true, width: 16 },
    { name: "起", optional: true, note: "任职第一天，如 2026-09-01；可以留空。", width: 12 },
    { name: "止", optional: true, note: "任职最后一天；可以留空。", width: 12 },
    { name: "导师", optional: true, note: "导师的姓名，必须在“人员”表里。", refersTo: "人员" },
  ],
};

const GROUPS: SheetDefinition = {
  name: "群",
  required: true,
  purpose: "各单位的工作群，每群一行。",
  columns: [
    { name: "群名", note: "群的名称，同一平台上不能重复。", width: 24 },
    { name: "单位", note: "群属于哪个单位。", refersTo: "单位", width: 20 },
    {
      name: "平台",
      note: "群所在的平台；sandbox 是演练用的。",
      choices: ["telegram", "wechat", "relay", "sandbox"],
    },
    { name: "群号", note: "不知道就留空，以后在群里发“绑定群 单位”。", asText: true, width: 20 },
  ],
};

const PROGRAMMES: SheetDefinition = {
  name: "工作",
  required: true,
  purpose: "一项项工作，每项一行；依据、目的、结束日期必须写明。",
  columns: [
    { name: "工作", note: "工作名称，不能重复。", width: 20 },
    { name: "依据", note: "文件依据，必须写明。", width: 28 },
    { name: "目的", note: "为什么做，必须写明。", width: 28 },
    { name: "结束日期", note: "到哪天为止，如 2026-12-31，必须写明。", width: 12 },
    { name: "对象单位", note: "含下级单位；几个用“、”隔开；留空是全县。", width: 24 },
    weekly("统计", "统计"),
    weekly("提醒", "提醒"),
    weekly("调度", "调度"),
    weekly("通报", "通报"),
    { name: "排名", note: "通报里是否排名；留空按否。", choices: ["是", "否"] },
    { name: "阶梯", optional: true, note: "用哪个阶梯，必须在“阶梯”表里。", refersTo: "阶梯" },
    ...SCORING_COLUMNS,
  ],
};

/** What each kind may be told; a line a kind. */
const PARAMETER_NOTE = [
  "可以留空。几项用“；”隔开：",
  "签到：定位=是；半径=300",
  "学习：回执=收到（或 体会、无）；附件=晨读.pdf（文件与本表放在同一文件夹）",
  "测试：题数=20；及格=90；重考=24小时；上限=3；分类=党建:60、三农:40；漏选=50",
  "比武：题数=20；上限=3；分类=党建、三农",
].join("\n");

const PLANS: SheetDefinition = {
  name: "计划",
  required: true,
  purpose: "每项工作要大家做什么、什么时候做，每条一行。",
  columns: [
    { name: "计划", note: "计划名称，在一项工作里不能重复。", width: 18 },
    { name: "工作", note: "属于哪项工作。", refersTo: "工作", width: 20 },
    { name: "类型", note: "签到、确认、学习、测试或比武。", choices: [...KINDS.keys()], width: 10 },
    { name: "对象单位", note: "含下级单位；几个用“、”隔开；留空与工作相同。", width: 20 },
    { name: "对象职务", note: "几个用“、”隔开；留空是所有职务。", width: 16 },
    {
      name: "周期",
      note: "每个工作日、每周一至每周日、每周、每月、每月N日、每季度，或一个日期。",
      asText: true,
    },
    { name: "开始", note: "如 08:00；“每周”写“周一 09:00”。", asText: true, width: 14 },
    { name: "截止", note: "如 08:30、次日 06:00；“每周”写“周五 17:30”。", asText: true, width: 14 },
    { name: "宽限", optional: true, note: "截止后还收的分钟数，算迟到；留空是 0。" },
    { name: "参数", optional: true, note: PARAMETER_NOTE, width: 20 },
    {
      name: "正文",
      note: "发到群里的话；确认类写要大家确认的内容，学习类写要学的内容或链接。",
      width: 40,
    },
  ],
};

const QUESTIONS: SheetDefinition = {
  name: "题库",
  required: false,
  purpose: "测试和比武用的题目，每题一行；没有这张表时，题库保持原样。",
  columns: [
    { name: "题型", note: "单选、多选或判断。", choices: ["单选", "多选", "判断"] },
    { name: "题干", note: "题目；题干和选项都相同的只留一行。", width: 40 },
    { name: "A", note: "选项 A；判断题不填选项。", width: 16 },
    { name: "B", note: "选项 B。", width: 16 },
    ...["C", "D", "E", "F"].map(
      (letter): ColumnDefinition => ({
        name: letter,
        optional: true,
        note: `选项 ${letter}，没有就留空。`,
        width: 16,
      }),
    ),
    { name: "答案", note: "选项的字母，如 A、AC；判断题写“对”或“错”。", asText: true },
    { name: "分类", optional: true, note: "如“党建”；计划的参数“分类”按它抽题，可以留空。" },
    { name: "解析", optional: true, note: "为什么，可以留空。", width: 30 },
  ],
};

const TASKS: SheetDefinition = {
  name: "任务",
  required: false,
  purpose: "任务清单；没有可以不填。",
  columns: [
    { name: "编号", note: "大于 0 的整数，不能重复；按职务或每月下发时是清单的编号。" },
    { name: "任务", note: "要完成什么。", width: 30 },
    { name: "工作", note: "属于哪项工作，可以留空。", refersTo: "工作", width: 20 },
    { name: "责任单位", note: "必须在“单位”表里。", refersTo: "单位", width: 20 },
    { name: "责任人", note: "必须在“人员”表里；留空由单位秘书办理。", refersTo: "人员" },
    {
      name: "责任职务",
      optional: true,
      note: "填了就给责任单位及下级里担任这个职务的每人一项任务，编号自动接着往下排；责任人要留空。",
      width: 16,
    },
    { name: "措施", note: "怎么做，可以留空。", width: 30 },
    {
      name: "截止",
      note: "如 2026-09-30 或 2026-09-30 17:00；只写日期算到 18:00。每月的写“每月25日”或“每月25日 18:00”。",
      asText: true,
      width: 18,
    },
    {
      name: "验收人",
      note: "必须在“人员”表里；最多三人，用“、”隔开，依次验收；留空由单位秘书验收。",
      refersTo: "人员",
      width: 20,
    },
  ],
};

const LADDERS: SheetDefinition = {
  name: "阶梯",
  required: false,
  purpose: "逾期或多次落后时一步步怎么办，每步一行，从轻到重。",
  columns: [
    { name: "阶梯", note: "阶梯的名称，同一阶梯的各步写同一个名称。", width: 16 },
    {
      name: "类型",
      note: "逾期：过了截止几个工作日；累计：本季度落后几次；连续：连着落后几期。",
      choices: ["逾期", "累计", "连续"],
    },
    { name: "条件", note: "数字，如 1、3个工作日、2次。", asText: true },
    { name: "动作", note: "这一步做什么。", choices: ["提醒", "通报", "约谈", "问责"] },
    { name: "对象", note: "本人、单位、联络人、管理员；几个用“、”隔开。", width: 16 },
    {
      name: "计次",
      optional: true,
      note: "累计、连续按什么计次；留空按末位。",
      choices: ["末位", "未达线"],
    },
  ],
};

const CALENDAR: SheetDefinition = {
  name: "日历",
  required: false,
  purpose: "本地另外规定的休息日和上班日；国家法定节假日不用填。",
  columns: [
    { name: "日期", note: "如 2026-09-16。", width: 14 },
    { name: "类型", note: "休：放假；班：上班。", choices: ["休", "班"] },
    { name: "说明", optional: true, note: "为什么，可以留空。", width: 30 },
  ],
};

/** The nine sheets in the order in which a county is filled in and checked. */
export const SHEETS: readonly SheetDefinition[] = [
  UNITS,
  PEOPLE,
  GROUPS,
  PROGRAMMES,
  PLANS,
  QUESTIONS,
  TASKS,
  LADDERS,
  CALENDAR,
];
