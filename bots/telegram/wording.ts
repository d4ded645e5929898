/** The button that shares one's own number, shown with the invitation to be bound. */
export const SHARE_CONTACT_BUTTON = "发送我的手机号";

export function refusedToken(): string {
  return "Telegram 不接受机器人令牌。请向 @BotFather 核对令牌，填好 TELEGRAM_BOT_TOKEN 后重新启动。";
}

export function refusedAddress(): string {
  return "Telegram 找不到这个机器人。请核对 TELEGRAM_BOT_TOKEN 是否完整、TELEGRAM_API_ROOT 是否正确，然后重新启动。";
}

export function tokenTrouble(): string {
  return "Telegram 不再接受机器人令牌，暂时收不到消息。请向 @BotFather 核对 TELEGRAM_BOT_TOKEN，改好后重新启动。";
}

export function conflictTrouble(): string {
  return "另有一个程序正在用同一个 Telegram 令牌收消息，本程序暂时收不到。请停掉其中一个；停掉后会自动恢复。";
}

export function busyTrouble(seconds: number): string {
  return `Telegram 要求稍候 ${seconds} 秒再收消息，到时自动继续。`;
}

export function unreachableTrouble(detail: string): string {
  return `连不上 Telegram，正在不断重试（${detail}）。请检查网络和 TELEGRAM_API_ROOT。`;
}

export function storeTrouble(detail: string): string {
  return `收到的消息还没有存进数据库，正在不断重试，没有丢失（${detail}）。请检查数据库。`;
}

export function skippedUpdate(updateId: number): string {
  return `有一条 Telegram 更新（${updateId}）读不懂，已跳过，其余照常处理。`;
}

export function longOutage(): string {
  return "超过 24 小时没有收到 Telegram 消息，Telegram 只保留 24 小时，这段时间的消息可能已丢失。";
}
