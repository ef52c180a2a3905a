/** What stands beside a ticket: files, the way in for engineers, consent, charges. */
import type { Command } from "../command.ts";
import { pageOptions } from "../paging.ts";
import { eitherSideOptions, projectOptions, ticketArgument } from "./options.ts";

const attachments = () => import("./attachments.ts");
const access = () => import("./access.ts");
const money = () => import("./charges.ts");

const nameArgument = {
  name: "name",
  about: { en: "the file's name on the ticket", ko: "첨부 파일 이름" },
};

const month = {
  flags: "--month <month>",
  about: { en: "the billing month, like 2026-12", ko: "청구 월(예: 2026-12)" },
  required: true,
} as const;

export const besideTickets: readonly Command[] = [
  {
    name: "attach",
    about: {
      en: "put files beside the form; one of the same name is replaced",
      ko: "파일 첨부. 이름이 같은 파일은 교체",
    },
    example: "ticket attach N1 ./nginx.conf ./error.log --project demo",
    arguments: [
      ticketArgument,
      {
        name: "file",
        about: {
          en: "a file, at most 10 MiB; several after one another",
          ko: "파일(최대 10MiB). 여러 개 지정 가능",
        },
        repeated: true,
      },
    ],
    options: projectOptions,
    load: async () => (await attachments()).attach,
  },
  {
    name: "attachments",
    about: { en: "list a ticket's files", ko: "첨부 파일 목록" },
    example: "ticket attachments N1 --project demo",
    arguments: [ticketArgument],
    options: eitherSideOptions,
    load: async () => (await attachments()).list,
  },
  {
    name: "download",
    about: { en: "save one of a ticket's files", ko: "첨부 파일 저장" },
    example: "ticket download N1 nginx.conf --project demo",
    arguments: [ticketArgument, nameArgument],
    options: [
      ...eitherSideOptions,
      {
        flags: "--to <file>",
        about: {
          en: "a file that is not there yet; of the same name in this folder",
          ko: "새로 만들 파일. 기본값은 현재 폴더의 같은 이름",
        },
      },
    ],
    load: async () => (await attachments()).download,
  },
  {
    name: "detach",
    about: { en: "remove a file from the form", ko: "첨부 파일 삭제" },
    example: "ticket detach N1 nginx.conf --project demo",
    arguments: [ticketArgument, nameArgument],
    options: projectOptions,
    load: async () => (await attachments()).detach,
  },
  {
    name: "allow-access",
    about: { en: "open the firewall for engineers", ko: "방화벽 접근 허용" },
    example: "ticket allow-access N1 --project demo",
    arguments: [ticketArgument],
    options: [
      ...projectOptions,
      {
        flags: "--duration <duration>",
        about: { en: "for how long; five business days", ko: "허용 기간. 기본값은 5영업일" },
      },
    ],
    load: async () => (await access()).allow,
  },
  {
    name: "revoke-access",
    about: { en: "close the firewall again", ko: "방화벽 접근 허용 해제" },
    example: "ticket revoke-access N1 --project demo",
    arguments: [ticketArgument],
    options: projectOptions,
    load: async () => (await access()).revoke,
  },
  {
    name: "register-key",
    about: {
      en: "say that the published engineer key is on the ticket's server",
      ko: "공개된 엔지니어 키를 서버에 등록했음을 알림",
    },
    example: "ticket register-key N1 --project demo",
    arguments: [ticketArgument],
    options: projectOptions,
    load: async () => (await access()).registerKey,
  },
  {
    name: "withdraw-consent",
    about: {
      en: "withdraw the consent: cancels what is unconfirmed, erases the contact data",
      ko: "개인정보 동의 철회(확정 전이면 취소, 담당자 정보 파기)",
    },
    example: "ticket withdraw-consent N1 --project demo",
    arguments: [ticketArgument],
    options: projectOptions,
    load: async () => (await access()).withdrawConsent,
  },
  {
    name: "charges",
    about: { en: "list what a month costs", ko: "월별 청구 내역" },
    example: "ticket charges --month 2026-12 --project demo",
    options: [...eitherSideOptions, month, ...pageOptions],
    load: async () => (await money()).charges,
  },
];
