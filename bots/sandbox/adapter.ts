import type { Clock } from "../../src/clock.ts";
import type { IncomingMessage } from "../../src/inbox/rules.ts";
import type { Delivery, DeliveryResult } from "../../src/outbox/rules.ts";
import type { Intake, Platform, PlatformHealth } from "../port.ts";
import { toMessage, type Utterance } from "./utterance.ts";

/** One message that the bot sent, or an edit of one (`edits` is then the same as `externalId`). */
export type SandboxPost = {
  externalId: string;
  at: Date;
  edits: string | null;
  delivery: Delivery;
};

export type SandboxOptions = {
  clock: Clock;
  can?: Partial<Platform["can"]>;
  onDelivery?: (post: SandboxPost) => void;
  /** How often a live sandbox says that it still hears; without it only messages and `hear` do. */
  heartbeatMs?: number;
};

export type Sandbox = Platform & {
  /** Everything sent and edited, in order. */
  readonly sent: readonly SandboxPost[];
  /** What a chat shows now: its messages in order, each in its newest form. */
  shown(chatId: string): SandboxPost[];
  /**
   * Says something and returns it once it is stored. When the intake fails, this rejects and the
   * message is delivered again with the next one, or by `hear`.
   */
  say(utterance: Utterance): Promise<IncomingMessage>;
  /** Delivers what is not stored yet and says that everything up to now has been heard. */
  hear(): Promise<void>;
  /** The next `times` deliveries end with `result` and are not recorded as sent. */
  failNext(result: DeliveryResult, times?: number): void;
};

/** A platform within the process: no network, deterministic ids, for rehearsals, stories and a terminal. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const outgoing = createOutgoing(options);
  const incoming = createIncoming(options.clock);
  let state: PlatformHealth["state"] = "starting";
  let heartbeat: NodeJS.Timeout | null = null;
  return {
    name: "sandbox",
    can: outgoing.can,
    sent: outgoing.sent,
    shown: outgoing.shown,
    failNext: outgoing.failNext,
    deliver: async (delivery) => outgoing.deliver(delivery),
    say: incoming.say,
    hear: incoming.hear,
    health: () => ({ state, heardAt: incoming.heardAt(), detail: null }),
    async start(intake) {
      outgoing.startRun(await incoming.open(intake));
      state = "hearing";
      if (options.heartbeatMs === undefined) return;
      heartbeat = setInterval(() => {
        incoming.hear().catch(() => undefined);
      }, options.heartbeatMs);
      heartbeat.unref();
    },
    async stop() {
      if (heartbeat) clearInterval(heartbeat);
      await incoming.close();
      state = "stopped";
    },
  };
}

/** The way in. The cursor counts messages and starts, so that no key or id of an earlier run comes back. */
function createIncoming(clock: Clock) {
  const waiting: IncomingMessage[] = [];
  let intake: Intake | null = null;
  let counter = 0;
  let heardAt: Date | null = null;
  let underWay: Promise<void> = Promise.resolve();

  const flush = async () => {
    if (!intake) throw new Error("the sandbox is not started");
    const batch = [...waiting];
    const heardUntil = clock.now();
    await intake.store(batch, { cursor: String(counter), heardUntil });
    waiting.splice(0, batch.length);
    heardAt = heardUntil;
  };
  const hear = () => {
    const turn = underWay.then(flush);
    underWay = turn.catch(() => undefined);
    return turn;
  };
  return {
    hear,
    heardAt: () => heardAt,
    async open(opened: Intake): Promise<number> {
      const cursor = await opened.cursor();
      counter = cursor === null ? 0 : Number(cursor) + 1;
      intake = opened;
      const run = counter;
      await hear();
      return run;
    },
    async close() {
      await underWay;
      intake = null;
    },
    async say(utterance: Utterance): Promise<IncomingMessage> {
      if (!intake) throw new Error("the sandbox is not started");
      counter += 1;
      const message = toMessage(utterance, counter, clock.now());
      waiting.push(message);
      await hear();
      return message;
    },
  };
}

/** The way out. */
function createOutgoing(options: SandboxOptions) {
  const can = { edit: true, mention: true, buttons: true, ...options.can };
  const sent: SandboxPost[] = [];
  const known = new Set<string>();
  const failures: DeliveryResult[] = [];
  let prefix = "s";
  let counter = 0;

  const place = (chatId: string, externalId: string) => `${chatId} ${externalId}`;
  const shown = (chatId: string) => {
    const newest = new Map<string, SandboxPost>();
    for (const post of sent) {
      if (post.delivery.chat.id === chatId) newest.set(post.externalId, post);
    }
    return [...newest.values()];
  };
  const deliver = (delivery: Delivery): DeliveryResult => {
    const failure = failures.shift();
    if (failure) return failure;
    const refusal = delivery.edits === null ? null : refusalOfEdit(delivery.edits, delivery);
    if (refusal) return refusal;
    if (delivery.edits === null) counter += 1;
    const externalId = delivery.edits ?? `${prefix}${counter}`;
    const post = { externalId, at: options.clock.now(), edits: delivery.edits, delivery };
    sent.push(post);
    known.add(place(delivery.chat.id, externalId));
    options.onDelivery?.(post);
    return { outcome: "sent", externalId };
  };
  const refusalOfEdit = (edits: string, delivery: Delivery): DeliveryResult | null => {
    if (!can.edit) {
      return { outcome: "refused", reason: "not-allowed", detail: "edits are switched off" };
    }
    return known.has(place(delivery.chat.id, edits))
      ? null
      : { outcome: "refused", reason: "gone", detail: `no message ${edits}` };
  };
  return {
    can,
    sent,
    shown,
    deliver,
    failNext(result: DeliveryResult, times = 1) {
      for (let count = 0; count < times; count += 1) failures.push(result);
    },
    startRun(run: number) {
      prefix = run === 0 ? "s" : `s${run}.`;
      counter = 0;
    },
  };
}
