/** Finds what a request names, or refuses in the words of the fault table. */
import { type FaultOf, refusal } from "../../core/fault.ts";
import { ok, refused, type Result } from "./result.ts";
import type { GrantRecord, Registration, Server, TicketRecord } from "./storage/store.ts";
import type { ActionContext } from "./context.ts";

/** Somebody else's is not there: the answer does not say whether an id exists elsewhere. */
export async function findTicket(
  { transaction }: ActionContext,
  project: string,
  id: string,
): Promise<Result<TicketRecord>> {
  const record = await transaction.tickets.find(id);
  if (record === null || record.ticket.project !== project) return notFound("ticket", id);
  return ok(record);
}

/** For desk staff, who serve all projects. */
export async function findDeskTicket(
  { transaction }: ActionContext,
  id: string,
): Promise<Result<TicketRecord>> {
  const record = await transaction.tickets.find(id);
  return record === null ? notFound("ticket", id) : ok(record);
}

/**
 * People say a number, `N1`: the id that it stands for. Whatever else they say is left to the search,
 * and so is the number of another project's ticket, whose id nobody is told.
 */
export async function ticketIdFor(
  { transaction }: ActionContext,
  idOrNumber: string,
  project: string | null,
): Promise<string> {
  const ticket = (await transaction.tickets.numbered(idOrNumber))?.ticket;
  const isVisible = ticket !== undefined && (project === null || ticket.project === project);
  return isVisible ? ticket.id : idOrNumber;
}

export async function findServer(
  { transaction }: ActionContext,
  project: string,
  id: string,
): Promise<Result<Server>> {
  const server = await transaction.projects.server(project, id);
  return server === null ? notFound("server", id) : ok(server);
}

export async function findGrant(
  { transaction }: ActionContext,
  project: string,
  id: string,
): Promise<Result<GrantRecord>> {
  const record = await transaction.grants.find(project, id);
  return record === null ? notFound("grant", id) : ok(record);
}

export async function findRegistration(
  { transaction }: ActionContext,
  project: string,
  id: string,
): Promise<Result<Registration>> {
  const registration = await transaction.registrations.find(project, id);
  return registration === null ? notFound("key registration", id) : ok(registration);
}

/** At most this much of an id that the caller made up goes back to him or her. */
const shownIdCharactersMax = 128;

export function notFound(kind: FaultOf<"not_found">["details"]["kind"], id: string) {
  return refused(refusal("not_found", { kind, id: id.slice(0, shownIdCharactersMax) }));
}
