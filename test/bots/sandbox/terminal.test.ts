import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { createSandbox } from "../../../bots/sandbox/adapter.ts";
import { createTerminal } from "../../../bots/sandbox/terminal.ts";
import { systemClock } from "../../../src/clock.ts";
import { delivery } from "../contract.ts";
import { recordingIntake } from "../recording-intake.ts";

async function typed(...lines: string[]) {
  const input = new PassThrough();
  const output = new PassThrough();
  const terminal = createTerminal({ input, output, groups: ["东关镇工作群", "西关镇工作群"] });
  const sandbox = createSandbox({ clock: systemClock, onDelivery: terminal.show });
  const intake = recordingIntake();
  await sandbox.start(intake);
  for (const line of lines) input.write(`${line}\n`);
  input.end();
  await terminal.run(sandbox);
  const printed = () => String(output.read() ?? "");
  return { intake, sandbox, printed };
}

describe("the sandbox's terminal", () => {
  it("passes on what people type, in the first group, another one, or in private", async () => {
    const { intake } = await typed("张三：签到", "#西关镇工作群 李四: 公出", "张三 私聊：我的记录");
    expect(intake.stored()).toMatchObject([
      { text: "签到", chat: { id: "东关镇工作群", kind: "group" }, from: { name: "张三" } },
      { text: "公出", chat: { id: "西关镇工作群", kind: "group" }, from: { name: "李四" } },
      { text: "我的记录", chat: { kind: "private", name: "张三" } },
    ]);
  });

  it("says at first and after a line without a name how to type", async () => {
    const { intake, printed } = await typed("签到");
    expect(printed().match(/请按下面的样子输入/g)).toHaveLength(2);
    expect(intake.stored()).toEqual([]);
  });

  it("names the groups there are when one is not known", async () => {
    const { intake, printed } = await typed("#北关 张三：签到");
    expect(printed()).toContain("没有叫“北关”的群。现有的群：东关镇工作群、西关镇工作群。");
    expect(intake.stored()).toEqual([]);
  });

  it("shows what the bot says, where, with its buttons", async () => {
    const { sandbox, printed } = await typed();
    printed();
    const chat = { id: "东关镇工作群", kind: "group" } as const;
    const buttons = [{ text: "批准", data: "approve:1" }];
    await sandbox.deliver(delivery({ chat, text: "请签到\n截止 09:00", buttons }));
    await sandbox.deliver(delivery({ chat, text: "已到 1/7", edits: "s1" }));
    await sandbox.deliver(delivery({ chat: { id: "private:张三", kind: "private" }, text: "好" }));
    expect(printed()).toBe(
      [
        "【东关镇工作群】机器人：",
        "  请签到",
        "  截止 09:00",
        "  [批准]",
        "【东关镇工作群】（更新）机器人：",
        "  已到 1/7",
        "【私聊 张三】机器人：",
        "  好",
        "",
      ].join("\n"),
    );
  });

  it("says so when a line could not be stored, and stores it with the next one", async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const terminal = createTerminal({ input, output, groups: ["东关镇工作群"] });
    const sandbox = createSandbox({ clock: systemClock });
    const intake = recordingIntake();
    await sandbox.start(intake);
    intake.failNext("before-storing");
    input.end("张三：签到\n李四：签到\n");
    await terminal.run(sandbox);
    expect(String(output.read())).toContain("还没有存好");
    expect(intake.stored().map(({ from }) => from?.name)).toEqual(["张三", "李四"]);
  });
});
