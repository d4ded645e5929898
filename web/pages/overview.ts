import { html } from "hono/html";
import type { Overview } from "../../src/console/overview.ts";
import { UNCONFIRMED_DAYS } from "../../src/console/overview.ts";
import { needsCare } from "../../src/console/rules.ts";
import {
  asOfWords,
  calendarWords,
  decisionAdvice,
  draftAdvice,
  endsWords,
  firstWords,
  moreWords,
  unconfirmedAdvice,
  waitingSince,
  writtenAt,
} from "../../src/console/wording.ts";
import { overviewWords as words } from "../wording.ts";
import { groupsSection } from "./groups.ts";
import { type Html, page } from "./layout.ts";
import { windowsSection } from "./windows.ts";

/** The first page: what runs today, what waits for a human, and whether the bot hears. */
export function overviewPage(overview: Overview): Html {
  const { today, workingDay, now, zone } = overview;
  return page(
    words.title,
    html`<h1>${words.title}</h1>
<p>${asOfWords(today, workingDay, now, zone)}</p>
<p class="soft">${words.readOnly}</p>
${todoSection(overview)}
${windowsSection(overview)}
${decisionsSection(overview)}
${draftsSection(overview)}
${unconfirmedSection(overview)}
${groupsSection(overview)}
${calendarSection(overview)}
${programmesSection(overview)}`,
  );
}

function todoSection({ decisions, drafts, unconfirmed, groups, calendar }: Overview): Html {
  const troubled = groups.filter(({ hearing }) => needsCare(hearing)).length;
  const counted = [
    ["decisions", words.decisions, decisions.total],
    ["drafts", words.drafts, drafts.total],
    ["unconfirmed", words.unconfirmed, unconfirmed.total],
    ["groups", words.troubledGroups, troubled],
  ] as const;
  const chips = counted.flatMap(([anchor, label, count]) =>
    count > 0 ? [html`<li><a href="#${anchor}">${label} ${count}</a></li>`] : [],
  );
  if (calendar.endsSoon) chips.push(html`<li><a href="#calendar">${words.calendarEnds}</a></li>`);
  return html`<section><h2>${words.todo}</h2>
${chips.length > 0 ? html`<ul class="chips">${chips}</ul>` : html`<p>${words.nothingToDo}</p>`}
</section>`;
}

/** A list under its heading, or a line saying that it is empty; a list that was cut says so. */
function listSection(
  list: { anchor: string; title: string; empty: string; total: number },
  items: readonly Html[],
): Html {
  const { anchor, title, empty, total } = list;
  const left = total - items.length;
  const more = left > 0 ? html`<p class="soft">${moreWords(left)}</p>` : null;
  const body = items.length > 0 ? html`<ul class="items">${items}</ul>${more}` : emptyLine(empty);
  return html`<section id="${anchor}"><h2>${title}</h2>${body}</section>`;
}

function emptyLine(text: string): Html {
  return html`<p class="soft">${text}</p>`;
}

function decisionsSection({ decisions, zone }: Overview): Html {
  const { rows, total } = decisions;
  const items = rows.map(
    ({ number, tier, summary, createdAt }) => html`<li>
<p><strong>${words.decision(number)}</strong> ${summary}</p>
<p class="soft">${waitingSince(createdAt, zone)}。${decisionAdvice(number, tier)}</p></li>`,
  );
  const { decisions: title, noDecisions: empty } = words;
  return listSection({ anchor: "decisions", title, empty, total }, items);
}

function draftsSection({ drafts, zone }: Overview): Html {
  const { rows, total } = drafts;
  const items = rows.map(
    ({ number, action, subject, text, at }) => html`<li>
<h3>${words.draft(number)} ${action} ${subject}</h3>
<p class="text">${text}</p>
<p class="soft">${waitingSince(at, zone)}。${draftAdvice(number)}</p></li>`,
  );
  const { drafts: title, noDrafts: empty } = words;
  return listSection({ anchor: "drafts", title, empty, total }, items);
}

function unconfirmedSection({ unconfirmed, zone }: Overview): Html {
  const { rows, total } = unconfirmed;
  const items = rows.map(
    ({ group, text, createdAt }) => html`<li>
<h3>${group ?? words.unknownGroup}</h3>
<p class="text">${firstWords(text)}</p>
<p class="soft">${writtenAt(createdAt, zone)}。${unconfirmedAdvice(group)}</p></li>`,
  );
  const title = words.unconfirmedIn(UNCONFIRMED_DAYS);
  return listSection({ anchor: "unconfirmed", title, empty: words.noUnconfirmed, total }, items);
}

function calendarSection({ calendar }: Overview): Html {
  const style = calendar.endsSoon ? "warning" : "";
  return html`<section id="calendar"><h2>${words.calendar}</h2>
<p class="${style}">${calendarWords(calendar)}</p></section>`;
}

function programmesSection({ programmes, today }: Overview): Html {
  const items = programmes.map(
    ({ id, name, endsOn }) => html`<li><a href="/programmes/${id}">${name}</a>
<span class="soft">${endsWords(endsOn, today)}</span></li>`,
  );
  const { programmes: title, noProgrammes: empty } = words;
  return listSection({ anchor: "programmes", title, empty, total: items.length }, items);
}
