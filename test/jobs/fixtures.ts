import { setTimeout as wait } from "node:timers/promises";
import type { Handler, Handlers } from "../../jobs/names.ts";
import type { Log } from "../../src/inbox/rules.ts";

/** Handlers that keep what they were called with, as `name id`. */
export function keptHandlers(
  run: (name: string, id: string) => Promise<string> = async () => "done",
) {
  const calls: string[] = [];
  const of = (name: string): Handler => {
    return (id) => {
      calls.push(`${name} ${id}`);
      return run(name, id);
    };
  };
  const handlers: Handlers = {
    inbox: of("inbox"),
    deliver: of("deliver"),
    open: of("open"),
    remind: of("remind"),
    close: of("close"),
    plan: of("plan"),
    beat: of("beat"),
    supplement: of("supplement"),
    escalate: of("escalate"),
    task: of("task"),
    board: of("board"),
  };
  return { handlers, calls };
}

export function keptLog() {
  const lines: string[] = [];
  const keep = (_fields: object, message: string) => void lines.push(message);
  const log: Log = { info: () => undefined, warn: keep, error: keep };
  return { log, lines };
}

/** Waits until `holds`, at most `ms`; what comes after says whether it did. */
export async function eventually(holds: () => boolean, ms = 10_000): Promise<void> {
  for (const end = performance.now() + ms; !holds() && performance.now() < end; ) await wait(10);
}
