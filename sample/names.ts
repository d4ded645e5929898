import type { Random } from "./random.ts";

/** Surnames by how common they are. */
const SURNAMES_BY_WEIGHT: readonly (readonly [number, string])[] = [
  [9, "杨 李"],
  [8, "王 张"],
  [6, "刘 陈"],
  [4, "赵 周 罗"],
  [3, "吴 黄 何 马 段 和"],
  [2, "普 鲁 彭 邓 许 曾 苏 唐 蒋 余 董 尹"],
  [1, "字 木 毕 沈 谭 潘 钱 施 寸 保 欧阳 司马 覃"],
];

const SURNAMES = SURNAMES_BY_WEIGHT.flatMap(([weight, names]) =>
  names.split(" ").map((name) => [name, weight] as const),
);

const GIVEN_NAMES = [
  "永康 德顺 学军 开云 正华 国栋 文清 志明 光荣 家富 春兰 晓燕 丽萍 雪梅 海燕 玉珍",
  "佳怡 思远 浩然 子豪 俊杰 雨桐 雅琴 美玲 桂芳 凤仙 金花 银凤 福生 长寿 有才 贵生",
  "石保 继祖 绍文 绍武 兴旺 明亮 红军 跃进 建设 卫东 援朝 爱民 为民 立新 向阳 东升",
  "云峰 云飞 海涛 志刚 志伟 志远 文斌 文武 文学 学文 学明 世昌 世荣 朝阳 朝贵 正权",
  "正清 正才 万福 万里 天佑 天明 大勇 小龙 小军 晓东 晓峰 晓雯 晓蓉 丽娟 丽华 丽君",
  "艳梅 艳红 秋菊 冬梅 春燕 彩云 彩霞 梦瑶 梦洁 诗涵 欣怡 若曦 婷婷 媛媛 莎莎 倩",
  "敏 静 芳 霞 斌 凯 洁 波 超 磊 涛 娟 琳 瑞 翔 锐",
  "嘉诚 嘉豪 宇航 宇轩 泽林 泽宇 逸飞 启明 启航 振华 振宇 宏伟 宏图 成林 成龙 树林",
  "树生 水生 火生 山娃 阿妹 双全 双喜 来福 顺昌 顺英 月娥 月琴 菊仙 琼芬 琼英 惠仙",
  "惠芬 存芝 存良 加林",
].flatMap((line) => line.split(" "));

const TOO_WELL_KNOWN = new Set("李娟 陈凯 王静 马超 王成龙 彭德顺 何洁 周永康".split(" "));

/** Draws different full names; `taken` are the ones that somebody bears already. */
export function nameSource(random: Random, taken: readonly string[]): () => string {
  const used = new Set([...taken, ...TOO_WELL_KNOWN]);
  const draw = (): string => {
    const name = `${random.weighted(SURNAMES)}${random.pick(GIVEN_NAMES)}`;
    if (used.has(name) || name.length > 4) return draw();
    used.add(name);
    return name;
  };
  return draw;
}
