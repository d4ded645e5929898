/** Stands for a character that the font cannot draw: visible, so that nobody takes a name for complete. */
export const MISSING_GLYPH = "〓";

/** Emoji parts, marks and invisible characters: without a glyph they are left out, since nothing readable is lost. */
const DROPPED = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{M}\p{C}]/u;
/** Tells the direction or the form of its neighbours; never drawn, even where a font has an empty glyph for it. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/u;
const PRIVATE_USE = /\p{Co}/u;

/**
 * `text` as the font can draw it: emoji and invisible characters go, any other character without a glyph becomes 〓,
 * white space becomes plain spaces. Text of which nothing would be left becomes one 〓.
 */
export function drawableText(text: string, covers: (codePoint: number) => boolean): string {
  const characters = [...text.normalize("NFC").replaceAll(/[^\S\u3000]/gu, " ")];
  const drawn = characters.map((character) => drawable(character, covers)).join("");
  return drawn.trim() === "" && text.trim() !== "" ? MISSING_GLYPH : drawn;
}

function drawable(character: string, covers: (codePoint: number) => boolean): string {
  if (character === "\u3000") return character;
  if (PRIVATE_USE.test(character)) return MISSING_GLYPH;
  if (INVISIBLE.test(character)) return "";
  if (covers(character.codePointAt(0) ?? 0)) return character;
  return DROPPED.test(character) ? "" : MISSING_GLYPH;
}
