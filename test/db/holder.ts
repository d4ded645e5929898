import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onServer } from "../support/server.ts";

const PROGRAM = fileURLToPath(new URL("hold-database.ts", import.meta.url));

/** A process that holds a database, as a bot or a command does; `refused` names the error when it could not. */
export type Holder = {
  url: string;
  joined: boolean;
  refused?: string;
  /** Lets it stop as it should. */
  letGo(): Promise<void>;
  kill(): Promise<void>;
  /** What Ctrl-C in a terminal does. */
  interruptGroup(): void;
};

/** Starts a process that opens the database, and waits until it says how that went. */
export async function holdDatabase(
  mode: "own" | "join" | "throw-away",
  dataDir = "",
): Promise<Holder> {
  const child = spawn(process.execPath, ["--import", "tsx", PROGRAM, dataDir, mode], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
  });
  const ended = once(child, "exit");
  const [line] = await once(child.stdout.setEncoding("utf8"), "data");
  const end = async (act: () => void) => {
    act();
    await ended;
  };
  return {
    ...JSON.parse(line),
    letGo: () => end(() => child.stdin.end()),
    kill: () => end(() => child.kill("SIGKILL")),
    interruptGroup: () => process.kill(-(child.pid ?? 0), "SIGINT"),
  };
}

/** Whether the database at `url` can be used. */
export async function answers(url: string): Promise<boolean> {
  return onServer(url, "SELECT 1").then(
    () => true,
    () => false,
  );
}
