import { dayWords } from "../../../calendar/wording.ts";
import type { LocalDate } from "../../../calendar/work-calendar.ts";

/** A team as a leaderboard names it. */
export type NamedTeam = { name: string; rank: number; score: number };

/** A leaderboard as one group sees it. `own`: its own teams below the best; `hidden`: teams not listed. */
export type Leaderboard = {
  plan: string;
  date: LocalDate;
  top: readonly NamedTeam[];
  own: readonly NamedTeam[];
  hidden: number;
  unranked: readonly { name: string; members: number; tookPart: number }[];
};

/** What a contest ends with in the groups: the teams, and no person. */
export function leaderboardText({ plan, date, top, own, hidden, unranked }: Leaderboard): string {
  const title = `【${plan}】${dayWords(date)}比武结果`;
  if (top.length === 0) {
    return [
      title,
      "本次参赛人数不足，未排名次。感谢参加的同志，欢迎下次踊跃参加。",
      ...unrankedLines(unranked),
    ].join("\n");
  }
  return [
    title,
    ...top.map(teamLine),
    ...(own.length > 0 ? ["本群单位：", ...own.map(teamLine)] : []),
    ...(hidden > 0 ? [`另有 ${hidden} 个队未列出。`] : []),
    ...unrankedLines(unranked),
    "名次按各队参赛人员最好成绩的平均分排定，同分并列。感谢各队参加！",
    "想巩固的同志，请私聊我回复“练习”。",
  ].join("\n");
}

function teamLine({ name, rank, score }: NamedTeam): string {
  return `第${rank}名 ${name}：平均 ${score} 分`;
}

/** What somebody who took part is told in private at the end; `team` null: his is not ranked. */
export function ownResultText(plan: string, score: number, team: NamedTeam | null): string {
  const place = team === null ? "" : `；${team.name}平均 ${team.score} 分，第${team.rank}名`;
  return `【${plan}】比武结束，您的最好成绩 ${score} 分${place}。查看错题请回复“错题 ${plan}”。`;
}

function unrankedLines(unranked: Leaderboard["unranked"]): string[] {
  if (unranked.length === 0) return [];
  const teams = unranked.map(({ name, members, tookPart }) => `${name} ${tookPart}/${members}`);
  return [`未列名次（参赛不足半数）：${teams.join("、")}`];
}
