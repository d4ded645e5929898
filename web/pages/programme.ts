import { html } from "hono/html";
import type { LocalDate } from "../../src/calendar/work-calendar.ts";
import type { FrozenTable, ProgrammeView } from "../../src/console/programme.ts";
import type { PlacedCount } from "../../src/console/rules.ts";
import {
  endsWords,
  figureCells,
  frozenAt,
  frozenFormula,
  frozenTitle,
  idleWords,
} from "../../src/console/wording.ts";
import { programmeWords as words } from "../wording.ts";
import { type Html, page } from "./layout.ts";

/** Units deeper than this are not moved in any further. */
const DEEPEST = 3;

/** One programme: what it is for, and its newest frozen figures. */
export function programmePage(
  programme: ProgrammeView,
  asOf: { today: LocalDate; zone: string },
): Html {
  const { name, basis, purpose, endsOn, latest } = programme;
  return page(
    name,
    html`<p><a href="/">${words.back}</a></p>
<section><h1>${name}</h1>
<dl><dt>${words.basis}</dt><dd>${basis}</dd><dt>${words.purpose}</dt><dd>${purpose}</dd>
<dt>${words.ends}</dt><dd>${endsWords(endsOn, asOf.today)}</dd></dl></section>
<section>${latest ? frozenSection(latest, asOf.zone) : html`<p>${words.nothingFrozen}</p>`}</section>`,
  );
}

function frozenSection(frozen: FrozenTable, zone: string): Html {
  const { kind, period, ranAt, rows, idle } = frozen;
  return html`<h2>${frozenTitle(kind, period)}</h2>
<p class="soft">${frozenAt(ranAt, zone)}</p>
${rows.length > 0 ? figuresTable(rows) : html`<p>${words.nothingDue}</p>`}
${idle > 0 && rows.length > 0 ? html`<p class="soft">${idleWords(idle)}</p>` : null}
<p class="soft">${frozenFormula}</p>`;
}

function figuresTable(rows: readonly PlacedCount[]): Html {
  const ranked = rows.some(({ count }) => count.rank !== null);
  const table = rows.map((row) => ({ ...row, cells: figureCells(row, ranked) }));
  const heads = table[0]?.cells.map(({ label }) => html`<th scope="col">${label}</th>`);
  const lines = table.map(({ unit, depth, cells }) => {
    const indent = `depth-${Math.min(depth, DEEPEST)}`;
    const figures = cells.map(
      ({ label, text, minor }) =>
        html`<td class="${minor ? "minor" : ""}" data-label="${label}">${text}</td>`,
    );
    return html`<tr><th scope="row" class="${indent}">${unit}</th>${figures}</tr>`;
  });
  return html`<table class="figures"><thead><tr><th scope="col">${words.unit}</th>${heads}</tr></thead>
<tbody>${lines}</tbody></table>`;
}
