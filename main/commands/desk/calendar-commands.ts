import type { Command } from "../command.ts";
import { deskOptions } from "../connection.ts";

export const calendarCommand: Command = {
  name: "calendar",
  about: {
    en: "show the holidays, closures and extra openings that count",
    ko: "적용 중인 공휴일, 휴무, 추가 영업일 보기",
  },
  example: "desk calendar",
  options: deskOptions,
  load: async () => (await import("./calendar.ts")).showCalendar,
};
