import { ownNameAt, unitAt } from "../names/reader.ts";
import type { Scene } from "../scene/rules.ts";
import { matchAt, type Phrase } from "../text/rules.ts";

const BEFORE =
  /[ :\-_/+·、]+|我是|我们?|本人|好的?|嗯+|ok|行|已经?|均|全部|本?通知|消息|文件|信息|内容|(?:本村|本镇|本单位)/y;
const ACKNOWLEDGED =
  /(?:收|接) ?(?:到|悉)|确认(?:收到|知悉|已读|知晓)?|知悉|知晓|知道|明白|了解|阅知|获悉|阅|读|照办|遵照执行|按要求落实|抓好落实|roger|received/y;
const AFTER =
  /[ ,:\-_+·、~]+|了|啦|哈|嘞|的?通知|信息|消息|谢谢?|感谢|领导|书记|您|你|并?(?:已?传达|照办|照做|执行|落实|马上办|马上落实)|ok|好的?|\+1/y;
const WITHDRAWN =
  /^(?:我?(?:要|想|申请)?)?(?:(?:撤回|撤销|撤消)(?:一下|掉)?|(?:取消|作废)(?=.))(?:我|今天|刚才|刚刚|刚|上面|之前|前面|上一?条|前一?条|那条|这条|的|那个|一下|所?发|错)*(?:签到|打卡|请假|休假|假|公出|补签|消息|回复|申请|信息|条|假条)?(?:了|吧|申请)*$/;
const WITHDRAWN_AFTER =
  /^(?:我)?(?:的|刚才|今天|明天)*(?:签到|打卡|请假|公出|补签)(?:申请)?(?:撤回|撤销|取消)(?:了|吧|一下)*$|^(?:我)?(?:今天|明天|下午|上午)?(?:不请假|不请|假不请|不休假|不用请假)了$/;
const CANCELS_SOMETHING =
  /(?:刚|上一?条|前一?条|那条|这条|上面|签到|打卡|假|公出|补签|消息|回复|申请)/;

function over(keys: string, start: number, scene: Scene, pattern: RegExp): number {
  let place = start;
  for (let before = -1; before !== place; ) {
    before = place;
    place += ownNameAt(scene.who, keys, place) || unitAt(scene.who, keys, place);
    place += matchAt(pattern, keys, place)?.[0].length ?? 0;
  }
  return place;
}

/** Whether a whole clause says 收到: received, read, understood. */
export function isAcknowledgement(clause: Phrase, scene: Scene): boolean {
  const { keys } = clause;
  if (keys.length > 40 || /^(?:我?[阅读]|我?了解|知道)$/.test(keys)) return false;
  let place = over(keys, 0, scene, BEFORE);
  const first = matchAt(ACKNOWLEDGED, keys, place);
  if (!first) return false;
  while (place < keys.length) {
    const word = matchAt(ACKNOWLEDGED, keys, place);
    const next = word ? place + word[0].length : over(keys, place, scene, AFTER);
    if (next === place) return false;
    place = next;
  }
  return true;
}

/** Whether a whole clause takes back what the sender said before: 撤回, 取消刚才的, 不请假了. */
export function isWithdrawal(clause: Phrase): boolean {
  const { keys } = clause;
  if (keys.length > 24) return false;
  if (WITHDRAWN_AFTER.test(keys)) return true;
  if (!WITHDRAWN.test(keys)) return false;
  return /^(?:我?(?:要|想|申请)?)撤/.test(keys) ? keys !== "撤回了" : CANCELS_SOMETHING.test(keys);
}
