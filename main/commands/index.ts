/** Every command of the program, as data: help and parsing are made of it. */
import type { Group } from "./command.ts";
import { desk } from "./desk/index.ts";
import { inquiry } from "./inquiry/index.ts";
import { install } from "./install/index.ts";
import { schema } from "./schema/index.ts";
import { ticket } from "./ticket/index.ts";

export const deskform: Group = {
  name: "deskform",
  about: {
    en: "a support desk, and what is asked of it, as code",
    ko: "기술지원 데스크와 기술지원 신청을 코드로",
  },
  commands: [ticket, inquiry, desk, install, schema],
};
