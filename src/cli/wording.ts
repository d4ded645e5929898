export const helpWords = {
  program: "周知：在工作群里发通知、收签到、记台账、做统计的助手",
  help: "显示帮助",
  start: "启动（没有令牌时使用沙盒群）",
  role: "只担任部分角色，用逗号分开：bot、worker、scheduler、console",
  demo: "用示例县演示一周，结果放在 demo 目录",
  template: "生成空白工作簿，带说明和下拉选项",
  import: "检查并导入工作簿；有问题时全部列出，一条也不导入",
  workbook: "工作簿文件，例如 county.xlsx",
  rehearse: "上线前预演：用模拟时钟把这几天走一遍，不影响正式数据",
  from: "开始日期，例如 2026-09-14",
  to: "结束日期（含当天）",
  replies: "回复文件，每行一条消息",
  out: "结果放在哪个目录",
  seed: "随机数种子，只影响抽取的内容",
  beat: "立即执行一次统计、提醒、调度或通报",
  programme: "工作名称",
  beatName: "统计、提醒、调度或通报",
  report: "把已发布的通报做成图片和工作簿",
  period: "周期，例如 2026-W38；不写是最近一期",
  reportOut: "文件放在哪个目录，不写是当前目录",
  doctor: "检查设置、数据库、队列、令牌、群权限和日历，并说明怎么办",
};

/** What a command is given, as the help names it. */
export const helpNames = {
  command: "命令",
  file: "文件",
  folder: "目录",
  date: "日期",
  number: "整数",
  role: "角色",
  programme: "工作",
  beat: "统计|提醒|调度|通报",
  period: "周期",
};

const HELP_TITLES: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Options:": "选项：",
  "Commands:": "命令：",
  "Arguments:": "参数：",
  "Global Options:": "全局选项：",
};

/** The headings that the help would otherwise show in English. */
export function helpTitle(title: string): string {
  return HELP_TITLES[title] ?? title;
}

/** A line that shows how a command is called, without the English placeholders. */
export function helpTerm(term: string): string {
  return term.replace("[options]", "[选项]").replace("[command]", `[${helpNames.command}]`);
}

/** What was wrong with the command line; `detail` names the part, between quotes. */
export function usageProblem(code: string, detail: string): string {
  const named = /'([^']+)'/.exec(detail)?.[1]?.split(" ")[0] ?? "";
  switch (code) {
    case "commander.unknownCommand":
      return `没有“${named}”这个命令。请用 zhouzhi --help 查看全部命令。`;
    case "commander.unknownOption":
      return `没有“${named}”这个选项。请在命令后加 --help 查看用法。`;
    case "commander.missingArgument":
      return "命令还缺一个参数。请在命令后加 --help 查看用法。";
    case "commander.missingMandatoryOptionValue":
      return `缺少选项 ${named}。请在命令后加 --help 查看用法。`;
    case "commander.optionMissingArgument":
      return `选项 ${named} 后面要写内容。请在命令后加 --help 查看用法。`;
    default:
      return "命令写法不对。请用 zhouzhi --help 查看用法。";
  }
}

/** What nobody foresaw; `cause` is for whoever maintains the program. */
export function faultWords(cause: string): string {
  return `出现意外情况，没有完成：${cause}。请把这一行和日志一起交给维护人员。`;
}

export const settingWords = { heading: "设置有问题，请改正后再试：" };

export const templateWords = {
  written: (file: string) => `已生成 ${file}。填好后先运行：npx zhouzhi import ${file}`,
  unwritable: (file: string) => `写不了 ${file}，请核对目录是否存在、文件是否正被打开。`,
};

export const folderWords = {
  unwritable: (folder: string) => `写不了目录“${folder}”，请核对路径，或换一个可以写入的目录。`,
};

export const calendarWords = {
  uncovered: (years: readonly number[]) =>
    `注意：没有 ${years.join("、")} 年的放假和调休数据，只按周末计算，元旦、春节也会算作工作日。请在工作簿“日历”表里补上，或升级程序。`,
};

export const importWords = {
  sampleCleared: "示例县和试用记录已清除，换成您的数据。",
};

export const programmeWords = {
  unknown: (name: string) => `没有名为“${name}”的工作，请核对名称。`,
  several: (names: readonly string[]) => `有几项工作名称相近，请写全称：${names.join("、")}。`,
};

const RENDERING_WORDS = {
  refused: "内容画不出来，请把这一行和日志一起交给维护人员",
  overdue: "用时过长，请稍后再试",
  crashed: "内存可能不够，请关闭其他程序后再试",
};

export const reportWords = {
  /** Who made a workbook from the command line. */
  commandLine: "管理端",
  demo: "演示",
  badPeriod: (text: string) => `“${text}”不是周期，请写成 2026-W38、2026-09、2026-Q3 或 2026。`,
  nothing: (programme: string) =>
    `“${programme}”还没有发布过通报。通报按“工作”表的时间发布；要立即发布，请运行：npx zhouzhi beat ${programme} 通报`,
  noPeriod: (programme: string, period: string, periods: readonly string[]) =>
    `“${programme}”没有 ${period} 的通报，最近发布的是 ${periods.join("、")}。`,
  failed: (file: string, why: keyof typeof RENDERING_WORDS) =>
    `没有生成 ${file}：${RENDERING_WORDS[why]}。`,
};

export const beatWords = {
  unknownBeat: (beat: string) => `没有“${beat}”这一步，请写统计、提醒、调度或通报。`,
  queued: "消息已排队，由运行中的程序发出；程序没有运行的，请先启动：npm start",
};

const PLATFORM_WORDS: Readonly<Record<string, string>> = {
  sandbox: "沙盒群",
  telegram: "Telegram",
  wechat: "微信",
};

export const startWords = {
  unknownRole: (role: string) =>
    `没有“${role}”这个角色，可用：bot、worker、scheduler、console，用逗号分开。`,
  sampleLoaded: "已载入示例县（虚构）。导入自己的数据：npx zhouzhi import county.xlsx",
  console: (address: string, link: string) =>
    `控制台：${address}\n首次登录请打开（仅一次有效）：${link}`,
  ready: (platforms: readonly string[], dataDir: string | null) =>
    `周知已启动：${platforms.map((name) => PLATFORM_WORDS[name] ?? name).join("、")}${dataDir ? `，数据在 ${dataDir}` : ""}。`,
  nextOnPlatform:
    "下一步：管理员私聊发送设置码，把机器人加入工作群，在群里发“绑定群 单位”。自检：npx zhouzhi doctor",
  log: (file: string) => `日志：${file}。按 Ctrl+C 停止。`,
  webhookLater: "注意：暂不支持 TELEGRAM_WEBHOOK_URL，已改用轮询收消息，无需处理。",
  calendarEnds: (through: number) =>
    `注意：放假和调休数据只到 ${through} 年，之后只按周末计算。请升级程序，或在工作簿“日历”表里补上后重新导入。`,
  stopping: "正在停止……",
  stopped: "已停止，数据已保存。",
};

/** In the terminal, why the bot is silent in the group; null when it is not. */
export function silenceHint(outcome: string): string | null {
  if (outcome.startsWith("stranger")) return "（名册里没有这个人，机器人在群里不作声）";
  if (outcome.includes("without a window")) return "（现在没有进行中的这类事项，机器人不作声）";
  if (/^(sign_in|official_trip|acknowledge|reflection)/.test(outcome)) {
    return "（已记下。群里不逐条回复，看板半分钟内更新）";
  }
  return outcome === "silence" ? "（不像是对机器人说的，机器人不作声）" : null;
}

export const demoWords = {
  begin: (from: string, through: string) => `演示：示例县 ${from} 至 ${through} 一周，全部为虚构。`,
  group: (name: string, date: string) => `—— ${name} ${date} 这一天（看板只显示最后的样子）——`,
  more: (count: number) => `（这一天另有 ${count} 条，见 transcript.jsonl）`,
  bot: "周知",
  count: "—— 本周统计 ——",
  bulletin: "—— 本周通报 ——",
  files: "—— 通报的图片和工作簿 ——",
  stamp: (at: string) => `[${at.slice(5, 10)} ${at.slice(11, 16)}]`,
  next: (out: string) =>
    `全部结果在 ${out}。下一步：npm start 亲手试一试，或 npx zhouzhi template county.xlsx 填写自己的数据。`,
};

export const doctorWords = {
  checks: {
    settings: "设置",
    database: "数据库",
    queue: "队列",
    groups: "群",
    calendar: "日历",
    token: "令牌",
    rights: "权限",
    group: (name: string) => `群“${name}”`,
  },
  good: (what: string, detail: string) => `✓ ${what}：${detail}`,
  warn: (what: string, detail: string) => `! ${what}：${detail}`,
  bad: (what: string) => `✗ ${what}有问题：`,
  allSettings: "齐全",
  embedded: "自带数据库正常",
  server: "数据库服务器正常",
  noToken: "没有设置 TELEGRAM_BOT_TOKEN，使用沙盒群",
  bot: (username: string) => `有效，机器人是 @${username}`,
  groups: (count: number) =>
    count > 0 ? `已绑定 ${count} 个` : "还没有绑定。请在群里发“绑定群 单位”",
  calendar: (from: number, through: number) => `节假日数据覆盖 ${from} 至 ${through} 年`,
  calendarEnds: (through: number) =>
    `节假日数据只到 ${through} 年，之后只按周末计算。请升级程序，或在工作簿“日历”表里补上放假和调休。`,
  privacy:
    "隐私模式未关闭，听不到群里的普通消息。请在 BotFather 里关闭隐私模式并重新拉进群，或把机器人设为群管理员。",
  groupState: {
    deaf: "收不到普通消息。请把机器人设为该群管理员。",
    absent: "机器人不在该群。请重新加入后发“绑定群 单位”。",
    unknown: "暂时查不到该群的情况，请稍后再试。",
  },
  summary: (count: number) => `共有 ${count} 处需要处理。`,
  healthy: "一切正常。",
  attention: (count: number) => `没有必须处理的问题，有 ${count} 处请留意（见 ! 行）。`,
};
