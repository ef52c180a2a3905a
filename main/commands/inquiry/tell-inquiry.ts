import type { AnswerOf } from "../../../desk/contract/index.ts";
import type { Context } from "../command.ts";
import type { CommandLine } from "../command-line.ts";
import { inquiryStateLabels } from "./labels.ts";

/** What became of the inquiry, in one line. */
export function tellInquiry(
  answer: AnswerOf<"readInquiry">,
  given: CommandLine,
  { terminal, language }: Context,
): void {
  if (given.flag("--json")) return terminal.data(answer);
  const { number, state } = answer.inquiry;
  terminal.say(`${number}: ${inquiryStateLabels[state][language]}`);
}
