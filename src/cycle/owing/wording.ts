import { momentWords } from "../../calendar/wording.ts";
import { itemWords } from "../wording.ts";

/** One thing to do, as reminders need it. `how`: how to do it now. */
export type Doable = { plan: string; date: string; dueAt: Date; overdue: boolean; how: string };

/** The week's reminder to one person: everything he still owes. */
export function personReminder(programme: string, items: readonly Doable[], zone: string): string {
  const lines = items.map(
    ({ plan, date, dueAt, overdue }) =>
      `· ${itemWords(plan, date)}，${overdue ? "已过截止时间" : "截止"} ${momentWords(dueAt, zone)}`,
  );
  const ways = [...new Set(items.map(({ how }) => how))];
  return [`【${programme}】周提醒：您还有 ${items.length} 项未办：`, ...lines, ...ways].join("\n");
}

/** The week's reminder in a group; `mention` puts an @ before each name. */
export function groupReminder(
  programme: string,
  people: readonly string[],
  plans: readonly string[],
  mention: boolean,
): string {
  const list = mention ? people.map((name) => `@${name}`).join(" ") : people.join("、");
  return [
    `【${programme}】周提醒：以下同志还有事项未办（${plans.join("、")}）：`,
    list,
    "请尽快办理，具体事项见私聊；收不到私聊的，请先私聊我发送“我是 姓名”。",
  ].join("\n");
}

/** What a lagging unit's people have left undone, whether it is below the line, and what happened before; in words. */
export type Lagging = {
  unit: string;
  below: string | null;
  before: string | null;
  people: readonly {
    person: string;
    items: readonly { plan: string; date: string; dueAt: Date }[];
  }[];
};

/** 完成 1/2（50%），未达 60% */
export function belowLine(figures: string, line: number): string {
  return `${figures}，未达 ${line}%`;
}

/** The week's 调度 to a liaison, a secretary, or, where there is neither, an administrator. */
export function dispatchText(
  programme: string,
  to: "liaison" | "secretary" | "administrator",
  units: readonly Lagging[],
  zone: string,
): string {
  const owing = units.reduce((sum, { people }) => sum + people.length, 0);
  const lagging = units.filter(({ people }) => people.length > 0);
  return [
    `【${programme}】周调度：${lagging.length} 个单位 ${owing} 人有到期未办事项：`,
    ...units.flatMap(({ unit, people, below, before }) => [
      `${unit}：${below ?? ""}`,
      ...people.map(
        ({ person, items }) =>
          `· ${person}：${items.map((item) => sinceWords(item, zone)).join("；")}`,
      ),
      ...(before ? [`此前：${before}`] : []),
    ]),
    NEXT[to].replace("单位 已约谈", `${lagging[0]?.unit ?? units[0]?.unit ?? "单位"} 已约谈`),
  ].join("\n");
}

const NEXT = {
  liaison:
    "请协助督促，帮助解决困难。已请各单位报送情况说明；办理情况请回复“调度 单位 已约谈…”，将写入下次调度单。",
  secretary: "请督促办理，并回复“说明 原因和措施”，将列入本周通报。",
  administrator: "以上单位及上级没有联络人和秘书，请直接督促，并在名册中补充。",
} as const;

function sinceWords(item: { plan: string; date: string; dueAt: Date }, zone: string): string {
  return `${itemWords(item.plan, item.date)}，${momentWords(item.dueAt, zone)} 到期`;
}
