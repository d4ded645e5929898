import { createHash } from "node:crypto";
import type { IncomingMessage } from "../inbox/rules.ts";
import { storedOf } from "../inbox/store.ts";
import { recordChoice } from "../kinds/quiz/poll/record-choice.ts";
import { firstSaidAt } from "../ledger/replies/said.ts";
import { useSetupCode } from "../people/bind.ts";
import { type ChannelRow, channelOf } from "../people/channels/store.ts";
import { loadUnitTree, namesIn } from "../people/store.ts";
import type { Work } from "../work.ts";
import { handleAnonymous } from "./anonymous.ts";
import { handleButton } from "./buttons.ts";
import { dispatch } from "./dispatch.ts";
import { handleEdit } from "./edits.ts";
import { handleLocation } from "./locations.ts";
import { handlePresence } from "./presence.ts";
import { readIntents } from "./reader.ts";
import type { Intent, ReadingContext } from "./rules.ts";
import { senderOf, speakerOf } from "./speaker.ts";
import { handleStranger } from "./strangers.ts";
import { showPhoto } from "./tasks.ts";
import { normaliseText } from "./text/reader.ts";
import { answerHere, type Member, type Speaker, type Turn } from "./turn.ts";
import { setupText } from "./wording.ts";

/** What handling needs to know besides the message. */
export type HandlingSettings = { botNames: readonly string[]; setupCode: string | null };

/**
 * Does what one stored message asks for: who speaks, what is meant, which use case. Returns a word for the inbox.
 * What nobody meant for the bot gets no answer.
 */
export async function handleMessage(
  settings: HandlingSettings,
  work: Work,
  message: IncomingMessage,
  inboxId: number,
): Promise<string> {
  if (message.kind === "presence" || message.kind === "migrated" || message.kind === "renamed") {
    return handlePresence(work, message, inboxId);
  }
  if (message.kind === "poll_answer") return recordChoice(work, message);
  if (message.from === null) return "nobody";
  if (message.from.anonymousAdministrator) {
    const channel = await channelFor(work, message);
    return handleAnonymous(work, message, channel, readFor(settings, work, message, NOBODY));
  }
  const turn = await turnFor(work, message, inboxId);
  if (isSetupCode(settings, message)) return setUp(settings, turn);
  if (!isMember(turn)) {
    return handleStranger(turn, readFor(settings, work, message, NOBODY));
  }
  return handleMember(settings, turn);
}

async function handleMember(settings: HandlingSettings, turn: Turn): Promise<string> {
  const { message } = turn;
  switch (message.kind) {
    case "contact":
      return handleStranger(turn, []);
    case "button":
      return handleButton(turn);
    case "location":
      return handleLocation(turn);
    case "recall":
      return handleEdit(turn, []);
    case "edit":
      return handleEdit(turn, await intentsOf(settings, await asFirstSaid(turn)));
    default:
      return heed(turn, await intentsOf(settings, turn));
  }
}

/** A picture whose words ask for nothing may be what shows that a task is done. */
function heed(turn: Turn, intents: readonly Intent[]): Promise<string> {
  const asks = intents.some(({ intent }) => intent !== "unknown");
  return turn.message.photo && !asks ? showPhoto(turn) : dispatch(turn, intents);
}

/** 明天 in an edited message is the day after it was written, not after it was edited. */
async function asFirstSaid(turn: Turn): Promise<Turn> {
  const { work, message } = turn;
  const said = await firstSaidAt(work, await storedOf(work.tx, message));
  return said === null ? turn : { ...turn, message: { ...message, sentAt: said.toISOString() } };
}

async function intentsOf(settings: HandlingSettings, turn: Turn): Promise<Intent[]> {
  if (turn.message.forwarded) return [];
  const { work, message, speaker, tree } = turn;
  const near = speaker.unitId === null ? [] : tree.upward(speaker.unitId);
  return readFor(settings, work, message, {
    senderName: speaker.name,
    unitNames: [...near, ...tree.all].map((unit) => unit.name),
    personNames: await namesIn(work.tx, normaliseText(message.text)),
  });
}

/** What the roster says about the words of a message; about somebody unknown, nothing. */
type Known = Pick<ReadingContext, "senderName" | "unitNames" | "personNames">;

const NOBODY: Known = { senderName: null, unitNames: [] };

function readFor(
  settings: HandlingSettings,
  work: Work,
  message: IncomingMessage,
  known: Known,
): Intent[] {
  return readIntents(message.text, {
    ...known,
    now: new Date(message.sentAt),
    zone: work.calendar.zone,
    private: message.chat.kind === "private",
    mentionsBot: message.mentionsBot,
    botNames: settings.botNames,
  });
}

async function channelFor(work: Work, message: IncomingMessage): Promise<ChannelRow | null> {
  const { chat, platform } = message;
  if (chat.kind !== "group") return null;
  return channelOf(work.tx, { platform, externalId: chat.id, name: chat.name });
}

async function turnFor(
  work: Work,
  message: IncomingMessage,
  inboxId: number,
): Promise<Turn<Speaker>> {
  const [channel, tree, sender] = await Promise.all([
    channelFor(work, message),
    loadUnitTree(work.tx),
    senderOf(work, message),
  ]);
  return {
    work,
    message,
    inboxId,
    at: new Date(message.sentAt),
    tree,
    channel,
    answers: { count: 0 },
    speaker: speakerOf(sender, tree),
  };
}

function isMember(turn: Turn<Speaker>): turn is Turn<Member> {
  return turn.speaker.personId !== null;
}

function isSetupCode({ setupCode }: HandlingSettings, message: IncomingMessage): boolean {
  return setupCode !== null && message.chat.kind === "private" && message.text.trim() === setupCode;
}

async function setUp({ setupCode }: HandlingSettings, turn: Turn<Speaker>): Promise<string> {
  const hash = createHash("sha256")
    .update(setupCode ?? "")
    .digest("hex");
  const outcome = await useSetupCode(turn.work, turn.speaker.account, hash);
  await answerHere(turn, {
    kind: outcome === "made" ? "receipt" : "refusal",
    text: setupText(outcome),
  });
  return `setup ${outcome}`;
}
