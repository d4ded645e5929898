/** The console's name, on every page. */
export const consoleName = "周知";
export const language = "zh-Hans";

export const overviewWords = {
  title: "今日概况",
  readOnly: "本页只供查看，审批和发布请在群里或私聊中回复机器人。刷新本页看最新情况。",
  todo: "需要处理",
  nothingToDo: "目前没有需要处理的事。",
  windows: "今天的事项",
  noWindows: "现在没有进行中的事项，今天也没有已结束的。",
  noPeople: "没有应办的人员，请核对名册和计划的对象。",
  noGroup: "没有群的人员",
  group: "群",
  done: "完成",
  rest: "明细",
  decisions: "待审批",
  noDecisions: "没有等待审批的申请。",
  drafts: "待定草稿",
  noDrafts: "没有等待决定的草稿。",
  unconfirmed: "可能没有送达",
  unconfirmedIn: (days: number) => `可能没有送达的群消息（近 ${days} 天）`,
  noUnconfirmed: "没有。",
  unknownGroup: "已不在名单中的群",
  groups: "群和收听",
  troubledGroups: "要检查的群",
  noGroups: "还没有群。请把机器人拉进工作群，由管理员在群里发送“绑定群 单位”。",
  unbound: "未绑定单位",
  calendar: "工作日历",
  calendarEnds: "日历快到期",
  programmes: "工作",
  noProgrammes: "还没有工作。请填好工作簿，导入后再刷新本页。",
  draft: (number: number) => `草稿 ${number}`,
  decision: (number: number) => `编号 ${number}`,
} as const;

export const programmeWords = {
  back: "← 返回今日概况",
  basis: "依据",
  purpose: "目的",
  ends: "期限",
  unit: "单位",
  nothingFrozen: "还没有统计数字。第一次周统计之后，这里会显示各单位的完成情况。",
  nothingDue: "这一期没有到期的事项。",
} as const;

export const signInWords = {
  title: "登录",
  ready: "请点击下面的按钮登录。这个链接只能用一次，登录后 12 小时内有效。",
  button: "登录",
  needed: "请先登录：打开程序启动时显示的登录链接。",
  usedTitle: "登录链接已用过",
  used: "这个登录链接已经用过，不能再次使用。如需重新登录，请重新启动程序，打开新显示的链接。",
  wrongTitle: "登录链接不对",
  wrong: "这个登录链接不对或已失效。请从程序启动时显示的文字里完整复制链接，再打开一次。",
} as const;

export const refusalWords = {
  notFoundTitle: "没有这个页面",
  notFound: "没有找到这个页面，可能已经变动。请返回今日概况，从那里进入。",
  failedTitle: "暂时无法显示",
  failed: "这个页面暂时无法显示，数据没有改动。请稍后刷新；如果一直如此，请查看程序日志。",
  hostTitle: "地址不对",
  host: "请用程序启动时显示的地址打开本页。",
  home: "返回今日概况",
} as const;

/** Why the console does not listen, and what to do about it. */
export const listenAdvice = {
  portTaken: (port: number) =>
    `端口 ${port} 已被占用，请换一个 PORT，例如 ${port === 8081 ? 8082 : 8081}，再重新启动。`,
  portForbidden: (port: number) =>
    `没有权限使用端口 ${port}，请换一个 1024 以上的 PORT，例如 8080，再重新启动。`,
  hostUnknown: (host: string) =>
    `HOST 设置的 ${host} 不是本机的地址，请改为 127.0.0.1 或本机的地址，再重新启动。`,
} as const;
