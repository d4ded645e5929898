import type { Sandbox } from "../../bots/sandbox/adapter.ts";
import { localDate, localTimestamp } from "../../src/calendar/zone.ts";
import type { Chat } from "../../src/inbox/rules.ts";

/** Keeps what people said between what the bot sent, so that a failing story can be read as a chat. */
export function conversation(sandbox: Sandbox, zone: string) {
  const said: { after: number; line: string }[] = [];
  return {
    heard(who: string, chat: Chat, words: string) {
      const where = chat.kind === "group" ? chat.name : "私聊";
      said.push({ after: sandbox.sent.length, line: `  [${where}] ${who}：${words}` });
    },
    day: (now: Date) => localDate(now, zone),
    text(): string {
      const lines = sandbox.sent.map(({ at, edits, delivery }) => {
        const time = localTimestamp(at, zone).slice(5, 19).replace("T", " ");
        const how = edits === null ? "" : "（更新）";
        return `${time} [${delivery.chat.id}] 周知${how}：${delivery.text.replaceAll("\n", " / ")}`;
      });
      const all = lines.flatMap((line, index) => [
        ...said.filter(({ after }) => after === index).map(({ line: words }) => words),
        line,
      ]);
      const rest = said.filter(({ after }) => after >= lines.length).map(({ line }) => line);
      return ["--- 对话 ---", ...all, ...rest].join("\n");
    },
  };
}
