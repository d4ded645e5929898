import type { Category } from "./bank/category.ts";
import { DUTIES } from "./bank/duties.ts";
import { POLICIES } from "./bank/policies.ts";
import { SAFETY } from "./bank/safety.ts";
import type { Row } from "./programmes.ts";

const LETTERS = ["A", "B", "C", "D", "E", "F"];

/** Right options are moved off the first places, so that the key is not always A. */
function rowOf(
  type: string,
  stem: string,
  right: readonly string[],
  wrong: readonly string[],
  shift: number,
): Row {
  const options = [...right, ...wrong];
  const turned = options.map((_, index) => options[(index + shift) % options.length] ?? "");
  const answer = turned.flatMap((option, index) =>
    right.includes(option) ? [LETTERS[index] ?? ""] : [],
  );
  const cells = LETTERS.map((_, index) => turned[index] ?? null);
  return [type, stem, ...cells, answer.join("")];
}

function rowsOf({ name, single, multiple, judgement }: Category): Row[] {
  return [
    ...single.map(
      ([stem, right, wrong, why], index): Row => [
        ...rowOf("单选", stem, [right], wrong, index),
        name,
        why,
      ],
    ),
    ...multiple.map(
      ([stem, right, wrong, why], index): Row => [
        ...rowOf("多选", stem, right, wrong, index),
        name,
        why,
      ],
    ),
    ...judgement.map(
      ([stem, answer, why]): Row => ["判断", stem, ...LETTERS.map(() => null), answer, name, why],
    ),
  ];
}

/** 题库: three categories, each with 单选, 多选 and 判断. */
export const QUESTION_ROWS: readonly Row[] = [DUTIES, POLICIES, SAFETY].flatMap(rowsOf);
