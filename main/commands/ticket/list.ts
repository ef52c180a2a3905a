import { stateLabels, states } from "../../../core/workflow/state.ts";
import type { AnswerOf, QueryOf, Ticket } from "../../../desk/contract/index.ts";
import type { Context, Run } from "../command.ts";
import type { CommandLine } from "../command-line.ts";
import { seoulTime } from "../seoul-time.ts";
import { pageIn, tellPage } from "../paging.ts";
import { type TicketConnection, connectToTickets } from "./connection.ts";
import { hideContact } from "./hide-contact.ts";

/** The newest first; the queue in the order in which engineers claim. */
export const list: Run = async (given, context) => {
  const { terminal, language } = context;
  const answer = await page(connectToTickets(given, context), given);
  const tickets = answer.tickets.map((ticket) => hideContact(ticket, given));
  if (given.flag("--json")) return terminal.data({ ...answer, tickets });
  const rows = tickets.map((ticket) => rowOf(ticket, context));
  tellPage(headings[language], rows, "nextCursor" in answer ? answer.nextCursor : null, context);
};

type Page = AnswerOf<"listTickets"> | AnswerOf<"listDeskTickets"> | AnswerOf<"readQueue">;

async function page({ project, call }: TicketConnection, given: CommandLine): Promise<Page> {
  if (given.flag("--queue")) return call("readQueue", { parameters: {} });
  if (project === null)
    return call("listDeskTickets", { parameters: {}, query: deskFilter(given) });
  return call("listTickets", { parameters: { project }, query: projectFilter(given) });
}

function commonFilter(given: CommandLine) {
  const state = states.find((each) => each === given.text("--state"));
  const isOpen = given.flag("--open") || given.flag("--not-held");
  return {
    ...pageIn(given),
    ...(state === undefined ? {} : { state }),
    ...(isOpen ? { open: true } : {}),
  };
}

function deskFilter(given: CommandLine): QueryOf<"listDeskTickets"> {
  const project = given.text("--project");
  return { ...commonFilter(given), ...(project === undefined ? {} : { project }) };
}

function projectFilter(given: CommandLine): QueryOf<"listTickets"> {
  const [server, namespace] = [given.text("--server"), given.text("--namespace")];
  return {
    ...commonFilter(given),
    ...(server === undefined ? {} : { server }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(given.flag("--not-held") ? { held: "never" as const } : {}),
  };
}

const headings = {
  en: ["NUMBER", "STATE", "SERVER", "TITLE", "FILED", "DUE"],
  ko: ["번호", "상태", "서버", "제목", "접수", "기한"],
};

function rowOf(ticket: Ticket, { language }: Context): readonly string[] {
  const { number, state, serverId, title, submittedAt, dueAt } = ticket;
  return [
    number,
    stateLabels[state][language],
    serverId,
    title,
    seoulTime(submittedAt),
    seoulTime(dueAt),
  ];
}
