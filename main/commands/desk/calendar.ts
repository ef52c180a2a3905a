/** The days on which the desk is closed, and those on which it is not. */
import type { AnswerOf } from "../../../desk/contract/index.ts";
import type { Run } from "../command.ts";
import { connectToDesk } from "../connection.ts";

export const showCalendar: Run = async (given, context) => {
  const { terminal, language } = context;
  const { call } = connectToDesk(given, context);
  const answer = await call("readDeskCalendar", { parameters: {} });
  if (given.flag("--json")) return terminal.data(answer);
  const { version, firstYear, lastYear, holidays, exceptions } = answer.calendar;
  const name = names[language];
  terminal.facts([
    [name.version, version],
    [name.years, `${firstYear}–${lastYear}`],
    [name.holidays, holidays.filter((day) => day >= answer.asOf.slice(0, 10)).join("\n")],
  ]);
  terminal.table([name.heading, ...exceptions.map(rowOf)]);
};

const names = {
  en: {
    version: "Version",
    years: "Published",
    holidays: "Holidays to come",
    heading: ["DESK", "FROM", "UNTIL", "WEEKDAYS"],
  },
  ko: {
    version: "버전",
    years: "공표된 연도",
    holidays: "다가오는 공휴일",
    heading: ["데스크", "시작", "끝", "요일"],
  },
};

type Exception = AnswerOf<"readDeskCalendar">["calendar"]["exceptions"][number];

function rowOf({ desk, from, until, weekdays }: Exception): readonly string[] {
  return [desk, from, until, weekdays?.join(" ") ?? "–"];
}
