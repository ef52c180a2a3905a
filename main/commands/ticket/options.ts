import { deskOptions, projectOption } from "../connection.ts";
import type { Argument, Option, Text } from "../command.ts";

export const ticketArgument: Argument = {
  name: "ticket",
  about: { en: "its number, like N1, or its id", ko: "N1과 같은 접수 번호 또는 ID" },
};

/** What a project's people need. */
export const projectOptions: readonly Option[] = [...deskOptions, projectOption];

/** Either side: with a project it is the customer's, without one the desk's. */
export const eitherSideOptions: readonly Option[] = [
  ...projectOptions,
  {
    flags: "--desk",
    about: {
      en: "as desk staff, whatever DESKFORM_PROJECT says",
      ko: "DESKFORM_PROJECT와 관계없이 기술지원팀으로",
    },
  },
];

export const contactOption: Option = {
  flags: "--contact",
  about: { en: "show contact data, which is hidden otherwise", ko: "숨겨진 담당자 연락처 표시" },
};

export function reasonOption(about: Text): Option {
  return { flags: "--reason <text>", about, required: true };
}

export const formOptions: readonly Option[] = [
  {
    flags: "--file <form>",
    about: {
      en: "a form in YAML or JSON, named as in --json; - reads standard input. The only place for securityInfo",
      ko: "YAML 또는 JSON 신청서(항목 이름은 --json과 같음). -는 표준 입력. securityInfo는 여기에만 지정",
    },
  },
  {
    flags: "--service <code>",
    about: {
      en: "a service asked for; repeat it for several",
      ko: "신청 서비스. 여러 번 지정 가능",
    },
    repeated: true,
  },
  { flags: "--title <text>", about: { en: "one line", ko: "제목(한 줄)" } },
  {
    flags: "--body <text>",
    about: { en: "what is to be done; no passwords", ko: "작업 내용(비밀번호 제외)" },
  },
  {
    flags: "--night-work",
    about: { en: "ask for work at night", ko: "야간 작업 신청" },
  },
  { flags: "--name <name>", about: { en: "who answers questions", ko: "담당자 이름" } },
  { flags: "--phone <number>", about: { en: "his or her phone", ko: "담당자 전화번호" } },
  { flags: "--email <address>", about: { en: "his or her e-mail", ko: "담당자 이메일" } },
  {
    flags: "--consent <version>",
    about: {
      en: "you agree to the consent notice of this version",
      ko: "이 버전의 개인정보 고지에 동의",
    },
  },
];
