import { localDate } from "../../src/calendar/zone.ts";
import { type CountySheets, workbook } from "../workbook/builder.ts";

/**
 * A zone in which it is about noon, whenever the tests run: real processes have no clock that could be set,
 * and what they say must not wait for the end of the quiet hours.
 */
export function noonZone(now: Date): string {
  const east = 12 - now.getUTCHours();
  return east === 0 ? "Etc/GMT" : `Etc/GMT${east > 0 ? "-" : "+"}${Math.abs(east)}`;
}

export const TOWN = "东关镇工作群";

const SECRETARY = { name: "李强", phone: "13800000002" };

/** The cadres of the village, who owe; number 0 is 张0. */
export const cadre = (index: number) => ({
  name: `张${index}`,
  phone: `139${String(index).padStart(8, "0")}`,
});

type CountyOptions = { zone: string; cadres: number; asks: boolean; groupId: string };

/** One town with so many cadres, and a window for 签到 that is open all day; `asks` adds one for 确认. */
function county(options: CountyOptions): CountySheets {
  const today = localDate(new Date(), options.zone);
  const plan = (name: string, kind: string) => ({
    ...{ 计划: name, 工作: "防汛值守", 类型: kind, 对象职务: "村干部" },
    ...{ 周期: today, 开始: "00:00", 截止: "23:59" },
  });
  return {
    单位: [{ 单位: "东关镇" }, { 单位: "李家村", 上级: "东关镇" }],
    人员: [
      { 姓名: SECRETARY.name, 单位: "东关镇", 职务: "镇长", 角色: "秘书", 手机: SECRETARY.phone },
      ...Array.from({ length: options.cadres }, (_, index) => ({
        ...{ 姓名: cadre(index).name, 手机: cadre(index).phone },
        ...{ 单位: "李家村", 职务: "村干部" },
      })),
    ],
    群: [{ 群名: TOWN, 单位: "东关镇", 平台: "telegram", 群号: options.groupId }],
    工作: [
      {
        ...{ 工作: "防汛值守", 依据: "县防指〔2026〕3号", 目的: "汛期在岗" },
        ...{ 结束日期: "2099-12-31", 对象单位: "东关镇" },
      },
    ],
    计划: [plan("早签到", "签到"), ...(options.asks ? [plan("预案确认", "确认")] : [])],
  };
}

/** Writes the county's workbook and gives its path. */
export function countyFile(options: CountyOptions): Promise<string> {
  return workbook(county(options)).save();
}
