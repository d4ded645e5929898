import type { Platform } from "../../bots/port.ts";
import { createSandbox, type Sandbox, type SandboxPost } from "../../bots/sandbox/adapter.ts";
import { createTelegram } from "../../bots/telegram/adapter.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Log } from "../inbox/rules.ts";

/** A live sandbox says so often that it still hears; three of these missed count as deaf. */
const SANDBOX_HEARTBEAT_MS = 10_000;

/** Every platform of this deployment, and the sandbox apart where it is one of them. */
export type Platforms = { all: Platform[]; sandbox: Sandbox | null };

/** The platforms that the settings ask for; without any token, the sandbox. */
export function platformsOf(
  config: Config,
  { clock, log, onPost }: { clock: Clock; log: Log; onPost(post: SandboxPost): void },
): Platforms {
  if (config.telegram) {
    const { token, apiRoot } = config.telegram;
    const note = (text: string) => log.warn({ platform: "telegram", reason: text }, "trouble");
    return { all: [createTelegram({ token, apiRoot, clock, note })], sandbox: null };
  }
  const sandbox = createSandbox({ clock, onDelivery: onPost, heartbeatMs: SANDBOX_HEARTBEAT_MS });
  return { all: [sandbox], sandbox };
}
