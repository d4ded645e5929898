import { randomFor } from "./random.ts";

export type Datum = "GCJ02" | "WGS84";

export type SampleUnit = {
  name: string;
  parent: string;
  category: "县" | "部门" | "乡镇" | "村";
  /** Degrees, six decimals; null where nobody measured. */
  longitude: number | null;
  latitude: number | null;
  datum: Datum;
};

export const COUNTY = "云岭县";

const DEPARTMENTS = ["县委组织部", "县农业农村局", "县教育体育局", "县卫生健康局", "县水务局"];

type Township = { name: string; longitude: number; latitude: number; villages: string };

const TOWNSHIPS: readonly Township[] = [
  {
    name: "东关镇",
    longitude: 101.412,
    latitude: 26.174,
    villages: "东关社区 李家村 柳树村 石桥村 青松村 大营村 河湾村 杨柳坪村 新民村",
  },
  {
    name: "清溪镇",
    longitude: 101.538,
    latitude: 26.221,
    villages: "清溪社区 上坝村 下坝村 竹林村 茶花箐村 桃园村 双河村 小寨村 松坪村",
  },
  {
    name: "石门镇",
    longitude: 101.297,
    latitude: 26.263,
    villages: "石门社区 岩口村 三道坎村 红岩村 老鹰岩村 和平村 沙坝村 长沟村 团结村",
  },
  {
    name: "白水镇",
    longitude: 101.463,
    latitude: 26.049,
    villages: "白水社区 温泉村 核桃坪村 稻香村 渡口村 金沙村 水磨村 月亮湾村 光明村",
  },
  {
    name: "马鞍乡",
    longitude: 101.226,
    latitude: 26.118,
    villages: "马鞍村 大坪子村 梨树村 黑石头村 羊街村 麦地村 高峰村 凉水井村 前进村",
  },
  {
    name: "龙潭乡",
    longitude: 101.619,
    latitude: 26.107,
    villages: "龙潭村 龙泉村 深沟村 瓦窑村 花椒树村 盐井村 万寿村 永新村",
  },
  {
    name: "云台乡",
    longitude: 101.351,
    latitude: 26.382,
    villages: "云台村 云雾村 天池村 牛栏坪村 索桥村 半坡村 木瓜村 火石村",
  },
];

/** The one village whose post was measured with a hand-held receiver instead of a domestic map. */
const MEASURED_BY_RECEIVER = "河湾村";

const degrees = (value: number) => Math.round(value * 1e6) / 1e6;

/** Villages lie on a ring around their township, 2 to 8 km away. */
function villagesOf(township: Township): SampleUnit[] {
  const random = randomFor(`places of ${township.name}`);
  const names = township.villages.split(" ");
  return names.map((name, index) => {
    const angle = (index / names.length) * 2 * Math.PI + random.between(-0.2, 0.2);
    const distance = random.between(0.02, 0.075);
    return {
      name,
      parent: township.name,
      category: "村",
      longitude: degrees(township.longitude + Math.cos(angle) * distance),
      latitude: degrees(township.latitude + Math.sin(angle) * distance),
      datum: name === MEASURED_BY_RECEIVER ? "WGS84" : "GCJ02",
    };
  });
}

const office = (name: string, category: "县" | "部门", parent: string): SampleUnit => ({
  name,
  parent,
  category,
  longitude: null,
  latitude: null,
  datum: "GCJ02",
});

/** All units of the county in the order of the sheet: county, departments, then each township with its villages. */
export function sampleUnits(): SampleUnit[] {
  return [
    office(COUNTY, "县", ""),
    ...DEPARTMENTS.map((name) => office(name, "部门", COUNTY)),
    ...TOWNSHIPS.flatMap((township): SampleUnit[] => [
      {
        name: township.name,
        parent: COUNTY,
        category: "乡镇",
        longitude: township.longitude,
        latitude: township.latitude,
        datum: "GCJ02",
      },
      ...villagesOf(township),
    ]),
  ];
}
