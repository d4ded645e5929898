import { html } from "hono/html";
import { consoleName, language, refusalWords } from "../wording.ts";

/** Escaped HTML; text gets into it only through the `html` template, which escapes every value. */
export type Html = ReturnType<typeof html>;

/** A whole page around `content`. */
export function page(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${consoleName}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">${consoleName}</a></header>
<main>${content}</main>
</body>
</html>`;
}

/** A page that only says something, with the way back when there is one. */
export function noticePage(title: string, text: string, wayBack: boolean): Html {
  const back = wayBack ? html`<p><a href="/">${refusalWords.home}</a></p>` : null;
  return page(title, html`<section><h1>${title}</h1><p>${text}</p>${back}</section>`);
}
