import { isAcknowledgement } from "../answers/reader.ts";
import { unitAt } from "../names/reader.ts";
import { isSeparate, type Order } from "../orders/rules.ts";
import type { Intent } from "../rules.ts";
import type { Scene } from "../scene/rules.ts";
import { matchAt, type Phrase, trim } from "../text/rules.ts";

const EVERYBODY = /全员|全体人员|群/y;
const NEXT_AUDIENCE = / ?[、,] ?/y;
const BEFORE_TEXT = / ?:\s*(?=\S)/y;
const TO_OTHERS = /大家|各位|同志们|[?]/;

const notBuilt = (words: string): Intent[] => [{ intent: "not_built", words }];

function summary(rest: Phrase, scene: Scene): Intent[] | null {
  const separate = isSeparate(rest) && !/^[、!~-]/.test(rest.keys);
  const said = trim(rest).keys !== "" && !TO_OTHERS.test(rest.keys);
  return separate && (said || scene.addressed) ? notBuilt("小结") : null;
}

/** Whether a text starts with those a notice is for, 全员, 群 or units of the roster, and a colon. */
function isAddressedNotice(keys: string, scene: Scene): boolean {
  let place = 0;
  for (;;) {
    const length = unitAt(scene.who, keys, place) || matchAt(EVERYBODY, keys, place)?.[0].length;
    if (!length) return false;
    place += length;
    if (matchAt(BEFORE_TEXT, keys, place)) return true;
    const next = matchAt(NEXT_AUDIENCE, keys, place);
    if (!next) return false;
    place += next[0].length;
  }
}

// Leaders head what they write with 通知：, which is for people; only the order's exact form is one in a group.
function notice(rest: Phrase, scene: Scene): Intent[] | null {
  const ordered = isAddressedNotice(rest.keys.trimStart(), scene);
  if (ordered && (scene.addressed || rest.keys.startsWith(" "))) return notBuilt("通知");
  const loose = scene.addressed && isSeparate(rest) && !isAcknowledgement(trim(rest), scene);
  return loose ? notBuilt("通知") : null;
}

function sending(rest: Phrase, scene: Scene, word: string): Intent[] | null {
  const alone = trim(rest).keys === "" && !/[?]/.test(rest.keys);
  return scene.private && alone ? notBuilt(word) : null;
}

/** Words of features that are not open yet: understood, so that whoever uses one is told. */
export const NOT_BUILT_ORDERS: readonly Order[] = [
  { word: /(?:今日|今天|本周|工作)?小结/y, whole: true, read: summary },
  { word: /通知/y, whole: true, read: notice },
  { word: /发送|取消/y, whole: false, read: sending },
];
