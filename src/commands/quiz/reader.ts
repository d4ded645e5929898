import { isSeparate, type Order, textIn } from "../orders/rules.ts";
import type { Intent } from "../rules.ts";
import type { Scene } from "../scene/rules.ts";
import { type Phrase, trim } from "../text/rules.ts";
import { isTestLike, titleAfter, withoutDuration } from "./rules.ts";

/** How people ask each other to write, whose words are no 体会 of their own. */
const ASKS_OTHERS = /^[ :]*(?:请|大家|各位|同志们|所有|全体|还没|没交|未交|谁)/;
const REMINDS_OTHERS =
  /(?:请|大家|各位|记得|抓紧|尽快|还没|未)[^。\n]{0,12}(?:交|写|发|提交|上传)|截止|[?]$/;
const LONGEST_REMINDER = 40;
const TRIES_THE_LINE = /收到|测试 /;

/**
 * The title with which an order is given; null when it is none. In a group, without a mention, a title must be one
 * that only a test bears, since people say the same words to each other.
 */
function titleFor(rest: Phrase, scene: Scene): Phrase | null {
  const title = titleAfter(rest, scene.addressed);
  if (title === null || scene.addressed || title.keys === "") return title;
  return isTestLike(title.keys) ? title : null;
}

function named(intent: "take_quiz" | "resit" | "mistakes" | "open_class" | "quiz_report") {
  return (rest: Phrase, scene: Scene): Intent[] | null => {
    const title = titleFor(rest, scene);
    return title && [{ intent, plan: title.words || null }];
  };
}

function handIn(rest: Phrase, scene: Scene, word: string): Intent[] | null {
  const alone = trim(rest).keys === "" && !rest.keys.includes("?");
  return alone && (scene.addressed || word === "交卷") ? [{ intent: "hand_in" }] : null;
}

function practise(rest: Phrase, scene: Scene): Intent[] | null {
  const category = titleFor(rest, scene);
  return category && [{ intent: "practise", category: category.words || null }];
}

/** 下一题, 第3题: the words themselves say where to go on a paper; without one they ask for practice. */
function move(rest: Phrase, scene: Scene, word: string): Intent[] | null {
  const alone = trim(rest).keys === "" && !rest.keys.includes("?");
  const where = word.replaceAll(" ", "").replace(/^(?:看看?|去|回到?)/, "");
  return alone && scene.private ? [{ intent: "practise", category: where }] : null;
}

function nextQuestion(rest: Phrase, scene: Scene): Intent[] | null {
  const alone = trim(rest).keys === "" && !rest.keys.includes("?");
  return alone && scene.private ? [{ intent: "practise", category: null }] : null;
}

// 测试 is also what people say who only try whether a message gets through.
function startQuiz(rest: Phrase, scene: Scene): Intent[] | null {
  const { rest: before, minutes } = withoutDuration(rest);
  const title = titleAfter(before, scene.addressed);
  if (title === null || TRIES_THE_LINE.test(rest.keys)) return null;
  const certain = /^[ :]/.test(rest.keys) && isTestLike(title.keys) && title.keys !== "测试";
  if (!certain && !scene.addressed) return null;
  return [{ intent: "start_quiz", plan: title.words || null, minutes }];
}

function reflection(rest: Phrase, scene: Scene): Intent[] | null {
  const { keys } = rest;
  if (!isSeparate(rest) || /^[、!~-]/.test(keys) || trim(rest).keys === "") return null;
  const reminds = keys.length <= LONGEST_REMINDER && REMINDS_OTHERS.test(keys.trimEnd());
  if (!scene.private && (ASKS_OTHERS.test(keys) || reminds)) return null;
  return [{ intent: "reflection", text: textIn(rest) }];
}

/** The orders about tests, practice and study; answers to questions are read apart. */
export const QUIZ_ORDERS: readonly Order[] = [
  {
    word: /(?:我?(?:现在)?(?:想|要|来|去))?(?:开始|继续|参加|进入)?(?:答题|作答|做题)(?:吧(?=$|[ \n。!]))?/y,
    whole: false,
    read: named("take_quiz"),
  },
  {
    word: /(?:我?(?:现在)?(?:想|要)?)?(?:确认|申请|提前)?交卷(?:了|吧|啦)?|提交(?:试卷|答卷|答案)(?:了|吧|啦)?/y,
    whole: false,
    read: handIn,
  },
  {
    word: /(?:我?(?:想|要))?(?:申请|参加|开始|继续)?(?:补考|重考|补测|重新(?:考试|答题|测试)|再[考答测]一次)/y,
    whole: false,
    read: named("resit"),
  },
  {
    word: /(?:(?:查|看)(?:看|询|一下)?|我要看)?(?:我?的?错题(?:本|集)?|我的(?:测试|考试)?(?:成绩|分数))/y,
    whole: false,
    read: named("mistakes"),
  },
  {
    word: /(?:我?(?:想|要|来|去))?(?:开始|继续)?(?:练习|刷题)/y,
    whole: false,
    read: practise,
  },
  {
    word: /(?:看看?|去|回到?)? ?(?:[下上]一?[题道]题?|跳过|第 ?(?:\d{1,3}|[一二三四五六七八九十]) ?题)/y,
    whole: false,
    read: move,
  },
  {
    word: /(?:再)?来一[题道]题?|换一?[题道]题?/y,
    whole: false,
    read: nextQuestion,
  },
  {
    word: /(?:发起|开始|组织|启动|开展)?测试/y,
    whole: false,
    read: startQuiz,
  },
  {
    word: /(?:开|开始|组织|安排|发起)?补课/y,
    whole: false,
    read: named("open_class"),
  },
  {
    word: /(?:(?:查|看)(?:看|询|一下)?|测试|考试|导出)?成绩(?:单|表|统计|情况)?/y,
    whole: false,
    read: named("quiz_report"),
  },
  {
    word: /(?:我的?)?(?:本周|本次|今日|学习|培训|读书|心得)*(?:体会|心得)/y,
    whole: true,
    read: reflection,
  },
];
