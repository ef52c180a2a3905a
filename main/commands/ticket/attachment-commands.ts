/** The files of a ticket. */
import type { Command } from "../command.ts";
import { eitherSideOptions, projectOptions, ticketArgument } from "./options.ts";

const attachments = () => import("./attachments.ts");

const nameArgument = {
  name: "name",
  about: { en: "the file's name on the ticket", ko: "첨부 파일 이름" },
};

export const attachmentCommands: readonly Command[] = [
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
];
