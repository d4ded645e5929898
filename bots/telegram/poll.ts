import { setTimeout as delay } from "node:timers/promises";
import { type Api, GrammyError } from "grammy";
import type { Clock } from "../../src/clock.ts";
import type { Intake } from "../port.ts";
import { type Batch, FULL_BATCH, readBatch } from "./batch.ts";
import { describe, type ListeningFailure, listeningFailure } from "./errors.ts";
import { type BotIdentity, UNDERSTOOD } from "./inbound.ts";
import type { Trouble } from "./trouble.ts";
import * as wording from "./wording.ts";

/** Telegram keeps what is not delivered for 24 hours; a longer outage loses messages. */
const KEPT_MS = 24 * 60 * 60 * 1000;

export type PollSettings = {
  /** How long Telegram holds an empty answer, in seconds. */
  pollSeconds: number;
  backoff: { firstMs: number; maxMs: number };
};

export type PollParts = { api: Api; clock: Clock; trouble: Trouble; settings: PollSettings };

type GrammySignal = NonNullable<Parameters<Api["getMe"]>[0]>;

/** grammY types its signals after a package that differs from Node's own in names only. */
function forGrammy(signal: AbortSignal): GrammySignal {
  return signal as unknown as GrammySignal;
}

/** Asks who the bot is, and takes the updates away from any webhook, without dropping one. */
export async function connect(api: Api, signal: AbortSignal): Promise<BotIdentity> {
  const bot = await identify(api, signal);
  try {
    await api.deleteWebhook({ drop_pending_updates: false }, forGrammy(signal));
  } catch (error) {
    // A server that knows no webhooks needs none deleted; one that still has one answers polls with 409.
    if (!(error instanceof GrammyError)) throw error;
  }
  return bot;
}

/**
 * The long poll: fetch, store, and only with the next fetch confirm. Runs until `signal` is aborted;
 * whatever fails is tried again, ever more slowly.
 */
export class Poll {
  private readonly parts: PollParts;
  private readonly intake: Intake;
  private readonly signal: AbortSignal;
  private readonly answers = new Set<Promise<unknown>>();
  private bot: BotIdentity | null;
  private cursor = "0";
  /** Given only to confirm what was just stored: after a quiet week Telegram may start over with lower ids. */
  private confirm: number | null = null;
  private storedAt: Date;
  private heardUntil: Date;
  private saidDeaf = false;
  private failures = 0;

  constructor(
    parts: PollParts,
    intake: Intake,
    from: { bot: BotIdentity | null; signal: AbortSignal },
  ) {
    this.parts = parts;
    this.intake = intake;
    this.bot = from.bot;
    this.signal = from.signal;
    this.storedAt = parts.clock.now();
    this.heardUntil = new Date(0);
  }

  /** Resolves when stopped, with the batch under way stored and nothing left running. */
  async run(): Promise<void> {
    while (!this.signal.aborted) {
      try {
        this.cursor = (await this.intake.cursor()) ?? "0";
        break;
      } catch (error) {
        this.parts.trouble.begin("store", wording.storeTrouble(describe(error)));
        await this.pause(null);
      }
    }
    while (!this.signal.aborted) {
      try {
        await this.turn();
      } catch (error) {
        if (this.signal.aborted) break;
        await this.endure(listeningFailure(error));
      }
    }
    await Promise.allSettled(this.answers);
  }

  private async turn(): Promise<void> {
    const { api, clock, settings, trouble } = this.parts;
    const bot = this.bot ?? (await connect(api, this.signal));
    this.bot = bot;
    const askedAt = clock.now();
    const updates = await api.getUpdates(
      {
        limit: FULL_BATCH,
        // At first and after trouble an immediate answer tells at once that all is well.
        timeout: trouble.calm() ? settings.pollSeconds : 0,
        allowed_updates: UNDERSTOOD,
        ...(this.confirm !== null && { offset: this.confirm }),
      },
      forGrammy(this.signal),
    );
    this.confirm = null;
    trouble.answered();
    if (updates.some(({ my_chat_member: change }) => change !== undefined)) await this.lookAgain();
    const batch = readBatch(updates, this.bot, { askedAt, heardBefore: this.heardUntil });
    for (const id of batch.unreadable) trouble.note(wording.skippedUpdate(id));
    if (await this.store(batch)) this.stored(batch);
  }

  /** Keeps at it until the batch is stored; false when stopped before, and then nothing is confirmed. */
  private async store(batch: Batch): Promise<boolean> {
    const cursor = batch.nextOffset === null ? this.cursor : String(batch.nextOffset);
    for (;;) {
      try {
        await this.sayWhenDeaf();
        await this.intake.store(batch.messages, { cursor, heardUntil: batch.heardUntil });
        this.cursor = cursor;
        return true;
      } catch (error) {
        this.parts.trouble.begin("store", wording.storeTrouble(describe(error)));
        if (!(await this.pause(null))) return false;
      }
    }
  }

  private stored(batch: Batch): void {
    this.confirm = batch.nextOffset;
    this.storedAt = this.parts.clock.now();
    this.heardUntil = batch.heardUntil;
    this.saidDeaf = false;
    this.failures = 0;
    this.parts.trouble.end();
    for (const id of batch.pressed) this.answer(id);
  }

  /** Takes the waiting sign off a pressed button; when that fails it goes by itself. */
  private answer(queryId: string): void {
    const answer = this.parts.api
      .answerCallbackQuery(queryId, {}, forGrammy(this.signal))
      .catch(() => undefined)
      .finally(() => this.answers.delete(answer));
    this.answers.add(answer);
  }

  /** Privacy mode is switched while the bot is out of the group, so its return is the time to ask. */
  private async lookAgain(): Promise<void> {
    try {
      this.bot = await identify(this.parts.api, this.signal);
    } catch {
      // What was known before still serves.
    }
  }

  private async endure(failure: ListeningFailure): Promise<void> {
    this.parts.trouble.begin(failure.cause, troubleText(failure));
    try {
      await this.sayWhenDeaf();
    } catch {
      // The intake is told again with the next failure or before the next batch.
    }
    await this.pause(failure.afterMs);
  }

  private async sayWhenDeaf(): Promise<void> {
    const silence = this.parts.clock.now().getTime() - this.storedAt.getTime();
    if (silence <= KEPT_MS) return;
    // What it would have confirmed is gone by now, and ids may have started over.
    this.confirm = null;
    if (this.saidDeaf) return;
    await this.intake.deaf(this.storedAt, wording.longOutage());
    this.saidDeaf = true;
  }

  /** Waits `ms`, or ever longer; false when stopped meanwhile. */
  private async pause(ms: number | null): Promise<boolean> {
    const { firstMs, maxMs } = this.parts.settings.backoff;
    const growing = Math.min(firstMs * 2 ** this.failures, maxMs);
    this.failures = Math.min(this.failures + 1, 30);
    try {
      await delay(ms ?? growing, undefined, { signal: this.signal });
      return true;
    } catch {
      return false;
    }
  }
}

async function identify(api: Api, signal: AbortSignal): Promise<BotIdentity> {
  const {
    id,
    username,
    can_read_all_group_messages: hearsWholeGroups,
  } = await api.getMe(forGrammy(signal));
  return { id, username, hearsWholeGroups };
}

/** A failure to listen, in words for the log and the doctor. */
export function troubleText({ cause, afterMs, detail }: ListeningFailure): string {
  switch (cause) {
    case "token":
    case "address":
      return wording.tokenTrouble();
    case "conflict":
      return wording.conflictTrouble();
    case "busy":
      return wording.busyTrouble(Math.ceil((afterMs ?? 0) / 1000));
    case "unreachable":
      return wording.unreachableTrouble(detail);
  }
}
