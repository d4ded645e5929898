import type { LocalDate } from "../../calendar/work-calendar.ts";
import type { Transaction } from "../../db/client.ts";
import type { TemplateRule } from "../rules.ts";

/** A list as a workbook describes it; everything by id. */
export type TemplateFacts = {
  number: number;
  name: string;
  programmeId: number | null;
  unitId: number | null;
  ownerId: number | null;
  postId: number | null;
  measure: string | null;
  rule: TemplateRule;
  reviewers: number[];
};

/** A list as it is stored. */
export type Template = TemplateFacts & {
  id: number;
  active: boolean;
  laidThrough: LocalDate | null;
};

type Row = Awaited<ReturnType<typeof allTemplates>>[number];

function allTemplates(tx: Transaction) {
  return tx.taskTemplate.findMany({ orderBy: { number: "asc" } });
}

// Only imports write rules, and they write only these.
const templateOf = (row: Row): Template => ({ ...row, rule: row.rule as TemplateRule });

/** The lists by number. */
export async function loadTemplates(tx: Transaction): Promise<Template[]> {
  return (await allTemplates(tx)).map(templateOf);
}

/** The lists that have not been looked at today, locked so that no other worker lays them as well. */
export async function templatesBehind(tx: Transaction, today: LocalDate): Promise<Template[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT * FROM "TaskTemplate" WHERE active AND ("laidThrough" IS NULL OR "laidThrough" < ${today})
    ORDER BY number FOR UPDATE`;
  return rows.map(templateOf);
}

/** Notes through which day lists have been looked at. */
export async function setLaidThrough(
  tx: Transaction,
  ids: readonly number[],
  laidThrough: LocalDate,
): Promise<void> {
  await tx.taskTemplate.updateMany({ where: { id: { in: [...ids] } }, data: { laidThrough } });
}

/** Whether anything has been laid for this period. */
export async function isLaid(tx: Transaction, templateId: number, period: string) {
  const found = await tx.task.findFirst({ where: { templateId, period }, select: { id: true } });
  return found !== null;
}

export async function addTemplate(
  tx: Transaction,
  facts: TemplateFacts,
  now: Date,
): Promise<Template> {
  return templateOf(await tx.taskTemplate.create({ data: { ...facts, createdAt: now } }));
}

/** Changes a list; one that was stopped goes on. */
export async function changeTemplate(
  tx: Transaction,
  id: number,
  facts: TemplateFacts,
): Promise<void> {
  await tx.taskTemplate.update({ where: { id }, data: { ...facts, active: true } });
}

/** Stops a list; gives its name, or null when there is none of this number that runs. */
export async function stopList(tx: Transaction, number: number): Promise<string | null> {
  const found = await tx.taskTemplate.findUnique({ where: { number } });
  if (!found?.active) return null;
  await tx.taskTemplate.update({ where: { number }, data: { active: false } });
  return found.name;
}
