const FIRST_WORDS = 40;

/** To an administrator, about a post that may or may not have arrived. */
export function unconfirmedText(group: string, text: string): string {
  const start = text.replaceAll("\n", " ").slice(0, FIRST_WORDS);
  return `发往“${group}”的一条消息可能没有送达：“${start}…”。请到群里看一眼，如确实没有，请回复“重发 ${group}”。`;
}
