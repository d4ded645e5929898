import type { Asked } from "../../kinds/quiz/paper/asked.ts";
import type { Turn } from "../turn.ts";

/** In a group nothing of a test is said but the call and the count: everything else comes in private, or not at all. */
export async function inPrivate<T>(
  turn: Turn,
  act: (asked: Asked) => Promise<T>,
): Promise<T | string> {
  const { speaker, inboxId, at } = turn;
  const { account, personId, name } = speaker;
  if (account.privateChat === null) return "cannot be told in private";
  return act({
    ...{ personId, name, inboxId, at, accountId: account.id, platform: account.platform },
    nextKey: () => {
      turn.answers.count += 1;
      return `answer:${inboxId}:${turn.answers.count}`;
    },
  });
}
