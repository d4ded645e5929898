import type { Phrase } from "../text/rules.ts";

/** What a request in the middle of a sentence asks for. */
export type RequestKind = "leave" | "make_up" | "official_trip";

/** Where the words of a request stand in a folded clause. `type` is the leave's own kind: 病假. */
export type Keyword = { kind: RequestKind; start: number; end: number; type: string };

/** A clause that asks for leave and the like on the sender's behalf. */
export type Request = { keyword: Keyword; clause: Phrase };

const INNER = 18;
const LEAVE_TYPE = /病事|病|事|年休|年|产检|产|陪产|婚|丧|探亲|育儿|护理|公休|调休|补休|工伤|哺乳/;
const LEAVE =
  /告(?:个|一?[天日])?假|休(?:个|一下)?(?:病|年休?|产|婚|丧|探亲|育儿|陪产|公)?假|(?:年休|公休|补休|调休)假?|(?:病|事|年|产|婚|丧|陪产|探亲|育儿)假/g;
const TRIP = /因公出差|因公外出|出公差|公出|公差|因公(?=[去到在赴下外参])|出差/g;
const LEAVE_AFTER =
  /^ ?(?:[条单表簿制率数者]|手续|流程|的|名单|情况|报备|审批|须|必须|怎|吗|呢|吧|没|应|不(?!来|去|在|上班|能来|能到|能去|参加|过来)|办法|规|后(?!天)|前(?!天)|期间|系统|材料|登记|备案|事项|问题|程序|人(?! ?:)|过|好|回来|结束|成功|得(?!去|到|回|陪|办|照)|要(?!去|到|办|回|陪|照|带|送|接)|需(?!去|到|办|要去|要到|回|陪))/;
const MAKE_UP_AFTER =
  /^ ?(?:的(?!原因|理由)|吗|呢|怎|流程|规|须|必须|功能|成功|条|表|时间|截止|名单|情况|通道|入口|链接|不|没|期限|已|率|次数|后|前|人|审批|通过)/;
const TRIP_AFTER =
  /^ ?(?:的|人|登记|[表单费补]|审批|吗|呢|怎|情况|报备|名单|报销|回|期间|制度|流程|结束|须|必须|过|不|没|了吗|算|怎么)/;

/** What follows the keyword shows that it is only talked about: 请假条, 补签的, 出差回来. */
export function talkedAbout(kind: RequestKind, after: string): boolean {
  const forbidden = { leave: LEAVE_AFTER, make_up: MAKE_UP_AFTER, official_trip: TRIP_AFTER };
  return forbidden[kind].test(after);
}

/** 请 … 假 with what stands between, which the caller checks. */
export function leaveFrames(keys: string): { start: number; end: number; inner: string }[] {
  const frames = [];
  for (let start = keys.indexOf("请"); start >= 0; start = keys.indexOf("请", start + 1)) {
    const end = keys.slice(start, start + INNER + 2).indexOf("假");
    if (end < 0) continue;
    frames.push({ start, end: start + end + 1, inner: keys.slice(start + 1, start + end) });
  }
  return frames;
}

/** What is left between 请 and 假 without fillers and the kind of leave; empty when nothing strange is. */
export function strangeInner(inner: string): string {
  return inner.replace(LEAVE_TYPE, "").replace(/一下|一个|[个了的下 ,、和共计半]/g, "");
}

/** 病 in 请病假, with 假; empty when none is named. */
export function leaveType(text: string): string {
  const type = LEAVE_TYPE.exec(text)?.[0];
  return type ? `${type.replace(/休$/, (rest) => rest)}假` : "";
}

/** The other words for leave, in order: 休假, 年假, 病假, 调休. */
export function otherLeaveWords(keys: string): Keyword[] {
  return Array.from(keys.matchAll(LEAVE), (match) => ({
    kind: "leave",
    start: match.index,
    end: match.index + match[0].length,
    type: /^(?:告|休.{0,2}假$)/.test(match[0]) ? leaveType(match[0]) : match[0],
  }));
}

/** The words for official trips, in order; not those inside 办公出入 and the like. */
export function tripWords(keys: string): Keyword[] {
  return Array.from(
    keys.matchAll(TRIP),
    (match): Keyword => ({
      kind: "official_trip",
      start: match.index,
      end: match.index + match[0].length,
      type: "",
    }),
  ).filter(({ start }) => keys.charAt(start - 1) !== "办");
}
