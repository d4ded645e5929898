import { looksLikeName } from "../names/rules.ts";
import { isCourtesy } from "../talk/rules.ts";

/** What a decision does, by its word: 批准 or 驳回. */
export type DecisionWord = "approve" | "reject";

const HAN_NAME =
  /^(?:\p{Script=Han}{1,8}(?:[·.]\p{Script=Han}{1,8}){1,3}|\p{Script=Han}{2,})(?:@\p{Script=Han}{2,15})?(?=$|[^\p{L}\p{N}])/u;
const LATIN_NAME = /^[a-z]{2,20}(?:[ ·.'-][a-z]{2,20}){0,3}(?=$|[^\p{L}\p{N}])/u;
const LONGEST_HAN = 8;
const LONGEST_REJECTED = 4;

// Characters with which names of other languages are written; a word of nothing else is such a name.
const TRANSLITERATED =
  /^[阿艾爱巴拜拉卜布别伯达丹迪都杜尔帆法菲古哈海汗罕合赫霍吉加佳居喀卡凯坎柯克孔库勒丽里力林罗洛马玛麦买曼茂米木穆姆纳娜乃尼努帕派普其齐恰仁热日荣茹如萨赛沙莎什生斯司苏素塔台泰坦特提铁图吐托瓦外王维温乌吾西希肖逊雅亚叶伊依衣义尤于约扎再则孜兹扎多次旺卓央金格桑旦增措珠]{3,}$/u;

// Words that nobody is called, and characters that only tell a reason where nothing looks like a name.
const REASON_WORD =
  /^(?:请|太|超|缺|暂|已|没|无|需|先)|人手|材料|理由|时间|手续|情况|证明|事由|值班|开会|会议|工作|任务|检查|冲突|照片|位置|定位|模糊|重复|防汛|值守|春耕|迎检|年底|月底|安排|原因|条件|要求|规定|不(?:符|足|够|全|行|清|能|批|准|同意|可|是|在|详|明|充)|没有|无法/;
const REASON_CHARACTER = /不|未|无|没|够|忙|过|重|晚|误|错|补|再|先|需|有|缓|假|紧|迟|早|少|多/;

/** Whether a folded word has the shape of a name, family name first or from another language, and is no common word. */
export function isNameShaped(name: string): boolean {
  if (REASON_WORD.test(name) || isCourtesy(name)) return false;
  return looksLikeName(name) || TRANSLITERATED.test(name);
}

function isReason(name: string): boolean {
  if (isNameShaped(name)) return false;
  const long = name.length > LONGEST_REJECTED;
  return long || REASON_WORD.test(name) || REASON_CHARACTER.test(name);
}

/**
 * How many characters at the start of a folded text are meant as somebody's name although nobody of the roster
 * bears it; 0 when they are a reason. After 批准 and 同意 every short word is a name: to ask again is better than to
 * approve what somebody else asked. After 驳回 a reason is usual, so only what looks like a name is one.
 */
export function unknownNameLength(keys: string, decision: DecisionWord): number {
  const match = HAN_NAME.exec(keys) ?? LATIN_NAME.exec(keys);
  const whole = match?.[0] ?? "";
  const [name = ""] = whole.split("@");
  const certain = whole.includes("@") || /[·.]/.test(name);
  if (whole === "" || isCourtesy(name)) return 0;
  if (certain) return whole.length;
  if (decision === "reject") return /^[a-z]/.test(name) || isReason(name) ? 0 : whole.length;
  const fits = name.length <= LONGEST_HAN || /^[a-z]/.test(name) || TRANSLITERATED.test(name);
  return fits ? whole.length : 0;
}
