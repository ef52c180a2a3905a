/** 1:1 inquiries from a terminal, from both sides. What each command does stands in its own file. */
import type { Argument, Command, Group } from "../command.ts";
import { deskOptions } from "../connection.ts";
import { pageOptions } from "../paging.ts";
import { eitherSideOptions, projectOptions, reasonOption } from "../ticket/options.ts";
import { inquiryKinds } from "../../../core/inquiry.ts";

const customer = () => import("./customer.ts");
const engineer = () => import("./engineer.ts");

const inquiryArgument: Argument = {
  name: "inquiry",
  about: { en: "its number, like Q1, or its id", ko: "Q1과 같은 문의 번호 또는 ID" },
};

const textArgument: Argument = { name: "text", about: { en: "what to say", ko: "내용" } };

/** Everything but asking and listing begins with an inquiry. */
function ofInquiry(command: Command): Command {
  return { ...command, arguments: [inquiryArgument, ...(command.arguments ?? [])] };
}

const reading: readonly Command[] = [
  {
    name: "list",
    about: { en: "list inquiries, the newest first", ko: "문의 목록(최신순)" },
    example: "inquiry list --project demo --ticket N1",
    options: [
      ...eitherSideOptions,
      {
        flags: "--ticket <ticket>",
        about: {
          en: "only about this ticket; for a project's people",
          ko: "해당 접수 건만(고객용)",
        },
      },
      {
        flags: "--open",
        about: {
          en: "only those that are not settled; for desk staff",
          ko: "마감되지 않은 문의만(기술지원팀용)",
        },
      },
      ...pageOptions,
    ],
    load: async () => (await import("./list.ts")).list,
  },
  ofInquiry({
    name: "show",
    about: { en: "show all that was said", ko: "주고받은 내용 보기" },
    example: "inquiry show Q1 --project demo",
    options: eitherSideOptions,
    load: async () => (await import("./show.ts")).show,
  }),
];

const customers: readonly Command[] = [
  {
    name: "ask",
    about: { en: "ask the desk", ko: "1:1 문의하기" },
    example:
      'inquiry ask --project demo --kind expedite --ticket N1 --subject "Please hurry" --body "The shop opens on Friday."',
    options: [
      ...projectOptions,
      {
        flags: "--kind <kind>",
        about: {
          en: "expedite asks to be served earlier; general when left out",
          ko: "expedite는 처리 요청. 기본값은 general",
        },
        values: inquiryKinds,
      },
      {
        flags: "--ticket <ticket>",
        about: {
          en: "what it is about; needed for an expedite",
          ko: "문의할 접수 건. expedite에는 필수",
        },
      },
      { flags: "--subject <text>", about: { en: "one line", ko: "제목(한 줄)" }, required: true },
      {
        flags: "--body <text>",
        about: { en: "the question; no passwords", ko: "문의 내용(비밀번호 제외)" },
        required: true,
      },
    ],
    load: async () => (await customer()).ask,
  },
  ofInquiry({
    name: "reply",
    about: { en: "say more in an open inquiry", ko: "문의에 내용 추가" },
    example: 'inquiry reply Q1 "Thanks. One more thing: …" --project demo',
    arguments: [textArgument],
    options: projectOptions,
    load: async () => (await customer()).reply,
  }),
];

const either: Command = ofInquiry({
  name: "close",
  about: {
    en: "end an inquiry that is answered, or not needed; either side may",
    ko: "문의 마감(양쪽 모두 가능. 기술지원팀은 답변한 문의만)",
  },
  example: "inquiry close Q1 --project demo",
  options: eitherSideOptions,
  load: async () => (await import("./close.ts")).close,
});

const engineers: readonly Command[] = [
  ofInquiry({
    name: "answer",
    about: { en: "answer; it stays open for more", ko: "답변하기(문의는 계속 열려 있음)" },
    example: 'inquiry answer Q1 "From nine to six on business days."',
    arguments: [textArgument],
    options: deskOptions,
    load: async () => (await engineer()).answer,
  }),
  ofInquiry({
    name: "accept",
    about: {
      en: "accept an expedite: its ticket rises by one class",
      ko: "처리 요청 수락(접수 건의 순위를 한 단계 올림)",
    },
    example: "inquiry accept Q1",
    options: deskOptions,
    load: async () => (await engineer()).accept,
  }),
  ofInquiry({
    name: "decline",
    about: { en: "decline an expedite", ko: "처리 요청 거절" },
    example: 'inquiry decline Q1 --reason "Three others are as urgent."',
    options: [...deskOptions, reasonOption({ en: "why", ko: "사유" })],
    load: async () => (await engineer()).decline,
  }),
];

export const inquiry: Group = {
  name: "inquiry",
  about: { en: "1:1 inquiries, from both sides", ko: "1:1 문의(고객과 기술지원팀)" },
  commands: [...reading, ...customers, either, ...engineers],
};
