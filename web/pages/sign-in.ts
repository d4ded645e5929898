import { html } from "hono/html";
import type { LinkState } from "../sign-in.ts";
import { signInWords } from "../wording.ts";
import { type Html, noticePage, page } from "./layout.ts";

/** What a link shows when it is opened. Opening does not use it up: previews in chats open links too. */
export function linkPage(state: LinkState): Html {
  switch (state) {
    case "ready":
      return page(signInWords.title, readySection());
    case "used":
      return noticePage(signInWords.usedTitle, signInWords.used, false);
    case "wrong":
      return noticePage(signInWords.wrongTitle, signInWords.wrong, false);
  }
}

function readySection(): Html {
  return html`<section>
<h1>${signInWords.title}</h1>
<p>${signInWords.ready}</p>
<form method="post"><button type="submit">${signInWords.button}</button></form>
</section>`;
}

/** Where somebody without a session ends up. */
export function signInNeededPage(): Html {
  return noticePage(signInWords.title, signInWords.needed, false);
}
