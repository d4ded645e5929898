import { Api, GrammyError, HttpError } from "grammy";
import { PlatformRefused } from "../port.ts";
import * as wording from "./wording.ts";

/** How the bot stands in one group. */
export type GroupStanding = { name: string; state: "hears" | "deaf" | "absent" | "unknown" };

export type TelegramCheck = {
  username: string;
  hearsWholeGroups: boolean;
  groups: GroupStanding[];
};

const TIMEOUT_SECONDS = 10;

/**
 * Looks at a token and at the bot's place in these groups, for the doctor. Throws `PlatformRefused` with advice when
 * the token is wrong or Telegram cannot be reached.
 */
export async function checkTelegram(
  { token, apiRoot }: { token: string; apiRoot: string },
  groups: readonly { id: string; name: string }[],
): Promise<TelegramCheck> {
  const api = new Api(token, {
    apiRoot: apiRoot.replace(/\/+$/, ""),
    timeoutSeconds: TIMEOUT_SECONDS,
  });
  const me = await identity(api);
  const standings: GroupStanding[] = [];
  for (const { id, name } of groups) {
    standings.push({ name, state: await standing(api, id, me.id, me.can_read_all_group_messages) });
  }
  return {
    username: me.username,
    hearsWholeGroups: me.can_read_all_group_messages,
    groups: standings,
  };
}

async function identity(api: Api) {
  try {
    return await api.getMe();
  } catch (error) {
    if (error instanceof GrammyError)
      throw new PlatformRefused("token refused", wording.refusedToken());
    if (error instanceof HttpError)
      throw new PlatformRefused("unreachable", wording.unreachableTrouble("getMe"));
    throw error;
  }
}

async function standing(
  api: Api,
  chatId: string,
  botId: number,
  hearsWholeGroups: boolean,
): Promise<GroupStanding["state"]> {
  try {
    const { status } = await api.getChatMember(chatId, botId);
    if (status === "left" || status === "kicked") return "absent";
    return status === "administrator" || hearsWholeGroups ? "hears" : "deaf";
  } catch (error) {
    return error instanceof GrammyError ? "absent" : "unknown";
  }
}
