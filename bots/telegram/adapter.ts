import { setMaxListeners } from "node:events";
import { Api } from "grammy";
import type { Clock } from "../../src/clock.ts";
import { type Intake, type Platform, PlatformRefused } from "../port.ts";
import { listeningFailure } from "./errors.ts";
import type { BotIdentity } from "./inbound.ts";
import { deliverToTelegram } from "./outbound.ts";
import { connect, Poll, type PollSettings, troubleText } from "./poll.ts";
import { type Trouble, troubleWatch } from "./trouble.ts";
import * as wording from "./wording.ts";

/** Beyond this a call is given up; a send is then `unknown`. */
const CALL_TIMEOUT_SECONDS = 30;
/** A network that swallows packets must not hold up the start of everything else. */
const FIRST_ANSWER_MS = 5_000;
const TOKEN = /^\d+:[\w-]+$/;

export type TelegramOptions = {
  token: string;
  /** Where the Bot API is, with or without a slash at the end. */
  apiRoot: string;
  clock: Clock;
  /** Takes one line, in plain words and without secrets, whenever something begins to go wrong. */
  note?: (text: string) => void;
  callTimeoutSeconds?: number;
} & Partial<PollSettings>;

/**
 * Telegram by long polling. `start` rejects with `PlatformRefused` for a token that cannot work; when
 * Telegram cannot be reached it resolves all the same, keeps trying, and `health` says so.
 */
export function createTelegram(options: TelegramOptions): Platform {
  const { clock, token } = options;
  const settings = {
    pollSeconds: options.pollSeconds ?? 20,
    backoff: options.backoff ?? { firstMs: 1_000, maxMs: 60_000 },
  };
  const callSeconds = options.callTimeoutSeconds ?? CALL_TIMEOUT_SECONDS;
  const apiRoot = options.apiRoot.replace(/\/+$/, "");
  const sending = new Api(token, { apiRoot, timeoutSeconds: callSeconds });
  const hearing = new Api(token, { apiRoot, timeoutSeconds: callSeconds + settings.pollSeconds });
  const botName = nameOnce(sending);
  const trouble = troubleWatch(clock, options.note ?? (() => undefined));
  const stopping = new AbortController();
  // A whole batch of pressed buttons is answered at once, and each answer listens for the stop.
  setMaxListeners(0, stopping.signal);
  let running: Promise<void> | null = null;

  return {
    name: "telegram",
    can: { edit: true, mention: true, buttons: true },
    health: trouble.health,
    deliver: (delivery) => deliverToTelegram(sending, delivery, botName),
    async start(intake: Intake) {
      if (running || stopping.signal.aborted) throw new Error("telegram was started before");
      if (!TOKEN.test(token)) throw new PlatformRefused("malformed token", wording.refusedToken());
      const bot = await firstConnection(hearing, trouble, stopping.signal);
      const parts = { api: hearing, clock, trouble, settings };
      running = new Poll(parts, intake, { bot, signal: stopping.signal }).run();
    },
    async stop() {
      stopping.abort();
      await running;
      trouble.stop();
    },
  };
}

/** Asks for the bot's username when it is first needed, and again only when that failed. */
function nameOnce(api: Api): () => Promise<string> {
  let asked: Promise<string> | null = null;
  return () => {
    asked ??= api.getMe().then(
      ({ username }) => username,
      (error: unknown) => {
        asked = null;
        throw error;
      },
    );
    return asked;
  };
}

/** Null when Telegram cannot be reached now, which the poll then keeps trying. */
async function firstConnection(
  api: Api,
  trouble: Trouble,
  signal: AbortSignal,
): Promise<BotIdentity | null> {
  try {
    return await connect(api, AbortSignal.any([signal, AbortSignal.timeout(FIRST_ANSWER_MS)]));
  } catch (error) {
    const failure = listeningFailure(error);
    const { cause, detail } = failure;
    if (cause === "token") throw new PlatformRefused(detail, wording.refusedToken());
    if (cause === "address") throw new PlatformRefused(detail, wording.refusedAddress());
    trouble.begin(cause, troubleText(failure));
    return null;
  }
}
