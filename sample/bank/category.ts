/** 单选: the stem, the right option, the others and why. */
type Single = readonly [stem: string, right: string, wrong: readonly string[], why: string];
type Multiple = readonly [
  stem: string,
  right: readonly string[],
  wrong: readonly string[],
  why: string,
];
type Judgement = readonly [stem: string, answer: "对" | "错", why: string];

/** The questions of one 分类. */
export type Category = {
  name: string;
  single: readonly Single[];
  multiple: readonly Multiple[];
  judgement: readonly Judgement[];
};
