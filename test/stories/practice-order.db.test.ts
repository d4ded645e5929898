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
      await db.drawSeed.update({ where: { id: 1 }, data: { seed } });
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
  const withTest = (
    questions: QuestionEntry[],
    parameters: Record<string, string> = { 题数: "1" },
  ) =>
    county({
      questions,
      programmes: [
        programme([
          plan("周测", ["每周", "周一 09:00", "周五 17:30"], {
            kind: "测试",
            parameters,
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

  const category = (name: string) => ({ 题数: "1", 分类: name });
  const RESTS = /^“周测”正在进行，相关题目 9月18日 17:\d\d 后可以练习。$/;

  it("rests for everybody while a test is open that draws from the whole bank", async () => {
    const { at, person } = await story(database.db, { county: withTest([WATCH, PARTY]) });
    await at("08:50");
    await person("张三")
      .says("练习")
      .botAnswers(/【练习】/);
    await at("09:10");
    for (const words of ["练习", "下一题", "练习 防汛知识"]) {
      await person("张三").says(words).botAnswers(RESTS);
    }
    await person("赵六").says("练习").botAnswers(RESTS);
    await at("2026-09-18 17:46");
    await person("赵六")
      .says("练习")
      .botAnswers(/【练习】/);
  });

  it("says until when to somebody who has passed, too", async () => {
    const { at, person } = await story(database.db, { county: withTest([WATCH]) });
    await at("09:40");
    const handedInAt = local("2026-09-14 09:35");
    await hand("张三", [WATCH.stem], { handedInAt, score: 100, passed: true, marks: [1] });
    await person("张三").says("练习").botAnswers(RESTS);
  });

  it("goes on with categories that no open test draws from", async () => {
    const { at, person } = await story(database.db, {
      county: withTest([WATCH, PARTY], category("防汛知识")),
    });
    await at("09:10");
    for (const words of ["练习", "下一题"]) await person("赵六").says(words).botAnswers(/党员/);
    await person("赵六").says("练习 防汛知识").botAnswers(RESTS);
  });

  it("does not tell the answer when a test that may draw it has opened meanwhile", async () => {
    const { at, person, db } = await story(database.db, { county: withTest([WATCH]) });
    await at("08:59");
    await person("赵六")
      .says("练习")
      .botAnswers(/汛期值守/);
    await at("09:05");
    await person("赵六")
      .says("A")
      .botAnswers(/答案暂不公布/);
    expect(await db.practiceCard.count()).toBe(0);
  });

  it("asks it again once the window is closed and no attempt is left", async () => {
    const { at, person } = await story(database.db, { county: withTest([WATCH]) });
    await at("09:40");
    const handedInAt = local("2026-09-14 09:35");
    await hand("张三", [WATCH.stem], { handedInAt, score: 0, passed: false, marks: [0] });
    await person("张三").says("练习").botAnswers(RESTS);
    await at("2026-09-18 17:46");
    await person("张三")
      .says("练习")
      .botAnswers(/汛期值守/);
  });

  it("keeps what was missed hidden while it may be taken again", async () => {
    const { at, person } = await story(database.db, { county: withTest([WATCH]) });
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
