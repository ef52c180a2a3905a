/** What the customer allows: the way in for engineers, and that his or her data are kept. */
import type { Command } from "../command.ts";
import { projectOptions, ticketArgument } from "./options.ts";

const access = () => import("./access.ts");

export const accessCommands: readonly Command[] = [
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
];
