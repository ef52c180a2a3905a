/** What tickets have cost. */
import type { Command } from "../command.ts";
import { pageOptions } from "../paging.ts";
import { eitherSideOptions } from "./options.ts";

const month = {
  flags: "--month <month>",
  about: { en: "the billing month, like 2026-12", ko: "청구 월(예: 2026-12)" },
  required: true,
} as const;

export const chargeCommands: readonly Command[] = [
  {
    name: "charges",
    about: { en: "list what a month costs", ko: "월별 청구 내역" },
    example: "ticket charges --month 2026-12 --project demo",
    options: [...eitherSideOptions, month, ...pageOptions],
    load: async () => (await import("./charges.ts")).charges,
  },
];
