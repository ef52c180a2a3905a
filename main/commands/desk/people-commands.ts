import { deskRoles } from "../../../core/people.ts";
import type { Argument, Group } from "../command.ts";
import { deskOptions } from "../connection.ts";
import { pageOptions } from "../paging.ts";

const people = () => import("./people.ts");

const principalArgument: Argument = {
  name: "principal",
  about: { en: "a person or service by its id", ko: "사람 또는 서비스의 ID" },
};

export const principal: Group = {
  name: "principal",
  about: { en: "people and services", ko: "사람과 서비스" },
  commands: [
    {
      name: "create",
      about: {
        en: "enrol somebody, or change his or her roles to exactly these",
        ko: "등록하거나 역할을 지정한 대로 변경",
      },
      example: 'desk principal create jiwon --name "Kim Jiwon" --member demo:customer',
      arguments: [principalArgument],
      options: [
        ...deskOptions,
        {
          flags: "--name <name>",
          about: { en: "as people read it; the id", ko: "표시 이름. 기본값은 ID" },
        },
        {
          flags: "--service",
          about: { en: "no person: a pipeline, say", ko: "사람이 아닌 서비스(파이프라인 등)" },
        },
        {
          flags: "--member <project:role>",
          about: {
            en: "customer or auditor of a project; repeat it",
            ko: "프로젝트의 customer 또는 auditor. 여러 번 지정 가능",
          },
          repeated: true,
        },
        {
          flags: "--role <role>",
          about: {
            en: "engineer or admin of the desk; repeat it",
            ko: "데스크의 engineer 또는 admin. 여러 번 지정 가능",
          },
          values: deskRoles,
          repeated: true,
        },
      ],
      load: async () => (await people()).createPrincipal,
    },
    {
      name: "list",
      about: { en: "list people and services", ko: "사람과 서비스 목록" },
      example: "desk principal list",
      options: [...deskOptions, ...pageOptions],
      load: async () => (await people()).listPrincipals,
    },
  ],
};

export const token: Group = {
  name: "token",
  about: { en: "tokens; each is shown once", ko: "토큰(생성할 때 한 번만 표시)" },
  commands: [
    {
      name: "create",
      about: { en: "issue a token", ko: "토큰 발급" },
      example: "desk token create jiwon --lifetime 90d",
      arguments: [principalArgument],
      options: [
        ...deskOptions,
        { flags: "--read-only", about: { en: "it reads and does not write", ko: "읽기 전용" } },
        {
          flags: "--confirm <answer>",
          about: {
            en: "whether it may confirm work; a person's may, a service's may not",
            ko: "기술지원 확정 허용 여부. 기본값: 사람은 허용, 서비스는 불가",
          },
          values: ["yes", "no"],
        },
        { flags: "--lifetime <duration>", about: { en: "like 90d", ko: "예: 90d" } },
        {
          flags: "--data <folder>",
          about: {
            en: "the folder of a desk that does not run, when the last administrator's token is lost",
            ko: "마지막 관리자 토큰을 잃었을 때, 실행 중이 아닌 데스크의 데이터 폴더",
          },
        },
      ],
      load: async () => (await people()).createToken,
    },
    {
      name: "revoke",
      about: { en: "end a token", ko: "토큰 폐기" },
      example: "desk token revoke tok_0123456789abcdef",
      arguments: [
        { name: "token", about: { en: "its id, as in the list", ko: "목록에 나온 토큰 ID" } },
      ],
      options: deskOptions,
      load: async () => (await people()).revokeToken,
    },
    {
      name: "list",
      about: { en: "list tokens by their ids", ko: "토큰 ID 목록" },
      example: "desk token list --principal jiwon",
      options: [
        ...deskOptions,
        { flags: "--principal <id>", about: { en: "only of this one", ko: "해당 주체만" } },
        ...pageOptions,
      ],
      load: async () => (await people()).listTokens,
    },
  ],
};
