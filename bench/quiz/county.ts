import { readCadence } from "../../src/calendar/cadence.ts";
import type { County, QuestionEntry } from "../../src/workbook/rules.ts";

export const PEOPLE = 200;
export const QUESTIONS = 20;
export const PLAN = "周测";

/** Everybody's 姓名, in roster order. */
export const NAMES = Array.from({ length: PEOPLE }, (_, index) => `考生${index + 1}`);

/** One unit in which everybody owes one test of twenty questions. */
export function quizCounty(): County {
  const cadence = readCadence({ 周期: "2026-09-14", 开始: "08:00", 截止: "18:00" });
  if (!cadence.ok) throw new Error(cadence.problem);
  const membership = { unit: "青山县", post: null, startsOn: null, endsOn: null, mentor: null };
  return {
    units: [
      {
        name: "青山县",
        parent: null,
        category: "县",
        longitude: null,
        latitude: null,
        datum: "GCJ02",
        liaison: null,
      },
    ],
    people: NAMES.map((label, position) => ({
      label,
      phone: null,
      memberships: [{ ...membership, role: "cadre", position }],
    })),
    groups: [
      { name: "青山县工作群", unit: "青山县", platform: "sandbox", externalId: "青山县工作群" },
    ],
    programmes: [
      {
        name: "应知应会",
        basis: "县委〔2026〕1号",
        purpose: "学用结合",
        endsOn: "2026-12-31",
        units: ["青山县"],
        beats: [],
        ranked: false,
        ladder: null,
        scoring: null,
        periods: [],
        plans: [
          {
            name: PLAN,
            kind: "测试",
            units: [],
            posts: [],
            cadence: cadence.value,
            graceMinutes: 0,
            parameters: { 题数: String(QUESTIONS), 及格: "90" },
            body: "",
          },
        ],
      },
    ],
    ladders: [],
    calendar: null,
    questions: Array.from({ length: 200 }, (_, index) => question(index)),
    tasks: [],
  };
}

function question(index: number): QuestionEntry {
  const answer = "ABCD".charAt(index % 4);
  return {
    type: "single",
    stem: `第 ${index + 1} 题`,
    options: ["甲", "乙", "丙", "丁"].map((word) => `${word}${index}`),
    answer,
    category: null,
    explanation: null,
  };
}
