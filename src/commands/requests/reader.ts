import { isAnother, namesAnother, ownNameAt, unitAt } from "../names/reader.ts";
import { looksLikeAddress, looksLikeName } from "../names/rules.ts";
import type { Scene } from "../scene/rules.ts";
import { spanPieces } from "../spans/reader.ts";
import { isQuestion } from "../talk/rules.ts";
import { cut, matchAt, type Phrase, trim } from "../text/rules.ts";
import {
  type Keyword,
  leaveFrames,
  leaveType,
  otherLeaveWords,
  type Request,
  strangeInner,
  talkedAbout,
  tripWords,
} from "./rules.ts";

const NEAR = 6;
const MAKE_UP = /补 ?(.{0,12}?) ?(?:签 ?到?|打卡|卡|到岗)/;
const START =
  /[ ,:\-_/+·、.。]+|我是|我(?!们|[村镇乡县局站所妈爸父母妻爱老孩儿女哥姐弟妹家奶爷外岳公婆])|本人|俺|你好|您好|早上好|大家好|各位领导|领导们?好|(?:特此|特向)?报告(?:领导|书记)?|领导|尊敬的|(?:请假|休假)(?:条|申请) ?:?/y;
const FILLERS =
  /(?:[ ,:]|我|本人|也|想|需要|需|要|申请|准备|打算|计划|特此|特|拟|再|先|所以|故|因此|于是|向(?:您|你|领导|单位|组织|公司)|只能|只好|必须|得|可能|恐怕|暂时|临时|现|来|帮我|麻烦|请(?=$)|跟(?:您|领导))+$/;
const NEGATED =
  /(?:不|别|没有?|未|勿|甭|无法|不能|不用|不得|不想|不要|不准|禁止|无需|不必|已经?|早就|过|可以|能|能否|可否|是否|谁|才|如|如需|若|凡|或|或者|算|取消|撤销|撤回|关于|批准|同意|准|销|审批|查看|填写|提交|收到|知道|看到)$/;
const OTHERS =
  /^(?:他|她|它|你|您|谁|有人|某|别人|人家|大家|各位|所有|全部|批准|同意|驳回|我们|咱们|其他|哪|凡|如|若|要是|是否|每|全体|同志|职工|干部|员工|帮|替|代|给|让|叫|跟|和|与|今年|上次|以后|今后|平时|目前|目前为止)|他们|她们|同志们|的人|人员|[和与跟同]$/;
const BECAUSE = /^(?:是?因为|因|由于|为了|鉴于|考虑到)/;
const REASON =
  /[病痛疼烧咳吐泻晕伤症医药诊孕婚丧葬忘漏]|有点?(?:急|私|要)?事|事情|不适|不舒服|难受|感冒|手术|体检|办事|孩子|小孩|父亲|母亲|老婆|老公|爱人|老人|家里|家中|没电|停电|断网|没网|没信号|堵车|坏了|考试|培训|学习|开会|上课|住院|看病|搬家|急事|私事|家长会|下村|走访|没签|未签|没打|未打/;

function leaveWord(keys: string, scene: Scene): Keyword | null {
  for (const { start, end, inner } of leaveFrames(keys)) {
    const type = leaveType(inner.slice(-3));
    const plain = type === "" ? inner : inner.slice(0, inner.lastIndexOf(type.slice(0, -1)));
    let rest = "";
    let place = 0;
    for (const piece of spanPieces(plain, scene)) {
      rest += plain.slice(place, piece.start);
      place = piece.end;
    }
    rest += plain.slice(place);
    const about = talkedAbout("leave", keys.slice(end));
    if (strangeInner(rest) === "" && !about) return { kind: "leave", start, end, type };
  }
  return otherLeaveWords(keys).find(({ end }) => !talkedAbout("leave", keys.slice(end))) ?? null;
}

function makeUpWord(keys: string, scene: Scene): Keyword | null {
  const match = MAKE_UP.exec(keys);
  if (!match) return null;
  const inner = match[1] ?? "";
  const named = spanPieces(inner, scene, "past").reduce(
    (rest, piece) => rest.replace(inner.slice(piece.start, piece.end), ""),
    inner,
  );
  if (!/^(?:一下|个|的|上|[ 、和])*$/.test(named)) return null;
  return { kind: "make_up", start: match.index, end: match.index + match[0].length, type: "" };
}

function keywordOf(keys: string, scene: Scene): Keyword | null {
  const word = makeUpWord(keys, scene) ?? leaveWord(keys, scene) ?? tripWords(keys)[0] ?? null;
  return word && !talkedAbout(word.kind, keys.slice(word.end)) ? word : null;
}

function skipStart(keys: string, scene: Scene): { place: number; self: boolean } {
  let place = 0;
  let self = false;
  for (let before = -1; before !== place; ) {
    before = place;
    const own = ownNameAt(scene.who, keys, place);
    const match = own > 0 ? null : matchAt(START, keys, place);
    self ||= own > 0 || /我|本人|俺/.test(match?.[0] ?? "");
    place += own || match?.[0].length || unitAt(scene.who, keys, place);
  }
  return { place, self };
}

/**
 * The sender's own reason in what stands before a keyword; null when somebody else is spoken of,
 * or when it is denied, asked or already so. Days must be blanked before.
 */
export function ownReason(before: Phrase, scene: Scene): Phrase | null {
  const vocative = /^(.{1,8}?)(?:我|本人)/.exec(before.keys)?.[1] ?? "";
  const start = looksLikeAddress(vocative) ? vocative.length : 0;
  const { place, self } = skipStart(before.keys.slice(start), scene);
  const tail = FILLERS.exec(before.keys);
  const end = Math.max(tail ? tail.index : before.keys.length, start + place);
  const rest = trim(cut(before, start + place, end));
  if (NEGATED.test(rest.keys) || NEGATED.test(trim(before).keys)) return null;
  if (/^(?:[和及与、 ]|还有|以及)*$/.test(rest.keys)) return cut(rest, 0, 0);
  if (OTHERS.test(rest.keys) || namesAnother(scene.who, rest.keys)) return null;
  const because = BECAUSE.exec(rest.keys);
  if (because) return trim(cut(rest, because[0].length));
  if (REASON.test(rest.keys)) return rest;
  if (looksLikeName(rest.keys) || looksLikeAddress(rest.keys)) return null;
  return self || scene.addressed ? rest : null;
}

function withoutDays(phrase: Phrase, scene: Scene): Phrase {
  let { words, keys } = phrase;
  for (const { start, end } of spanPieces(phrase.keys, scene)) {
    const blank = " ".repeat(end - start);
    words = words.slice(0, start) + blank + words.slice(end);
    keys = keys.slice(0, start) + blank + keys.slice(end);
  }
  return { words, keys };
}

// A reason may hold words that ask elsewhere: 家里没什么人.
function isAsked(keys: string, { end }: Keyword): boolean {
  const near = keys.slice(0, end + NEAR);
  const more = near.length < keys.length ? "…" : "";
  return isQuestion(near + more) || /(?:吗|呢|么|没有?)$/.test(keys);
}

/** What a clause asks for on the sender's own behalf; null when it does not ask, or asks for others. */
export function requestIn(clause: Phrase & { asked: boolean }, scene: Scene): Request | null {
  const keyword = keywordOf(clause.keys, scene);
  if (!keyword || clause.asked || isAsked(clause.keys, keyword)) return null;
  const before = withoutDays(cut(clause, 0, keyword.start), scene);
  if (ownReason(before, scene) === null) return null;
  const after = trim(withoutDays(cut(clause, keyword.end), scene));
  const label = /^(?:人|者) ?:? ?/.exec(after.keys)?.[0].length ?? 0;
  if (isAnotherAlone(after.keys.slice(label), scene)) return null;
  return { keyword, clause };
}

// 请假 李四 is about 李四; 请假去看李四 is not.
function isAnotherAlone(keys: string, scene: Scene): boolean {
  const plain = keys.replace(/^(?:了|的)/, "");
  if (plain === "" || REASON.test(plain)) return false;
  return namesAnother(scene.who, plain.slice(0, 8)) && isAnother(scene.who, plain);
}
