/** Running a desk, and what its operators do. */
import type { Command, Group } from "../command.ts";
import { deskOptions, usualAddress } from "../connection.ts";
import { auditGroup } from "./audit-commands.ts";
import { calendarCommand } from "./calendar-commands.ts";
import { copyOptions } from "./copy-options.ts";
import { folderOptions } from "./folders.ts";
import { principal, token } from "./people-commands.ts";
import { recordCommands } from "./record-commands.ts";
import { serverGroup } from "./server-commands.ts";

const clock: readonly Command[] = [
  {
    name: "show",
    about: { en: "say what time it is at the desk", ko: "데스크의 현재 시각 보기" },
    example: "desk clock show",
    options: deskOptions,
    load: async () => (await import("./clock.ts")).show,
  },
  {
    name: "advance",
    about: { en: "move a demo's clock on", ko: "데모 시계를 앞으로 이동" },
    example: "desk clock advance 2h30m",
    arguments: [{ name: "duration", about: { en: "like 2h30m", ko: "예: 2h30m" } }],
    options: deskOptions,
    load: async () => (await import("./clock.ts")).advance,
  },
  {
    name: "set",
    about: { en: "set a demo's clock", ko: "데모 시계 설정" },
    example: "desk clock set 2026-11-24T10:00:00+09:00",
    arguments: [
      { name: "instant", about: { en: "RFC 3339 with a zone", ko: "시간대가 있는 RFC 3339 시각" } },
    ],
    options: deskOptions,
    load: async () => (await import("./clock.ts")).set,
  },
];

const copyArgument = { name: "file", about: { en: "the copy", ko: "사본 파일" } };

export const desk: Group = {
  name: "desk",
  about: { en: "run a desk, and look after it", ko: "데스크 실행과 관리" },
  commands: [
    {
      name: "serve",
      about: { en: "run the desk until it is interrupted", ko: "중단할 때까지 데스크 실행" },
      example: "desk serve --demo",
      options: [
        {
          flags: "--demo",
          about: {
            en: "with example data, random tokens and a movable clock, on this machine only",
            ko: "예제 데이터, 임의 토큰, 이동 가능한 시계로 이 컴퓨터에서만 실행",
          },
        },
        ...folderOptions,
        {
          flags: "--listen <address>",
          about: {
            en: `host and port; ${usualAddress}`,
            ko: `호스트와 포트. 기본값은 ${usualAddress}`,
          },
        },
        {
          flags: "--host <name>",
          about: {
            en: "a further name that it answers to; repeat it",
            ko: "응답할 추가 호스트 이름. 여러 번 지정 가능",
          },
          repeated: true,
        },
      ],
      load: async () => (await import("./serve.ts")).serve,
    },
    {
      name: "init",
      about: {
        en: "make a desk's data folder and its first administrator",
        ko: "데이터 폴더와 첫 관리자 만들기",
      },
      example: "desk init --data ./desk",
      options: folderOptions,
      load: async () => (await import("./init.ts")).init,
    },
    {
      name: "clock",
      about: { en: "a demo's movable clock", ko: "데모의 이동 가능한 시계" },
      commands: clock,
    },
    calendarCommand,
    principal,
    token,
    serverGroup,
    auditGroup,
    ...recordCommands,
    {
      name: "backup",
      about: { en: "copy a desk, the data keys apart", ko: "데스크 백업(데이터 키는 따로)" },
      example: "desk backup desk-2026-11-24.sqlite --data ./desk",
      arguments: [copyArgument],
      options: [...folderOptions, ...copyOptions],
      load: async () => (await import("./backup.ts")).backUpDesk,
    },
    {
      name: "restore",
      about: { en: "put a copied desk into an empty folder", ko: "백업한 데스크 복원" },
      example: "desk restore desk-2026-11-24.sqlite --data ./desk",
      arguments: [copyArgument],
      options: [...folderOptions, ...copyOptions],
      load: async () => (await import("./backup.ts")).restoreDesk,
    },
    {
      name: "import",
      about: {
        en: "bring in projects, servers, services, consent notices, access profiles and closures",
        ko: "프로젝트, 서버, 서비스, 개인정보 고지, 접근 정보, 휴무 가져오기",
      },
      example: "desk import desk.yaml",
      arguments: [
        {
          name: "file",
          about: {
            en: "YAML or JSON; - reads standard input",
            ko: "YAML 또는 JSON. -는 표준 입력",
          },
        },
      ],
      options: deskOptions,
      load: async () => (await import("./import.ts")).importFile,
    },
  ],
};
