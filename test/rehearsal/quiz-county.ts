import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { workbook } from "../workbook/builder.ts";

/** Two weeks with a weekly test, open on Wednesday and Thursday; the replies are about the first. */
export const FORTNIGHT = { from: "2026-09-14", through: "2026-09-27" };

const PEOPLE = ["张三", "赵六", "孙七", "钱一", "吴二", "郑四"];

const SHEETS = {
  单位: [
    { 单位: "云山县", 类别: "县" },
    { 单位: "东关镇", 上级: "云山县", 类别: "乡镇" },
  ],
  人员: [
    { 姓名: "周敏", 单位: "云山县", 职务: "副书记", 角色: "管理员", 手机: "13800000001" },
    { 姓名: "李强", 单位: "东关镇", 职务: "镇长", 角色: "秘书", 手机: "13800000002" },
    ...PEOPLE.map((name, index) => ({
      ...{ 姓名: name, 单位: "东关镇", 职务: "镇干部", 角色: "干部", 导师: "周敏" },
      手机: `1380000010${index}`,
    })),
  ],
  群: [{ 群名: "东关镇工作群", 单位: "东关镇", 平台: "telegram", 群号: "-1001234567890" }],
  工作: [
    {
      ...{ 工作: "应知应会", 依据: "云组发〔2026〕7号", 目的: "学用结合", 结束日期: "2026-12-31" },
      ...{ 统计: "周五 16:00", 通报: "周五 17:30", 排名: "否" },
    },
  ],
  计划: [
    {
      ...{ 计划: "周测", 工作: "应知应会", 类型: "测试", 对象职务: "镇干部" },
      ...{ 周期: "每周", 开始: "周三 09:00", 截止: "周四 18:00" },
      参数: "题数=20；及格=90；重考=24小时；上限=3",
    },
  ],
  题库: Array.from({ length: 60 }, (_, index) => ({
    ...{ 题型: "单选", 题干: `第 ${index + 1} 问`, A: `甲${index}`, B: `乙${index}` },
    ...{ C: `丙${index}`, D: `丁${index}`, 答案: "ABCD".charAt(index % 4), 分类: "基础" },
  })),
};

const handIn = (day: number, time: string, from: string, correct: number) => ({
  ...{ at: `2026-09-${day}T${time}:00+08:00`, from, quiz: "周测", correct },
});
const said = (day: number, time: string, from: string, text: string) => ({
  ...{ at: `2026-09-${day}T${time}:00+08:00`, from, text },
});

const REPLIES = [
  handIn(16, "08:30", "张三", 20),
  handIn(16, "10:00", "张三", 20),
  // 85 at first, then all right: a day later, within the window.
  handIn(16, "10:10", "赵六", 17),
  handIn(16, "10:20", "赵六", 20),
  handIn(17, "11:00", "赵六", 20),
  // Never enough.
  handIn(16, "09:30", "孙七", 17),
  handIn(17, "10:00", "孙七", 10),
  handIn(18, "11:00", "孙七", 17),
  handIn(19, "12:00", "孙七", 20),
  // Fails in time and passes when the window is over.
  handIn(17, "15:00", "钱一", 17),
  handIn(18, "16:00", "钱一", 18),
  // Comes too late, and asks for a make-up.
  handIn(18, "09:00", "吴二", 20),
  said(18, "09:05", "吴二", "1A 2B"),
];

/** The workbook and the replies as files of a fresh folder. */
export async function stagedQuizCounty() {
  const folder = await mkdtemp(path.join(tmpdir(), "zhouzhi-quiz-"));
  const file = await workbook(SHEETS).save(path.join(folder, "county.xlsx"));
  const replies = path.join(folder, "replies.jsonl");
  await writeFile(replies, REPLIES.map((line) => JSON.stringify(line)).join("\n"));
  return { folder, file, replies };
}
