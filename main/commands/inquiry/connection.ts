import type { Context } from "../command.ts";
import { connectToDesk, type DeskConnection } from "../connection.ts";
import type { CommandLine } from "../command-line.ts";

/** On which side of the counter the caller stands: null for desk staff. */
export function connectionFor(given: CommandLine, context: Context): DeskConnection {
  const { project, call } = connectToDesk(given, context);
  return { project: given.flag("--desk") ? null : project, call };
}

/** Numbers are said as `Q1` and typed as `q1` as well. */
export function inquiryIn(given: CommandLine): string {
  const typed = given.needed("inquiry");
  return /^q\d+$/.test(typed) ? typed.toUpperCase() : typed;
}

/** Inquiries name a ticket by its id; people say its number, which the desk looks up. */
export async function ticketIdOf(
  call: DeskConnection["call"],
  project: string,
  ticket: string,
): Promise<string> {
  return (await call("readTicket", { parameters: { project, ticket } })).ticket.id;
}
