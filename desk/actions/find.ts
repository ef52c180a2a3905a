import { type FaultOf, refusal } from "../../core/fault.ts";
import type { GrantRecord, Registration, Result, Server, TicketRecord } from "./port/store.ts";
import { done, refused } from "./port/store.ts";
import type { Scene } from "./visit.ts";

/** Somebody else's is not there: the answer does not say whether an id exists elsewhere. */
export async function findTicket(
  { transaction }: Scene,
  project: string,
  id: string,
): Promise<Result<TicketRecord>> {
  const record = await transaction.tickets.find(id);
  if (record === null || record.ticket.project !== project) return missing("ticket", id);
  return done(record);
}

/** For desk staff, who serve all projects. */
export async function findDeskTicket(
  { transaction }: Scene,
  id: string,
): Promise<Result<TicketRecord>> {
  const record = await transaction.tickets.find(id);
  return record === null ? missing("ticket", id) : done(record);
}

/**
 * People say a number, `N1`: the id that it stands for. Whatever else they say is left to the search,
 * and so is the number of another project's ticket, whose id nobody is told.
 */
export async function idOf(
  { transaction }: Scene,
  said: string,
  project: string | null,
): Promise<string> {
  const ticket = (await transaction.tickets.numbered(said))?.ticket;
  const isVisible = ticket !== undefined && (project === null || ticket.project === project);
  return isVisible ? ticket.id : said;
}

export async function findServer(
  { transaction }: Scene,
  project: string,
  id: string,
): Promise<Result<Server>> {
  const server = await transaction.projects.server(project, id);
  return server === null ? missing("server", id) : done(server);
}

export async function findGrant(
  { transaction }: Scene,
  project: string,
  id: string,
): Promise<Result<GrantRecord>> {
  const record = await transaction.grants.find(project, id);
  return record === null ? missing("grant", id) : done(record);
}

export async function findRegistration(
  { transaction }: Scene,
  project: string,
  id: string,
): Promise<Result<Registration>> {
  const registration = await transaction.registrations.find(project, id);
  return registration === null ? missing("key registration", id) : done(registration);
}

/** At most this much of an id that the caller made up goes back to him or her. */
const shownIdLimit = 128;

export function missing(kind: FaultOf<"not_found">["details"]["kind"], id: string) {
  return refused(refusal("not_found", { kind, id: id.slice(0, shownIdLimit) }));
}
