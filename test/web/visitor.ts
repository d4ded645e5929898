import { manualClock } from "../../src/clock.ts";
import type { PlatformState } from "../../src/console/rules.ts";
import type { Database } from "../../src/db/client.ts";
import type { Log } from "../../src/inbox/rules.ts";
import { createConsole } from "../../web/app.ts";
import { calendar, NOW } from "../console/county.ts";

/** A console and somebody in front of it, who keeps his cookie; `logged` is every line of its log. */
export function visiting(db: Database, platforms: () => PlatformState[] = () => []) {
  const logged: string[] = [];
  const line = (fields: object, message: string) => {
    logged.push(`${message} ${JSON.stringify(fields)}`);
  };
  const log: Log = { info: line, warn: line, error: line };
  const clock = manualClock(NOW);
  const deps = { host: "127.0.0.1", db, clock, log, calendar: () => calendar, health: platforms };
  const { app, signInPath } = createConsole(deps);
  let cookie = "";
  const send = async (path: string, more: { method?: string; host?: string } = {}) => {
    const { method = "GET", host = "127.0.0.1:8080" } = more;
    const response = await app.request(path, { method, headers: { host, cookie } });
    const set = response.headers.get("set-cookie");
    if (set !== null) cookie = set.split(";")[0] ?? "";
    return response;
  };
  return {
    clock,
    logged,
    signInPath,
    send,
    text: async (path: string) => (await send(path)).text(),
    signIn: () => send(signInPath, { method: "POST" }),
    forget: () => {
      cookie = "";
    },
  };
}
