import { Resvg } from "@resvg/resvg-js";
import satori from "satori";
import { type Fonts, loadFonts } from "../fonts/load.ts";
import { drawableText } from "../fonts/rules.ts";
import type { BulletinCard } from "../rules.ts";
import { withTexts } from "./element.ts";
import { cardLayout } from "./layout.ts";
import { CARD_WIDTH } from "./look.ts";

let loaded: Fonts | null = null;

/**
 * Draws a card as a PNG, 1,080 pixels wide; the same card gives the same bytes. It keeps its thread busy for a good
 * second the first time, when the fonts are read, and for some tenths of one later.
 */
export async function drawCard(card: BulletinCard): Promise<Uint8Array> {
  loaded ??= loadFonts();
  const { family, files, covers } = loaded;
  const layout = withTexts(cardLayout(card), (text) => drawableText(text, covers));
  const svg = await satori(
    {
      ...layout,
      props: { ...layout.props, style: { ...layout.props.style, fontFamily: family } },
      key: null,
    },
    { width: CARD_WIDTH, fonts: files },
  );
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
}
