import { expect, test } from "vitest";
import { itemAfter, moveIn } from "../../../../src/kinds/quiz/paper/show/move/rules.ts";

test.each([
  ["下一题", { by: 1 }],
  ["跳过", { by: 1 }],
  ["上一题", { by: -1 }],
  ["第3题", { to: 3 }],
  ["第十题", { to: 10 }],
  ["党建", null],
  ["第3题A", null],
])("%s says where to go on a paper", (words, move) => {
  expect(moveIn(words)).toEqual(move);
});

test("a move stays on the paper", () => {
  expect(itemAfter({ by: 1 }, 0, 3)).toBe(1);
  expect(itemAfter({ by: 1 }, 2, 3)).toBe(2);
  expect(itemAfter({ by: -1 }, 0, 3)).toBe(0);
  expect(itemAfter({ to: 3 }, 0, 3)).toBe(2);
});
