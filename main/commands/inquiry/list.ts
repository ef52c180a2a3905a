import type { AnswerOf } from "../../../desk/contract/index.ts";
import type { Run, Scene } from "../command.ts";
import { misused } from "../failure.ts";
import type { Given } from "../given.ts";
import { seoul } from "../moment.ts";
import { pageIn, tellPage } from "../paging.ts";
import { words } from "../words.ts";
import { kindLabels, stateLabels } from "./labels.ts";
import { type Inquiry, type Side, sideOf, ticketIdOf } from "./side.ts";

export const list: Run = async (given, scene) => {
  const { terminal, language } = scene;
  const answer = await page(sideOf(given, scene), given, scene);
  if (given.flag("--json")) return terminal.data(answer);
  const rows = answer.inquiries.map((inquiry) => rowOf(inquiry, scene));
  tellPage(headings[language], rows, answer.nextCursor, scene);
};

/** Each side has a filter of its own; the other side's is refused, since it would filter nothing. */
async function page(
  { project, call }: Side,
  given: Given,
  { language }: Scene,
): Promise<AnswerOf<"listInquiries">> {
  const handle = given.text("--ticket");
  const isOpen = given.flag("--open");
  if (project === null) {
    if (handle !== undefined) throw misused(words.forCustomers[language]({ option: "--ticket" }));
    const query = { ...pageIn(given), ...(isOpen ? { open: true } : {}) };
    return call("listDeskInquiries", { parameters: {}, query });
  }
  if (isOpen) throw misused(words.forStaff[language]({ option: "--open" }));
  const ticket = handle === undefined ? {} : { ticket: await ticketIdOf(call, project, handle) };
  return call("listInquiries", { parameters: { project }, query: { ...pageIn(given), ...ticket } });
}

const headings = {
  en: ["NUMBER", "KIND", "STATE", "SUBJECT", "ASKED", "SETTLED"],
  ko: ["번호", "종류", "상태", "제목", "문의", "마감"],
};

function rowOf(inquiry: Inquiry, { language }: Scene): readonly string[] {
  const { number, kind, state, subject, createdAt, settledAt } = inquiry;
  const labels = [kindLabels[kind][language], stateLabels[state][language]];
  return [number, ...labels, subject, seoul(createdAt), seoul(settledAt)];
}
