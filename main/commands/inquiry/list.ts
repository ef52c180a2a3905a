import type { AnswerOf } from "../../../desk/contract/index.ts";
import type { Context, Run } from "../command.ts";
import type { DeskConnection } from "../connection.ts";
import { failure } from "../../failure/index.ts";
import type { CommandLine } from "../command-line.ts";
import { seoulTime } from "../seoul-time.ts";
import { pageIn, tellPage } from "../paging.ts";
import { type Inquiry, kindLabels, inquiryStateLabels } from "./labels.ts";
import { connectionFor, ticketIdOf } from "./connection.ts";

export const list: Run = async (given, context) => {
  const { terminal, language } = context;
  const { project, call } = connectionFor(given, context);
  const answer = await (project === null
    ? deskPage(call, given)
    : projectPage(call, project, given));
  if (given.flag("--json")) return terminal.data(answer);
  const rows = answer.inquiries.map((inquiry) => rowOf(inquiry, context));
  tellPage(headings[language], rows, answer.nextCursor, context);
};

async function deskPage(
  call: DeskConnection["call"],
  given: CommandLine,
): Promise<AnswerOf<"listDeskInquiries">> {
  if (given.text("--ticket") !== undefined)
    throw failure("option_for_customers", { option: "--ticket" });
  const query = { ...pageIn(given), ...(given.flag("--open") ? { open: true } : {}) };
  return call("listDeskInquiries", { parameters: {}, query });
}

async function projectPage(
  call: DeskConnection["call"],
  project: string,
  given: CommandLine,
): Promise<AnswerOf<"listInquiries">> {
  if (given.flag("--open")) throw failure("option_for_staff", { option: "--open" });
  const named = given.text("--ticket");
  const ticket = named === undefined ? {} : { ticket: await ticketIdOf(call, project, named) };
  return call("listInquiries", { parameters: { project }, query: { ...pageIn(given), ...ticket } });
}

const headings = {
  en: ["NUMBER", "KIND", "STATE", "SUBJECT", "ASKED", "SETTLED"],
  ko: ["번호", "종류", "상태", "제목", "문의", "마감"],
};

function rowOf(inquiry: Inquiry, { language }: Context): readonly string[] {
  const { number, kind, state, subject, createdAt, settledAt } = inquiry;
  const labels = [kindLabels[kind][language], inquiryStateLabels[state][language]];
  return [number, ...labels, subject, seoulTime(createdAt), seoulTime(settledAt)];
}
