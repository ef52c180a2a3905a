import type { AnswerOf } from "../../../desk/contract/index.ts";
import type { Scene } from "../command.ts";
import { type Connection, connect } from "../connection.ts";
import { misused } from "../failure.ts";
import type { Given } from "../given.ts";
import { words } from "../words.ts";
import { stateLabels } from "./labels.ts";

type InquiryAnswer = AnswerOf<"readInquiry">;
type InquiryPage = AnswerOf<"listInquiries">;

export type Inquiry = InquiryAnswer["inquiry"];

interface PageQuery {
  readonly cursor?: string;
  readonly limit?: number;
}

/** On which side of the counter the caller stands, with what both can do. */
export interface Side {
  /** Null for desk staff. */
  readonly project: string | null;
  page(query: PageQuery): Promise<InquiryPage>;
  read(inquiry: string): Promise<InquiryAnswer>;
  readonly call: Connection["call"];
}

export function sideOf(given: Given, scene: Scene): Side {
  const { project, call } = connect(given, scene);
  return project === null || given.flag("--desk") ? deskSide(call) : customerSide(call, project);
}

export function deskSide(call: Connection["call"]): Side {
  return {
    project: null,
    call,
    page: (query) => call("listDeskInquiries", { parameters: {}, query }),
    read: (inquiry) => call("readDeskInquiry", { parameters: { inquiry } }),
  };
}

export function customerSide(call: Connection["call"], project: string): Side {
  return {
    project,
    call,
    page: (query) => call("listInquiries", { parameters: { project }, query }),
    read: (inquiry) => call("readInquiry", { parameters: { project, inquiry } }),
  };
}

const pageLimit = 100;
const pagesMax = 100;

/** The desk knows an inquiry by its id; people say a number, which is looked up among the newest. */
export async function idIn(given: Given, side: Side, { language }: Scene): Promise<string> {
  const typed = given.needed("inquiry");
  if (!/^q\d+$/i.test(typed)) return typed;
  const number = typed.toUpperCase();
  let page = await side.page({ limit: pageLimit });
  for (let pages = 1; ; pages += 1) {
    const found = page.inquiries.find((each) => each.number === number);
    if (found !== undefined) return found.id;
    if (page.nextCursor === null || pages === pagesMax) break;
    page = await side.page({ limit: pageLimit, cursor: page.nextCursor });
  }
  throw misused(words.noInquiry[language]({ number }));
}

/** As people say it, `N1`, it is not known to inquiries. */
export async function ticketIdOf(
  call: Connection["call"],
  project: string,
  ticket: string,
): Promise<string> {
  return (await call("readTicket", { parameters: { project, ticket } })).ticket.id;
}

/** What became of the inquiry, in one line. */
export function tell(answer: InquiryAnswer, given: Given, { terminal, language }: Scene): void {
  if (given.flag("--json")) return terminal.data(answer);
  const { number, state } = answer.inquiry;
  terminal.say(`${number}: ${stateLabels[state][language]}`);
}
