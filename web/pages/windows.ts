import { html } from "hono/html";
import type { Overview, WindowView } from "../../src/console/overview.ts";
import { deadlineWords, doneWords, restWords } from "../../src/console/wording.ts";
import { overviewWords as words } from "../wording.ts";
import type { Html } from "./layout.ts";

/** Today's windows with their numbers, as a whole and by group. */
export function windowsSection({ windows, today, zone }: Overview): Html {
  const items = windows.map((window) => windowItem(window, deadlineWords(window, today, zone)));
  const body =
    items.length > 0
      ? html`<ul class="items">${items}</ul>`
      : html`<p class="soft">${words.noWindows}</p>`;
  return html`<section id="windows"><h2>${words.windows}</h2>${body}</section>`;
}

function windowItem(window: WindowView, deadline: string): Html {
  const { plan, programme, progress } = window;
  return html`<li>
<div class="heading"><h3>${plan}</h3><span class="figure">${doneWords(progress)}</span></div>
<p class="soft">${programme} · ${deadline}</p>
${progress.expected > 0 ? figures(window) : html`<p class="warning">${words.noPeople}</p>`}</li>`;
}

function figures({ progress, groups }: WindowView): Html {
  const rows = groups.map(
    (group) => html`<tr><th scope="row">${group.name ?? words.noGroup}</th>
<td class="count">${doneWords(group.progress)}</td><td>${restWords(group.progress)}</td></tr>`,
  );
  return html`<progress max="${progress.expected}" value="${progress.done}" aria-label="${words.done} ${doneWords(progress)}"></progress>
<p class="soft">${restWords(progress)}</p>
<table class="progress"><thead><tr><th scope="col">${words.group}</th><th scope="col">${words.done}</th>
<th scope="col">${words.rest}</th></tr></thead><tbody>${rows}</tbody></table>`;
}
