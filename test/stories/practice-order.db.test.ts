import { beforeEach, describe, expect, it } from "vitest";
import type { QuestionEntry } from "../../src/workbook/rules.ts";
import { testDatabase } from "../support/database.ts";
import { county, plan, programme } from "./county.ts";
import { letterOf, PARTY, WATCH } from "./questions.ts";
import { local, story } from "./story.ts";

const database = testDatabase();
beforeEach(() => database.empty());
const bank = (...questions: QuestionEntry[]) => county({ questions });

describe("the order of practice", () => {
  it("brings what was wrong back after five minutes, before anything new", async () => {
    const others = ["二", "三"].map((number) => ({ ...WATCH, stem: `第${number}题` }));
    const { at, person } = await story(database.db, { county: bank(WATCH, ...others) });
    const stemOf = (text: string) => text.split("\n")[1] ?? "";
    await at("09:00");
    const asked = await person("张三")
      .says("练习")
      .botAnswers(/【练习】/);
    await person("张三")
      .says(letterOf(asked, "8 小时"))
      .botAnswers(/不正确/);
    const next = await person("张三")
      .says("下一题")
      .botAnswers(/【练习】/);
    expect(stemOf(next)).not.toBe(stemOf(asked));
    await at("09:05");
    const later = await person("张三")
      .says("练习")
      .botAnswers(/【练习】/);
    expect(stemOf(later)).toBe(stemOf(asked));
  });

  it("prefers what was never practised, and then what is due the soonest", async () => {
    const { at, person } = await story(database.db, { county: bank(WATCH, PARTY) });
    await at("09:00");
    await person("张三").says("练习 党建").botAnswers(/党员/);
    await person("张三")
      .says("错")
      .botAnswers(/回答正确/);
    await at("09:10");
    const asked = await person("张三")
      .says("练习 全部")
      .botAnswers(/汛期值守/);
    await person("张三")
      .says(letterOf(asked, "24 小时"))
      .botAnswers(/回答正确/);
    await at("09:20");
    await person("张三").says("练习").botAnswers(/党员/);
  });

  it("is another for another person and the same when it is played again", async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ ...WATCH, stem: `第${index}题` }));
    const first = async (seed: string, who: string) => {
      await database.empty();
      const { person, db } = await story(database.db, { county: bank(...many) });
      await db.drawSeed.create({ data: { seed } });
      return person(who)
        .says("练习")
        .botAnswers(/第\d+题/);
    };
    const asked = await first("一", "张三");
    expect(await first("一", "张三")).toBe(asked);
    const others = [
      await first("二", "张三"),
      await first("一", "赵六"),
      await first("三", "张三"),
    ];
    expect(new Set([asked, ...others]).size).toBeGreaterThan(1);
  });
});

describe("practice beside a test", () => {
  const withTest = (...questions: QuestionEntry[]) =>
    county({
      questions,
      programmes: [
        programme([
          plan("周测", ["每周", "周一 09:00", "周五 17:30"], {
            kind: "测试",
            parameters: { 题数: "1" },
          }),
        ]),
      ],
    });

  /** Puts a paper with these questions into a person's hands, as drawing does. */
  const hand = async (name: string, stems: string[], rest: object = {}) => {
    const { db } = database;
    const questions = await db.question.findMany({ where: { stem: { in: stems } } });
    const occurrence = await db.occurrence.findFirstOrThrow({ orderBy: { opensAt: "asc" } });
    const person = await db.person.findUniqueOrThrow({ where: { name } });
    const now = local("2026-09-14 09:30");
    await db.paper.create({
      data: {
        occurrenceId: occurrence.id,
        personId: person.id,
        attempt: 1,
        items: questions.map(({ id, options }) => ({
          questionId: id,
          order: options.map((_, index) => index),
        })),
        answers: questions.map(() => ""),
        marks: [],
        drawnAt: now,
        touchedAt: now,
        ...rest,
      },
    });
  };

  it("never asks what is on one's own paper of a test that is open", async () => {
    const { at, person } = await story(database.db, { county: withTest(WATCH, PARTY) });
    await at("09:10");
    await hand("张三", [WATCH.stem]);
    for (const words of ["练习", "下一题"]) await person("张三").says(words).botAnswers(/党员/);
    await person("张三")
      .says("练习 防汛知识")
      .botAnswers(/都在您还没结束的测试里/);
    await person("赵六")
      .says("练习 防汛知识")
      .botAnswers(/汛期值守/);
  });

  it("does not tell the answer when the question came onto a paper meanwhile", async () => {
    const { at, person, db } = await story(database.db, { county: withTest(WATCH, PARTY) });
    await at("09:31");
    await person("张三")
      .says("练习 防汛知识")
      .botAnswers(/汛期值守/);
    await hand("张三", [WATCH.stem]);
    await person("张三")
      .says("A")
      .botAnswers(/答案暂不公布/);
    expect(await db.practiceCard.count()).toBe(0);
  });

  it("asks it again once the window is closed and no attempt is left", async () => {
    const { at, person } = await story(database.db, { county: withTest(WATCH) });
    await at("09:40");
    const handedInAt = local("2026-09-14 09:35");
    await hand("张三", [WATCH.stem], { handedInAt, score: 0, passed: false, marks: [0] });
    await person("张三")
      .says("练习")
      .botAnswers(/都在您还没结束的测试里/);
    await at("2026-09-18 17:46");
    await person("张三")
      .says("练习")
      .botAnswers(/汛期值守/);
  });

  it("keeps what was missed hidden while it may be taken again", async () => {
    const { at, person } = await story(database.db, { county: withTest(WATCH) });
    await at("09:40");
    const handedInAt = local("2026-09-14 09:35");
    const retakeAt = local("2026-09-15 09:35");
    await hand("张三", [WATCH.stem], {
      handedInAt,
      score: 0,
      passed: false,
      marks: [0],
      retakeAt,
    });
    await at("2026-09-18 17:46");
    await person("张三")
      .says("练习")
      .botAnswers(/都在您还没结束的测试里/);
  });
});
