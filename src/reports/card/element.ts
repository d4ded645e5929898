/** The part of CSS that the card uses; lengths in pixels unless written with their unit. */
export type Style = Readonly<Record<string, string | number>>;

/** A node of the card as the layout engine takes it. */
export type Element = {
  type: "div" | "img";
  props: { style: Style; src?: string; children?: readonly Element[] | string };
};

/** Its children in a line, from left to right. */
export function row(style: Style, ...children: readonly Element[]): Element {
  return { type: "div", props: { style: { display: "flex", ...style }, children } };
}

/** Its children one below the other. */
export function column(style: Style, ...children: readonly Element[]): Element {
  return row({ flexDirection: "column", ...style }, ...children);
}

export function text(style: Style, content: string): Element {
  return { type: "div", props: { style: { display: "flex", ...style }, children: content } };
}

/** A drawing of `width` × `height` pixels, without text: text inside it would not find the fonts. */
export function drawing(svg: string, width: number, height: number): Element {
  const src = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  return { type: "img", props: { src, style: { width, height } } };
}

/** The same element with every text in it changed by `change`. */
export function withTexts(element: Element, change: (text: string) => string): Element {
  const { children } = element.props;
  if (children === undefined) return element;
  const changed =
    typeof children === "string"
      ? change(children)
      : children.map((child) => withTexts(child, change));
  return { ...element, props: { ...element.props, children: changed } };
}

/** All texts of an element, in reading order. */
export function textsIn({ props: { children } }: Element): string[] {
  if (children === undefined) return [];
  return typeof children === "string" ? [children] : children.flatMap(textsIn);
}
