import { dayWords } from "../calendar/wording.ts";
import type { MakeUpAnswer } from "../ledger/decisions/rules.ts";
import type { LeaveAnswer } from "../ledger/leave/rules.ts";
import type { ContactBinding, IdentityClaim } from "../people/rules.ts";

/** What the bot is called in a mention, besides its name on the platform. */
export const BOT_NAMES = ["周知", "周知机器人"];

/** 帮助, by what the speaker may do. */
export function helpText(role: "cadre" | "secretary" | "administrator"): string {
  const cadre = [
    "可以直接这样说：",
    "签到 · 公出 事由 · 请假 明天上午 事由 · 补签 事由",
    "收到 · 体会 几句话 · 撤回 · 更正 公出 事由 · 说明 情况 · 我的记录 · 申诉 编号或日期 理由",
    "私聊我：答题 · 1A 2BC 3对 · 交卷 · 补考 · 错题 · 练习 分类",
  ];
  const tasks =
    "我的任务 · 完成 编号 说明（附照片） · 延期 编号 日期 理由 · 审核 编号 通过／退回 理由";
  const secretary = [
    "秘书：名单 · 清单 单位 · 派任务 单位或姓名：事项，截止 · 批准 编号或姓名 · 驳回 编号或姓名 理由 · 确认 姓名",
    "测试 计划 · 成绩 计划 · 补课 计划",
  ];
  const administrator = [
    "管理员：绑定群 单位 · 周统计／周提醒／周调度／周通报／月通报 工作 · 发布／修改／作废 草稿号 · 重发 群名 · 重开／取消任务 编号 理由",
  ];
  return [
    ...cadre,
    tasks,
    ...(role === "cadre" ? [] : secretary),
    ...(role === "administrator" ? administrator : []),
  ].join("\n");
}

export const unknownText = "没有看懂这句话。请回复“帮助”查看可以怎么说。";
export const notBuiltText = "这项功能尚未开放，请先按原来的方式办理。";
export const strangerText =
  "您的账号还没有绑定：请点击下方按钮共享本人手机号，或发送“我是 姓名”，由本单位秘书确认。";
export const secretariesOnlyText =
  "“名单”由本单位秘书或管理员查看。查看自己的情况请回复“我的记录”。";
export const decidersOnlyText = "审批由本单位秘书或管理员办理，请与他们联系。";
export const administratorsOnlyText = "这项操作由管理员办理，请与管理员联系。";
export const notYourUnitsText = "本群不是您负责的单位，名单请由该单位秘书或管理员查看。";
export const noRosterText = "目前没有进行中的事项，今天也没有已结束的。";
export const bindInGroupText = "请在要绑定的群里发送“绑定群 单位”。";
export const takenBackText = "已撤回。如需重新办理，请在截止前再次回复。";
export const nothingToTakeBackText =
  "没有可以撤回的内容：进行中的事项里没有您的记录，已结束的记录不再改变。如有误，请与本单位秘书联系。";
export const correctionHintText = "请写明更正后的内容，例如“更正 公出 到县里开会”。";
export const nothingToCorrectText =
  "没有可以更正的内容：已结束的记录不再改变。如有误，请与本单位秘书联系。";
export const statementHintText = "请写明情况，例如“说明 因道路塌方，两个村未能按时完成”。";
export const locationUnwantedText = "目前没有需要位置的签到。需要签到时请直接回复“签到”。";
export const editTooLateText = "窗口已结束，修改或撤回消息不改变记录。如有误，请与本单位秘书联系。";
export const buttonEvidence = "收到（按钮）";
export const anonymousText =
  "匿名管理员无法识别身份，不能下指令。请在群设置里关闭“匿名”，再以本人身份发送。";
export const welcomeText =
  "大家好，我是周知。请管理员在本群发送“绑定群 单位”，之后即可在群里签到、确认。";
export const cannotHearText =
  "目前收不到本群的普通消息：隐私模式未关闭。请群主把我设为本群管理员，之后无需再做其他设置。";

/** To the administrators, when the bot was removed from a group. */
export function leftGroupText(group: string): string {
  return `已被移出“${group}”，期间的签到将待核实。如需恢复，请把我重新加入该群。`;
}

/** To whoever sent the setup code. */
export function setupText(outcome: "made" | "used-up"): string {
  return outcome === "made"
    ? "您已成为管理员。下一步：把我加入工作群，在群里发送“绑定群 单位”。回复“帮助”查看全部用法。"
    : "这个设置码已经用过。请联系现有管理员，或更换设置码后重新启动。";
}

/** To somebody who shared a contact in private. */
export function contactText(result: ContactBinding): string {
  switch (result.outcome) {
    case "bound":
      return `已绑定为 ${result.name}。现在可以直接回复“签到”“请假”等，回复“帮助”查看用法。`;
    case "already":
      return `您已绑定为 ${result.name}，无需重复。`;
    case "not-own":
      return "只能共享本人的手机号。请点击下方按钮共享，或发送“我是 姓名”。";
    case "not-in-roster":
      return "名册里没有这个手机号。请发送“我是 姓名”，由本单位秘书确认。";
  }
}

/** To somebody who said who he is. */
export function claimText(result: IdentityClaim): string {
  switch (result.outcome) {
    case "claimed":
      return `已请本单位秘书确认您是 ${result.name}，确认后会通知您。`;
    case "already":
      return `您已绑定为 ${result.name}，无需重复。`;
    case "several":
      return `有几位同名同志，请写明单位，例如“我是 ${result.names[0] ?? "姓名@单位"}”。`;
    case "unknown":
      return "名册里没有这个姓名。请核对后再发“我是 姓名”，或请本单位秘书登记。";
  }
}

/** What a secretary is asked about an account. */
export function bindingSummary(claim: {
  account: string;
  name: string;
  unit: string | null;
}): string {
  return `账号“${claim.account}”申请绑定为 ${claim.name}${claim.unit ? `（${claim.unit}）` : ""}。`;
}

/** To a bound person who says who he is; `same`: as himself. */
export function alreadyBoundText(name: string, same: boolean): string {
  return same
    ? `您已绑定为 ${name}，无需重复。`
    : `您的账号已绑定为 ${name}。如有误，请与本单位秘书联系。`;
}

/** What stays in the record of a 公出. */
export function tripEvidence(reason: string): string {
  return reason ? `公出 ${reason}` : "公出";
}

/** Where words alone do not count. */
export function locationWantedText(plan: string): string {
  return `“${plan}”需要位置：请发送“位置”（共享实时位置更好），仅文字不计入。`;
}

/** To somebody who took his request back. */
export function requestWithdrawnText(summary: string): string {
  return `已撤回：${summary}`;
}

/** To somebody who explained his unit. */
export function statementText(unit: string): string {
  return `已收到${unit}的情况说明，将一并报联络领导。`;
}

/** To a group that has just been bound. */
export function boundText(unit: string): string {
  return `本群已绑定“${unit}”。之后的通知、签到和通报会发到这里。`;
}

/** No unit bears this name. */
export function noUnitText(name: string): string {
  return `没有名为“${name}”的单位。请按名册里的单位全称发送，例如“绑定群 东关镇”。`;
}

/** No programme bears this name, or, with null, there is none. */
export function noProgrammeText(name: string | null): string {
  return name === null ? "目前没有进行中的工作。" : `没有名为“${name}”的工作，请核对名称。`;
}

/** Asks for which programme a beat such as 周通报 is meant. */
export function whichProgrammeText(beat: string, programmes: readonly string[]): string {
  const list = programmes.map((name) => `· ${name}`).join("\n");
  return `有几项工作，请写明是哪一项，例如“${beat} ${programmes[0] ?? ""}”：\n${list}`;
}

/** How many messages to a group are sent again. */
export function resentText(group: string, count: number): string {
  return count > 0
    ? `已向“${group}”重发 ${count} 条。`
    : `“${group}”没有需要重发的消息，请核对群名。`;
}

/** To somebody who asked for leave. */
export function leaveText(result: LeaveAnswer): string {
  switch (result.outcome) {
    case "asked":
      return `已收到请假申请：${result.span}，编号 ${result.number}，待${result.tier === "secretary" ? "秘书" : "管理员"}审批。如需取消请回复“撤回”。`;
    case "already":
      return result.status === "approved"
        ? `${result.span}的请假已批准，无需重复申请。`
        : `${result.span}的请假正在等待审批，无需重复申请。`;
    case "backwards":
      return "请假的结束时间早于开始时间，请重新写明，例如“请假 9月18日至9月20日 事由”。";
  }
}

/** To somebody who asked to make up for a window. */
export function makeUpText(result: MakeUpAnswer): string {
  switch (result.outcome) {
    case "asked":
      return `已收到${dayWords(result.date)}“${result.plan}”的补签申请，编号 ${result.number}，待秘书审批。`;
    case "already":
      return `${dayWords(result.date)}“${result.plan}”的补签正在等待审批，无需重复申请。`;
    case "needs-reason":
      return "补签请写明事由，例如“补签 当时在入户走访”。";
    case "nothing-missed":
      return result.date === null
        ? "最近三个工作日没有需要补签的记录。更早的请写明日期，例如“补签 9月14日 事由”。"
        : `${dayWords(result.date)}没有需要补签的记录。查看请回复“我的记录”。`;
  }
}
