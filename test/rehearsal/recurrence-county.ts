import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { workbook } from "../workbook/builder.ts";

/** Three towns, one person each who signs in every Monday, from 7 September on. */
export const SPAN = { from: "2026-09-07", through: "2026-10-08" };

const town = (单位: string) => ({ 单位, 上级: "云山县", 类别: "乡镇", 联络人: "郑联" });
const group = (单位: string) => ({ 群名: `${单位}工作群`, 单位, 平台: "sandbox", 群号: 单位 });
const person = (姓名: string, 单位: string, 角色: string, index: number) => ({
  ...{ 姓名, 单位, 角色, 职务: 角色 === "干部" ? "值守" : "领导", 手机: `1380000000${index}` },
});

const SHEETS = {
  单位: [{ 单位: "云山县" }, town("东关镇"), town("西岭乡"), town("南坪乡")],
  人员: [
    person("周敏", "云山县", "管理员", 1),
    { ...person("郑联", "云山县", "干部", 2), 职务: "领导" },
    person("李强", "东关镇", "秘书", 3),
    person("王静", "西岭乡", "秘书", 4),
    person("陈红", "南坪乡", "秘书", 5),
    person("张三", "东关镇", "干部", 6),
    person("孙七", "西岭乡", "干部", 7),
    person("吴八", "南坪乡", "干部", 8),
  ],
  群: [group("云山县"), group("东关镇"), group("西岭乡"), group("南坪乡")],
  工作: [
    {
      ...{ 工作: "防汛值守", 依据: "云防指〔2026〕3号", 目的: "汛期在岗", 结束日期: "2026-12-31" },
      ...{ 统计: "周五 16:00", 调度: "周五 17:00", 通报: "周五 17:30", 排名: "是", 阶梯: "末位" },
      通报周期: "周、月",
    },
  ],
  计划: [
    {
      ...{ 计划: "早签到", 工作: "防汛值守", 类型: "签到", 对象职务: "值守" },
      ...{ 周期: "每周一", 开始: "08:00", 截止: "08:30", 正文: "请签到。" },
    },
  ],
  阶梯: [
    { 阶梯: "末位", 类型: "累计", 条件: 1, 动作: "通报", 对象: "单位" },
    { 阶梯: "末位", 类型: "累计", 条件: 2, 动作: "约谈", 对象: "联络人" },
    { 阶梯: "末位", 类型: "连续", 条件: 2, 动作: "问责", 对象: "管理员" },
  ],
};

type Line = Record<string, unknown>;
const said = (at: string, from: string, text: string): Line => ({ at: `2026-${at}`, from, text });

const REPLIES: readonly Line[] = [
  // Week 37: a tie for last, 张三 and 孙七 miss.
  said("09-07 08:10", "吴八", "签到"),
  // Week 38: 东关镇 owes nothing; the others are equal, so nobody is last and 西岭乡's row ends.
  said("09-11 09:00", "张三", "请假 9月14日 看病"),
  said("09-11 09:10", "李强", "批准 张三"),
  said("09-14 08:10", "孙七", "签到"),
  said("09-14 08:10", "吴八", "签到"),
  // Week 39, published on Thursday because Friday is a holiday: 东关镇 is last for the second time.
  said("09-21 08:10", "孙七", "签到"),
  said("09-21 08:10", "吴八", "签到"),
  said("09-24 17:10", "郑联", "调度 东关镇 已约谈镇长"),
  said("09-24 18:00", "周敏", "修改 1 请东关镇书面说明原因。"),
  said("09-24 18:05", "周敏", "发布 1"),
  said("09-24 18:06", "周敏", "发布 1"),
  // After publication: the town contests the draft, 孙七 his entry of the first week.
  said("09-28 09:00", "吴八", "申诉 1 不服"),
  said("09-28 09:05", "李强", "申诉 1 当日全镇停电，无法签到"),
  said("09-28 09:06", "李强", "申诉 1 当日全镇停电，无法签到"),
  said("09-28 09:10", "王静", "批准 李强"),
  said("09-28 09:20", "周敏", "批准 李强"),
  said("09-28 10:00", "孙七", "申诉 9月7日 早签到 当天在岗，手机没电"),
  said("09-28 10:10", "周敏", "批准 孙七 经核实在岗"),
  said("09-28 11:00", "张三", "申诉 9月21日 早签到 忘了"),
  said("09-28 11:10", "周敏", "驳回 张三 没有依据"),
];

/** Writes the county and its replies into a new folder. */
export async function stagedRecurrence() {
  const folder = await mkdtemp(path.join(tmpdir(), "zhouzhi-test-"));
  const file = await workbook(SHEETS).save(path.join(folder, "county.xlsx"));
  const replies = path.join(folder, "replies.jsonl");
  await writeFile(replies, REPLIES.map((line) => `${JSON.stringify(line)}\n`).join(""));
  return { folder, file, replies };
}
