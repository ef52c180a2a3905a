/** Both sides of a support request from a terminal. What each command does stands in its own file. */
import { states } from "../../../core/workflow/state.ts";
import type { Command, Group, Option } from "../command.ts";
import { deskOptions } from "../connection.ts";
import { pageOptions } from "../paging.ts";
import { accessCommands } from "./access-commands.ts";
import { attachmentCommands } from "./attachment-commands.ts";
import { chargeCommands } from "./charge-commands.ts";
import {
  contactOption,
  eitherSideOptions,
  formOptions,
  projectOptions,
  reasonOption,
  ticketArgument,
} from "./options.ts";

const customer = () => import("./customer.ts");
const both = () => import("./either-side.ts");
const engineer = () => import("./engineer.ts");

/** Everything but filing and listing begins with a ticket. */
type OfTicket = Omit<Command, "arguments">;

function ofTicket(command: OfTicket): Command {
  return { ...command, arguments: [ticketArgument] };
}

const maxCost: Option = {
  flags: "--max-cost <won>",
  about: { en: "refuse a price above it, without VAT", ko: "부가세 별도 상한 금액(원)" },
};

const reading: readonly Command[] = [
  {
    name: "list",
    about: {
      en: "list tickets, the newest first",
      ko: "접수 목록(최신순)",
    },
    example: "ticket list --project demo --open",
    options: [
      ...eitherSideOptions,
      contactOption,
      {
        flags: "--queue",
        about: {
          en: "those to claim, in their order; for desk staff",
          ko: "담당 지정을 기다리는 순서(기술지원팀용)",
        },
      },
      {
        flags: "--not-held",
        about: {
          en: "only open tickets that no declaration has ever held",
          ko: "코드에 연결된 적 없는 진행 중인 건만",
        },
      },
      { flags: "--open", about: { en: "only those that have not ended", ko: "진행 중인 건만" } },
      {
        flags: "--state <state>",
        about: { en: "only in this state", ko: "해당 상태만" },
        values: states,
      },
      { flags: "--server <server>", about: { en: "only of this server", ko: "해당 서버만" } },
      {
        flags: "--namespace <namespace>",
        about: { en: "only of this state or stack", ko: "해당 네임스페이스만" },
      },
      ...pageOptions,
    ],
    load: async () => (await import("./list.ts")).list,
  },
  ofTicket({
    name: "show",
    about: { en: "show all that a decision needs", ko: "결정에 필요한 모든 내용 보기" },
    example: "ticket show N1 --project demo",
    options: [...eitherSideOptions, contactOption],
    load: async () => (await import("./show.ts")).show,
  }),
  ofTicket({
    name: "watch",
    about: {
      en: "say each change until the ticket ends; with --json one document a line",
      ko: "종료될 때까지 변경 사항 보기. --json이면 한 줄에 하나씩",
    },
    example: "ticket watch N1 --project demo --until approval_requested",
    options: [
      ...eitherSideOptions,
      contactOption,
      {
        flags: "--until <state>",
        about: {
          en: "end in this state; fail if it is never reached",
          ko: "이 상태에서 마침. 도달하지 못하면 실패",
        },
        values: states,
      },
      {
        flags: "--every <duration>",
        about: { en: "how often to look; 3s", ko: "확인 주기. 기본값 3s" },
      },
    ],
    load: async () => (await import("./watch.ts")).watch,
  }),
];

const customers: readonly Command[] = [
  {
    name: "submit",
    about: { en: "ask for support on one server", ko: "서버 하나에 대한 기술지원 신청" },
    example:
      'ticket submit --project demo --server web-1 --service web-server-install --title "Install nginx" --body "…" --name "Kim Jiwon" --phone 010-1234-5678 --email jiwon@example.com --consent 1',
    options: [
      ...projectOptions,
      {
        flags: "--server <server>",
        about: { en: "the one server to work on", ko: "작업할 서버 하나" },
      },
      ...formOptions,
      maxCost,
    ],
    load: async () => (await import("./submit.ts")).submit,
  },
  ofTicket({
    name: "edit",
    about: {
      en: "change the form while it can be changed",
      ko: "수정 가능한 상태에서 신청서 수정",
    },
    example: 'ticket edit N1 --project demo --title "Install nginx 1.29"',
    options: [...projectOptions, ...formOptions, maxCost],
    load: async () => (await customer()).edit,
  }),
  ofTicket({
    name: "resubmit",
    about: { en: "send a requested revision back", ko: "수정 요청에 대한 수정본 제출" },
    example: 'ticket resubmit N1 --project demo --body "…"',
    options: [...projectOptions, ...formOptions, maxCost],
    load: async () => (await customer()).resubmit,
  }),
  ofTicket({
    name: "confirm",
    about: { en: "agree to the work plan, irreversibly", ko: "작업 계획 확정(되돌릴 수 없음)" },
    example: "ticket confirm N1 --project demo --work-plan-hash HASH --acknowledge-irreversible",
    options: [
      ...projectOptions,
      {
        flags: "--work-plan-hash <hash>",
        about: { en: "what you have read, as `show` names it", ko: "`show`에 나온 작업 계획 해시" },
        required: true,
      },
      {
        flags: "--acknowledge-irreversible",
        about: { en: "you know that nobody can take it back", ko: "되돌릴 수 없음을 확인" },
      },
      maxCost,
    ],
    load: async () => (await customer()).confirm,
  }),
  ofTicket({
    name: "re-review",
    about: { en: "send the work plan back", ko: "작업 계획 재검토 요청" },
    example: 'ticket re-review N1 --project demo --reason "Please work at night."',
    options: [...projectOptions, reasonOption({ en: "why", ko: "사유" })],
    load: async () => (await customer()).reReview,
  }),
];

const engineers: readonly Command[] = [
  ofTicket({
    name: "claim",
    about: { en: "take a ticket on", ko: "담당 지정" },
    example: "ticket claim N1",
    options: [
      ...deskOptions,
      { flags: "--reason <text>", about: { en: "why out of order", ko: "순서를 바꾸는 사유" } },
    ],
    load: async () => (await engineer()).claim,
  }),
  ofTicket({
    name: "delay",
    about: { en: "announce a delay", ko: "지연 안내" },
    example: 'ticket delay N1 --reason "A part is on its way." --expected 2d',
    options: [
      ...deskOptions,
      reasonOption({ en: "why", ko: "사유" }),
      {
        flags: "--expected <when>",
        about: { en: "an instant, or a duration from now", ko: "예상 시각 또는 지금부터의 기간" },
        required: true,
      },
    ],
    load: async () => (await engineer()).delay,
  }),
  ofTicket({
    name: "resume",
    about: { en: "go on after a delay", ko: "지연 후 처리 재개" },
    example: "ticket resume N1",
    options: deskOptions,
    load: async () => (await engineer()).resume,
  }),
  ofTicket({
    name: "request-revision",
    about: { en: "send the form back to be mended", ko: "신청서 수정 요청" },
    example: 'ticket request-revision N1 --reason "Which port?"',
    options: [...deskOptions, reasonOption({ en: "what to mend", ko: "수정할 내용" })],
    load: async () => (await engineer()).requestRevision,
  }),
  ofTicket({
    name: "request-approval",
    about: { en: "freeze a work plan and ask the customer", ko: "작업 계획을 확정하여 승인 요청" },
    example:
      'ticket request-approval N1 --start 2026-11-24T14:00:00+09:00 --end 2h --step "Install nginx" --step "Open port 443"',
    options: [
      ...deskOptions,
      {
        flags: "--start <when>",
        about: { en: "an instant, or a duration from now", ko: "시작 시각 또는 지금부터의 기간" },
        required: true,
      },
      {
        flags: "--end <when>",
        about: {
          en: "an instant, or a duration from the start",
          ko: "끝 시각 또는 시작부터의 기간",
        },
        required: true,
      },
      {
        flags: "--step <text>",
        about: { en: "one step of the work; repeat it", ko: "작업 단계. 여러 번 지정" },
        required: true,
        repeated: true,
      },
      {
        flags: "--item <service>",
        about: {
          en: "a service to be done; all when left out",
          ko: "진행할 서비스. 생략하면 전체",
        },
        repeated: true,
      },
    ],
    load: async () => (await engineer()).requestApproval,
  }),
  ofTicket({
    name: "withdraw-approval",
    about: { en: "take the approval request back", ko: "승인 요청 철회" },
    example: "ticket withdraw-approval N1",
    options: deskOptions,
    load: async () => (await engineer()).withdrawApproval,
  }),
  ofTicket({
    name: "start",
    about: { en: "start the confirmed work", ko: "확정된 작업 시작" },
    example: "ticket start N1",
    options: deskOptions,
    load: async () => (await engineer()).start,
  }),
  ofTicket({
    name: "complete",
    about: { en: "end the work; it is charged", ko: "작업 완료(비용 청구)" },
    example: 'ticket complete N1 --note "nginx 1.29 runs."',
    options: [
      ...deskOptions,
      { flags: "--note <text>", about: { en: "the result", ko: "작업 결과" }, required: true },
    ],
    load: async () => (await engineer()).complete,
  }),
  ofTicket({
    name: "close-undone",
    about: {
      en: "end confirmed work that cannot be done; free of charge",
      ko: "할 수 없게 된 확정 작업 종료(무료)",
    },
    example: 'ticket close-undone N1 --reason "The server is gone."',
    options: [...deskOptions, reasonOption({ en: "why", ko: "사유" })],
    load: async () => (await engineer()).closeUndone,
  }),
  ofTicket({
    name: "reveal",
    about: { en: "show the security info; the desk notes it", ko: "보안 정보 보기(기록됨)" },
    example: 'ticket reveal N1 --reason "To log in to the database."',
    options: [...deskOptions, reasonOption({ en: "what for", ko: "용도" })],
    load: async () => (await engineer()).reveal,
  }),
];

const anybody: readonly Command[] = [
  {
    name: "comment",
    about: { en: "say something about a ticket", ko: "댓글 남기기" },
    example: 'ticket comment N1 "The server was restarted." --project demo',
    arguments: [ticketArgument, { name: "text", about: { en: "what to say", ko: "내용" } }],
    options: eitherSideOptions,
    load: async () => (await both()).comment,
  },
  ofTicket({
    name: "cancel",
    about: {
      en: "cancel what is not confirmed; either side may",
      ko: "확정 전 취소(양쪽 모두 가능)",
    },
    example: 'ticket cancel N1 --project demo --reason "Not needed any more."',
    options: [...eitherSideOptions, reasonOption({ en: "why", ko: "사유" })],
    load: async () => (await both()).cancel,
  }),
];

export const ticket: Group = {
  name: "ticket",
  about: { en: "support requests, from both sides", ko: "기술지원 접수(고객과 기술지원팀)" },
  commands: [
    ...reading,
    ...customers,
    ...anybody,
    ...engineers,
    ...attachmentCommands,
    ...accessCommands,
    ...chargeCommands,
  ],
};
