import type { PlanEntry, ProgrammeEntry } from "../../src/workbook/rules.ts";
import { county, plan, programme } from "./county.ts";

export const link = "https://www.example.gov.cn/xuexi?id=7&from=群_1#第一章";
export const body = `本周读《防汛条例》第一章：\n${link}`;

/** 周一晨读: Mondays from 08:30 to 18:00; by itself it asks nothing back. */
export const reading = (rest: Partial<PlanEntry> = {}) =>
  plan("周一晨读", ["每周一", "08:30", "18:00"], { kind: "学习", graceMinutes: 0, body, ...rest });

/** The same, asking for 收到 or 体会. */
export const asking = (回执: string) => reading({ parameters: { 回执 } });

export const studying = (plans: PlanEntry[], rest: Partial<ProgrammeEntry> = {}) =>
  county({ programmes: [programme(plans, rest)] });
