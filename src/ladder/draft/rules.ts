/** The key under which a published draft goes to a group or to the liaison. */
export function publishedKey(
  number: number,
  to: { channelId: number } | { personId: number },
): string {
  const place = "channelId" in to ? `group:${to.channelId}` : `person:${to.personId}`;
  return `draft:${number}:publish:${place}`;
}
