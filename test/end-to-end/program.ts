import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { eventually } from "./eventually.ts";

const PROGRAM = fileURLToPath(new URL("../../bin/zhouzhi.mjs", import.meta.url));

/** What `zhouzhi start` says once everything runs. */
const READY = /周知已启动/;

/** A first start makes a database and must not fail a test on a machine that does other things too. */
const START_LIMIT_MS = 60_000;

export type Settings = Readonly<Record<string, string>>;

export type Ending = { code: number | null; signal: NodeJS.Signals | null; seconds: number };

/** A real process of the product, without a terminal. */
export type Program = {
  pid: number;
  /** Everything it has written so far, to both outputs. */
  output(): string;
  /** What it wrote for people: everything but the log. */
  said(): string[];
  ended(): Promise<Ending>;
  isRunning(): boolean;
  ready(): Promise<void>;
  /** Sends the signal and waits for the end, whose `seconds` count from here. */
  stop(signal: NodeJS.Signals): Promise<Ending>;
};

/** Runs `zhouzhi` with these arguments; of this process's own environment it sees nothing. */
export function run(args: readonly string[], settings: Settings): Program {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: tmpdir(),
    env: { PATH: "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  let begun = performance.now();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
  }
  const ending: Promise<Ending> = once(child, "close").then(([code, signal]) => ({
    code,
    signal,
    seconds: (performance.now() - begun) / 1_000,
  }));
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    pid: child.pid ?? 0,
    output: () => text,
    said: () => text.split("\n").filter((line) => line !== "" && !line.startsWith("{")),
    ended: () => ending,
    isRunning,
    async ready() {
      await eventually(() => READY.test(text) || !isRunning(), START_LIMIT_MS);
      if (!READY.test(text)) throw new Error(`it did not start:\n${text}`);
    },
    stop(signal) {
      begun = performance.now();
      child.kill(signal);
      return ending;
    },
  };
}

/** Runs a command to its end, which must be a good one. */
export async function command(args: readonly string[], settings: Settings): Promise<string> {
  const program = run(args, settings);
  const { code } = await program.ended();
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}:\n${program.output()}`);
  return program.output();
}
