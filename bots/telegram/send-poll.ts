import type { Api } from "grammy";
import type { DeliveryResult, PollContent } from "../../src/outbox/rules.ts";
import { deliveryFailure } from "./errors.ts";

/** Bot API, sendPoll: open_period is 5 to 2628000 seconds. */
const OPEN_SECONDS = { least: 5, most: 2_628_000 };

type PollOptions = NonNullable<Parameters<Api["sendPoll"]>[3]>;

/** Sends a poll in which everybody sees who chose what; the result has the id that choices name. */
export async function deliverPoll(
  api: Api,
  chat: number | string,
  content: PollContent,
): Promise<DeliveryResult> {
  const { question, options, several, openSeconds } = content;
  try {
    const { message_id: id, poll } = await api.sendPoll(chat, question, [...options], {
      is_anonymous: false,
      allows_multiple_answers: several,
      ...styleOf(content),
      ...(openSeconds === null ? {} : { open_period: allowed(openSeconds) }),
    });
    return { outcome: "sent", externalId: String(id), pollId: poll.id };
  } catch (error) {
    return deliveryFailure(error);
  }
}

function styleOf({ quiz }: PollContent): PollOptions {
  if (quiz === null) {
    return { type: "regular", allows_revoting: true, hide_results_until_closes: true };
  }
  const explanation = quiz.explanation === null ? {} : { explanation: quiz.explanation };
  return { type: "quiz", correct_option_ids: [...quiz.correct], ...explanation };
}

function allowed(seconds: number): number {
  return Math.min(Math.max(Math.floor(seconds), OPEN_SECONDS.least), OPEN_SECONDS.most);
}
