import { html } from "hono/html";
import type { Overview } from "../../src/console/overview.ts";
import { type Hearing, needsCare, type PlatformState } from "../../src/console/rules.ts";
import {
  hearingAdvice,
  hearingLabel,
  platformName,
  platformWords,
} from "../../src/console/wording.ts";
import { overviewWords as words } from "../wording.ts";
import type { Html } from "./layout.ts";

/** The platforms and every group, each with whether the bot hears it. */
export function groupsSection({ platforms, groups, zone }: Overview): Html {
  const items = groups.map((group) => groupItem(group, zone));
  const body =
    items.length > 0
      ? html`<ul class="items">${items}</ul>`
      : html`<p class="soft">${words.noGroups}</p>`;
  return html`<section id="groups"><h2>${words.groups}</h2>
${platforms.map((platform) => platformLine(platform, zone))}${body}</section>`;
}

function platformLine(platform: PlatformState, zone: string): Html {
  const style = platform.state === "hearing" ? "soft" : "warning";
  const detail = platform.detail ? html`<br>${platform.detail}` : null;
  return html`<p class="${style}">${platformWords(platform, zone)}${detail}</p>`;
}

function groupItem(group: Overview["groups"][number], zone: string): Html {
  const { name, unit, platform, hearing } = group;
  const advice = hearingAdvice(hearing, unit, zone);
  return html`<li>
<div class="heading"><h3>${name}</h3>
<span class="label ${labelStyle(hearing)}">${hearingLabel(hearing)}</span></div>
<p class="soft">${unit ?? words.unbound} · ${platformName(platform)}</p>
${advice === "" ? null : html`<p class="soft">${advice}</p>`}</li>`;
}

function labelStyle(hearing: Hearing): string {
  if (hearing.state === "hearing") return "good";
  return needsCare(hearing) ? "bad" : "warn";
}
