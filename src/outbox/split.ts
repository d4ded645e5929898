/** Telegram takes 4,096 characters; the rest is room for mentions and for platforms that count differently. */
export const LONGEST_TEXT = 3_500;

/** `text` in parts of at most `limit` UTF-16 units, cut at line ends, and inside a line only when it alone is longer. */
export function splitText(text: string, limit: number = LONGEST_TEXT): string[] {
  if (text.length <= limit) return [text];
  const parts: string[] = [];
  let part: string[] = [];
  let length = 0;
  for (const line of text.split("\n").flatMap((whole) => cutLine(whole, limit))) {
    if (part.length > 0 && length + 1 + line.length > limit) {
      parts.push(part.join("\n"));
      part = [];
      length = 0;
    }
    length += (part.length > 0 ? 1 : 0) + line.length;
    part.push(line);
  }
  return [...parts, part.join("\n")].filter((each) => each.trim() !== "");
}

function cutLine(line: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = line;
  while (rest.length > limit) {
    // A character outside the basic plane is two units, which must not be parted.
    const last = rest.charCodeAt(limit - 1);
    const end = last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}
