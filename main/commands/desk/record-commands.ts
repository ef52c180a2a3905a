/** What staff do with the records of a ticket: correct its charge, erase its contact data, check its key. */
import type { Command } from "../command.ts";
import { deskOptions } from "../connection.ts";
import { reasonOption, ticketArgument } from "../ticket/options.ts";

export const recordCommands: readonly Command[] = [
  {
    name: "credit",
    about: { en: "give back a part of a charge", ko: "청구 금액 정정" },
    example: 'desk credit N1 --amount 11000 --name half --reason "Half the work"',
    arguments: [ticketArgument],
    options: [
      ...deskOptions,
      {
        flags: "--amount <won>",
        about: { en: "VAT included", ko: "부가세 포함 금액" },
        required: true,
      },
      {
        flags: "--name <name>",
        about: {
          en: "names the credit line, so that a repetition gives back once",
          ko: "정정 항목 이름(반복해도 한 번만 적용)",
        },
        required: true,
      },
      reasonOption({ en: "why", ko: "사유" }),
    ],
    load: async () => (await import("./credit.ts")).credit,
  },
  {
    name: "erase-contact",
    about: {
      en: "erase a ticket's contact data for good; of an open ticket when it ends",
      ko: "담당자 정보 파기(진행 중이면 종료 시)",
    },
    example: 'desk erase-contact N1 --reason "The time of retention is over"',
    arguments: [ticketArgument],
    options: [...deskOptions, reasonOption({ en: "why", ko: "사유" })],
    load: async () => (await import("./erase-contact.ts")).eraseContact,
  },
  {
    name: "verify-key",
    about: {
      en: "check that an SSH server answers where a key is registered",
      ko: "키가 등록된 서버의 SSH 접속 확인",
    },
    example: "desk verify-key key_0123",
    arguments: [{ name: "registration", about: { en: "its id", ko: "키페어 등록 ID" } }],
    options: deskOptions,
    load: async () => (await import("./verify-key.ts")).verifyKey,
  },
];
