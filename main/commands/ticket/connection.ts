import type { AnswerOf, Ticket } from "../../../desk/contract/index.ts";
import type { CommandLine } from "../command-line.ts";
import { connectToDesk, connectToProject, type DeskConnection } from "../connection.ts";
import type { Context } from "../command.ts";

/** What every answer about one ticket has. */
export interface TicketAnswer {
  readonly ticket: Ticket;
  readonly asOf: string;
}

/** What desk staff and a project's people can both do, each over the routes of their own side. */
export interface TicketConnection {
  /** Null for desk staff. */
  readonly project: string | null;
  read(ticket: string): Promise<TicketAnswer>;
  cancel(ticket: string, reason: string): Promise<TicketAnswer>;
  comments(ticketId: string): Promise<AnswerOf<"listComments">>;
  comment(ticketId: string, body: string): Promise<AnswerOf<"commentTicket">>;
  readonly call: DeskConnection["call"];
}

export function connectToTickets(given: CommandLine, context: Context): TicketConnection {
  const { project, call } = connectToDesk(given, context);
  return project === null || given.flag("--desk")
    ? staffConnection(call)
    : customerConnection(call, project);
}

function staffConnection(call: DeskConnection["call"]): TicketConnection {
  const read = (ticket: string) => call("readDeskTicket", { parameters: { ticket } });
  return {
    project: null,
    call,
    read,
    async cancel(handle, reason) {
      const { ticket } = await read(handle);
      return call("cancelDeskTicket", { parameters: { ticket: ticket.id }, body: { reason } });
    },
    comments: (ticket) => call("listDeskComments", { parameters: { ticket } }),
    comment: (ticket, body) =>
      call("commentDeskTicket", { parameters: { ticket }, body: { body } }),
  };
}

function customerConnection(call: DeskConnection["call"], project: string): TicketConnection {
  const read = (ticket: string) => call("readTicket", { parameters: { project, ticket } });
  return {
    project,
    call,
    read,
    async cancel(handle, reason) {
      const { ticket } = await read(handle);
      const { id, version } = ticket;
      return call("cancelTicket", {
        parameters: { project, ticket: id },
        version,
        body: { reason },
      });
    },
    comments: (ticket) => call("listComments", { parameters: { project, ticket } }),
    comment: (ticket, body) =>
      call("commentTicket", { parameters: { project, ticket }, body: { body } }),
  };
}

/** A project's ticket as its people see it, and how to ask further. Numbers are for people, ids for changes. */
export async function ticketOfProject(given: CommandLine, context: Context) {
  const { project, call } = connectToProject(given, context);
  const { ticket } = await call("readTicket", { parameters: { project, ticket: ticketIn(given) } });
  const { id, version } = ticket;
  return { call, project, ticket, version, parameters: { project, ticket: id } };
}

/** The same for the desk's staff. */
export async function ticketAtDesk(given: CommandLine, context: Context) {
  const { call } = connectToDesk(given, context);
  const { ticket, asOf } = await call("readDeskTicket", {
    parameters: { ticket: ticketIn(given) },
  });
  return { call, asOf, parameters: { ticket: ticket.id } };
}

/** Numbers are said as `N1` and typed as `n1` as well. */
export function ticketIn(given: CommandLine): string {
  const typed = given.needed("ticket");
  return /^n\d+$/.test(typed) ? typed.toUpperCase() : typed;
}
