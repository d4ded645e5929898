import type { Shortage } from "../../kinds/quiz/rules.ts";
import type { ImportReport } from "../rules.ts";
import { listed, quoted, shortageWords, some, span } from "../wording.ts";

/** What an import did that a human should know. */
export const reportWords = {
  unitsGone: (names: readonly string[]) =>
    `单位${listed(names)}不在新表里，仍然保留；如已撤并，请联系维护人员处理。`,
  peopleGone: (names: readonly string[]) =>
    `人员${listed(names)}不在新表里，仍然保留；如已离任，请在表里写上止的日期再导入。`,
  postsEnded: (count: number) => `有 ${count} 个旧任职不在新表里，已截止到昨天。`,
  newPhone: (label: string) =>
    `${quoted(label)}的手机号变了，按同一个人处理；如果换了人，请写成“姓名@单位”再导入。`,
  formerLabel: (label: string, id: number) => `${label}（原${id}）`,
  otherGroupId: (name: string) =>
    `群${quoted(name)}在系统里已有另一个群号，保留系统里的；要改绑，请在新群里发“绑定群 单位”。`,
  programmesGone: (names: readonly string[]) =>
    `工作${listed(names)}不在新表里，照常进行；要停办，请把结束日期改早再导入。`,
  programmesOver: (names: readonly string[]) =>
    `工作${listed(names)}的结束日期已过，不再进行；要继续，请改结束日期再导入。`,
  questionsGone: (count: number) => `题库有 ${count} 道旧题不在新表里，已停用，不再出题。`,
  bankTooSmall: (plan: string, shortages: readonly Shortage[]) =>
    `计划${quoted(plan)}：${shortages.map(shortageWords).join("；")}。补足之前不开考，请在“题库”表补题后再导入。`,
  kindChanged: (plan: string, before: string, after: string) =>
    `计划${quoted(plan)}由“${before}”改为“${after}”，已经开始的那一次也按新的类型办理，请留意。`,
  tasksGone: (numbers: readonly number[]) =>
    `任务 ${some(numbers)} 不在新表里，仍然保留；不再办理的请由管理员发“取消任务 编号 理由”。`,
  tasksPast: (numbers: readonly number[]) =>
    `任务 ${some(numbers)} 的截止已经过去，按逾期办理；如有误请改正截止再导入。`,
  tasksDayOff: (numbers: readonly number[]) =>
    `任务 ${some(numbers)} 的截止不是工作日，照原样办理；如有误请改正截止再导入。`,
  taskNumberTaken: (number: number, name: string, free: number) =>
    `编号 ${number} 已经是另一项任务${quoted(name)}，这一行没有导入；请把编号改为 ${free} 再导入。`,
  nobodyHolds: (number: number, post: string) =>
    `清单 ${number} 目前没有人担任${quoted(post)}，没有下发任务；请核对责任单位和责任职务。`,
  listLaid: (number: number, name: string, numbers: readonly number[]) =>
    `清单 ${number}${quoted(name)}下发 ${numbers.length} 项任务，编号 ${span(numbers)}。`,
  plansStopped: (names: readonly string[]) => `计划${listed(names)}不在新表里，已停用。`,
};

/** An import's summary: what was done sheet by sheet, what to know, what to do next. */
export function importLines({ tallies, notes }: ImportReport): string[] {
  return [
    "导入完成：",
    ...tallies.map(
      ([sheet, { added, updated, unchanged }]) =>
        `  ${sheet}：新增 ${added}，更新 ${updated}，不变 ${unchanged}`,
    ),
    ...(notes.length > 0 ? ["请留意：", ...notes.map((note) => `  ${note}`)] : []),
    "接下来请在各工作群里发“绑定群 单位”（已绑定的不用再发），再运行 npx zhouzhi doctor 检查。",
  ];
}
