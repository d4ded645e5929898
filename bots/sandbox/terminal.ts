import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Chat } from "../../src/inbox/rules.ts";
import type { Sandbox, SandboxPost } from "./adapter.ts";
import { readTerminalLine } from "./reader.ts";
import { sandboxGroup, sandboxPrivate, sandboxSender, type Utterance } from "./utterance.ts";
import { howToType, notStored, printed, unknownGroup } from "./wording.ts";

export type Terminal = {
  /** Prints a message of the bot; to be given to the sandbox as `onDelivery`. */
  show(post: SandboxPost): void;
  /** Prints how to type, then passes on what is typed until the input ends or `close` is called. */
  run(sandbox: Sandbox): Promise<void>;
  close(): void;
};

/** People at a keyboard: each line is somebody's message. The first of `groups` is the one in use. */
export function createTerminal(options: {
  input: Readable;
  output: Writable;
  groups: readonly [string, ...string[]];
}): Terminal {
  const { input, output, groups } = options;
  let lines: Interface | null = null;
  const print = (text: string) => output.write(`${text}\n`);

  const obey = async (sandbox: Sandbox, line: string) => {
    const read = readTerminalLine(line);
    if (read.meaning === "nothing") return;
    if (read.meaning === "help") return print(howToType(groups[0]));
    if (read.group !== null && !groups.includes(read.group)) {
      return print(unknownGroup(read.group, groups));
    }
    const chat =
      read.where === "private" ? sandboxPrivate(read.name) : sandboxGroup(read.group ?? groups[0]);
    await say(sandbox, utterance(read, chat), print);
  };
  return {
    show: (post) => print(postAsText(post)),
    async run(sandbox) {
      print(howToType(groups[0]));
      // Not earlier: a line that comes before somebody iterates would be lost.
      lines = createInterface({ input });
      for await (const line of lines) await obey(sandbox, line);
    },
    close: () => lines?.close(),
  };
}

async function say(sandbox: Sandbox, said: Utterance, print: (text: string) => void) {
  try {
    await sandbox.say(said);
  } catch {
    print(notStored());
  }
}

function utterance(
  read: Extract<ReturnType<typeof readTerminalLine>, { name: string }>,
  chat: Chat,
): Utterance {
  const from = sandboxSender(read.name);
  if (read.meaning === "said") return { chat, from, text: read.text };
  const { longitude, latitude } = read;
  const location = { longitude, latitude, datum: "GCJ02" as const, live: false, forwarded: false };
  return { chat, from, location };
}

function postAsText({ delivery, edits }: SandboxPost): string {
  const isPrivate = delivery.chat.kind === "private";
  return printed({
    where: isPrivate ? delivery.chat.id.replace(/^private:/, "") : delivery.chat.id,
    isPrivate,
    edited: edits !== null,
    text: delivery.text,
    buttons: delivery.buttons.map(({ text }) => text),
    files: delivery.attachments.map(({ name }) => name),
  });
}
