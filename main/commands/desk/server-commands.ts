import type { Group } from "../command.ts";
import { deskOptions } from "../connection.ts";

export const serverGroup: Group = {
  name: "server",
  about: { en: "servers of projects", ko: "프로젝트의 서버" },
  commands: [
    {
      name: "remove",
      about: {
        en: "take a server out; not while confirmed work on it is unfinished",
        ko: "서버 삭제. 확정된 작업이 끝나기 전에는 불가",
      },
      example: "desk server remove demo web-1",
      arguments: [
        { name: "project", about: { en: "whose server it is", ko: "서버의 프로젝트" } },
        { name: "server", about: { en: "its id", ko: "서버 ID" } },
      ],
      options: deskOptions,
      load: async () => (await import("./server.ts")).removeServer,
    },
  ],
};
