/** Everything needed to tell whose name a text bears; all texts folded. */
export type Who = {
  own: string | null;
  ownUnit: string | null;
  /** Longest first. */
  units: readonly string[];
  nearest: string | null;
  /** Folded unit → its name as the workbook writes it. */
  unitNames: ReadonlyMap<string, string>;
  roster: Roster | null;
};

/** Folded names and labels → the label as the roster writes it. */
export type Roster = { labels: ReadonlyMap<string, string>; longest: number };

// The family names that nearly everybody bears; with them a bare name is told from a bare word.
const FAMILY_NAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈" +
  "姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤" +
  "温康施牛樊葛邢安齐伍殷欧颜庞倪庄聂章鲁岳翟申詹柯耿关兰焦俞左柳甘祝包宁尚符舒阮纪梅童凌毕单裴霍涂苗曲盛" +
  "冉翁蓝骆路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤古穆晏罕";
const DOUBLE_FAMILY_NAMES =
  /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|长孙|宇文|夏侯)/;
// 石桥村 and 龙潭镇 begin like names; nobody is called so.
const PLACE = /^\p{Script=Han}{2,3}(?:村|镇|乡|县)$/u;
const ADDRESSES =
  /(?:书记|主任|镇长|乡长|县长|村长|局长|科长|处长|所长|站长|队长|组长|股长|校长|院长|部长|委员|主席|会计|文书|秘书|干事|支书|第一书记|领导|老师|医生|总|哥|姐|叔|姨|嫂)们?$/;

/** Whether a folded text has the shape of a person's name: a family name and one or two characters, or with a middle dot. */
export function looksLikeName(keys: string): boolean {
  if (/^\p{Script=Han}{2,8}·\p{Script=Han}{2,8}$/u.test(keys)) return true;
  if (!/^\p{Script=Han}{2,4}$/u.test(keys) || PLACE.test(keys)) return false;
  if (DOUBLE_FAMILY_NAMES.test(keys)) return keys.length >= 3;
  return keys.length <= 3 && FAMILY_NAMES.includes(keys.charAt(0));
}

/** Whether a folded text only addresses somebody: 王书记, 领导, 老李, 小张. */
export function looksLikeAddress(keys: string): boolean {
  if (keys.length > 8) return false;
  return ADDRESSES.test(keys) || /^(?:老|小|阿)\p{Script=Han}{1,2}$/u.test(keys);
}
