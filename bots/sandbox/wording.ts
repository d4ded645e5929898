/** How to type at the terminal. `group` is the group in use. */
export function howToType(group: string): string {
  return [
    `这里是演练，当前的群是“${group}”。请按下面的样子输入：`,
    "  张三：签到              张三在群里说话",
    "  张三 私聊：我的记录     张三私下对机器人说话",
    "  #群名 张三：签到        换一个群说话",
    "  张三 定位：113.25,23.12 张三发送位置（先经度，后纬度，GCJ02）",
  ].join("\n");
}

export function unknownGroup(name: string, groups: readonly string[]): string {
  return `没有叫“${name}”的群。现有的群：${groups.join("、")}。请换一个群名再输入一次。`;
}

export function notStored(): string {
  return "刚才那句话还没有存好，会自动再试；如果一直如此，请查看日志。";
}

/** A message of the bot, as it is printed. `where` is a group's name, or a person's for a private chat. */
export function printed(message: {
  where: string;
  isPrivate: boolean;
  edited: boolean;
  text: string;
  buttons: readonly string[];
  files: readonly string[];
}): string {
  const place = message.isPrivate ? `私聊 ${message.where}` : message.where;
  const head = `【${place}】${message.edited ? "（更新）" : ""}机器人：`;
  const buttons =
    message.buttons.length > 0 ? [message.buttons.map((one) => `[${one}]`).join(" ")] : [];
  const files = message.files.map((file) => `附件：${file}`);
  return [head, ...indented(message.text), ...indented([...buttons, ...files].join("\n"))].join(
    "\n",
  );
}

function indented(text: string): string[] {
  return text === "" ? [] : text.split("\n").map((line) => `  ${line}`);
}
