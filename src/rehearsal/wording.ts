/** What is wrong with a replies file, and how to mend it. */
export const replyWords = {
  unreadable: (path: string) => `读不到回复文件“${path}”，请核对路径。`,
  line: (line: number, problem: string) => `第 ${line} 行：${problem}。`,
  notJson: "不是一条完整的消息，每行应为一个 JSON 对象",
  moment: "时间写法不对，例如 2026-09-14T08:10:00+08:00",
  datum: "坐标系应为 WGS84 或 GCJ02",
  from: "缺少“from”（谁说的）",
  noOriginal: (id: string) => `找不到编号为“${id}”的原消息`,
  noQuiz: "测试尚未开放，请先删去这一行",
};

export const rehearsalWords = {
  backwards: "结束日期早于开始日期，请核对 --from 和 --to。",
  badDate: (text: string) => `“${text}”不是日期，请写成 2026-09-14。`,
  day: (day: string, done: number, of: number) => `正在预演 ${day}（${done}/${of} 天）`,
  done: (out: string, messages: number, obligations: number, seconds: string) =>
    `预演完成：发出 ${messages} 条消息，${obligations} 项应办，用时 ${seconds} 秒。结果在 ${out}`,
  files: "transcript.jsonl 消息，ledger.jsonl 台账，counts.jsonl 统计，steps.jsonl 督办，drafts.jsonl 草稿。",
};
