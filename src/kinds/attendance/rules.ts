import gcoordModule from "gcoord";
import { getDistance } from "geolib";
import type { SharedLocation } from "../../inbox/rules.ts";
import type { Datum } from "../../people/rules.ts";
import type { Answer, Parameters } from "../rules.ts";

// Its types describe an ES module, what Node loads is CommonJS: the default export is the module itself.
const gcoord = gcoordModule as unknown as typeof gcoordModule.default;

/** 300 m: what the workbook's example gives, about a village's core. */
export const DEFAULT_RADIUS_METRES = 300;
const RADIUS_METRES = { least: 10, most: 20_000 };

export type AttendanceParameters = { location: boolean; radius: number };

/** Reads 定位 and 半径 (metres); call `checkAttendance` first. */
export function attendanceParameters(parameters: Parameters): AttendanceParameters {
  return {
    location: parameters.定位 === "是",
    radius: Number(parameters.半径 ?? DEFAULT_RADIUS_METRES),
  };
}

export type ParameterProblem =
  | { problem: "unknown"; name: string }
  | { problem: "location"; value: string }
  | { problem: "radius"; value: string; least: number; most: number };

/** What is wrong with a 签到's 参数. */
export function checkAttendance(parameters: Parameters): ParameterProblem[] {
  return Object.entries(parameters).flatMap(([name, value]): ParameterProblem[] => {
    if (name === "定位")
      return value === "是" || value === "否" ? [] : [{ problem: "location", value }];
    if (name === "半径") {
      const metres = Number(value);
      const fits =
        Number.isInteger(metres) && metres >= RADIUS_METRES.least && metres <= RADIUS_METRES.most;
      return fits ? [] : [{ problem: "radius", value, ...RADIUS_METRES }];
    }
    return [{ problem: "unknown", name }];
  });
}

/** What answers a 签到: with 定位 only a location does, besides 公出, which is evidence of its own. */
export function answersAttendance(answer: Answer, parameters: Parameters) {
  const { location } = attendanceParameters(parameters);
  if (answer === "official_trip") return "settles";
  if (answer === "sign_in") return location ? "needs-location" : "settles";
  if (answer === "location") return location ? "settles" : "no";
  return "no";
}

export type Place = { longitude: number; latitude: number; datum: Datum };

/** `distance` in metres. Only `inside` counts by itself; the others wait for a human. */
export type LocationVerdict = {
  verdict: "inside" | "outside" | "forwarded";
  live: boolean;
  distance: number;
};

/** Grades a shared location against the unit's place: a live location beats a pin, a forwarded one proves nothing. */
export function judgeLocation(
  shared: SharedLocation,
  place: Place,
  radius: number,
): LocationVerdict {
  const distance = getDistance(toWgs84(shared), toWgs84(place));
  if (shared.forwarded) return { verdict: "forwarded", live: false, distance };
  return { verdict: distance <= radius ? "inside" : "outside", live: shared.live, distance };
}

function toWgs84({ longitude, latitude, datum }: Place): { longitude: number; latitude: number } {
  if (datum === "WGS84") return { longitude, latitude };
  const [east, north] = gcoord.transform([longitude, latitude], gcoord.GCJ02, gcoord.WGS84);
  return { longitude: east, latitude: north };
}
