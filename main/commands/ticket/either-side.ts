/** What either side may do; the desk knows by the token who it was. */
import type { Run } from "../command.ts";
import { connectToTickets, ticketIn } from "./connection.ts";
import { tellTicket } from "./tell-ticket.ts";

/** As long as it is not confirmed. */
export const cancel: Run = async (given, context) => {
  const connection = connectToTickets(given, context);
  tellTicket(await connection.cancel(ticketIn(given), given.needed("--reason")), given, context);
};

export const comment: Run = async (given, context) => {
  const { terminal } = context;
  const connection = connectToTickets(given, context);
  const { ticket } = await connection.read(ticketIn(given));
  const answer = await connection.comment(ticket.id, given.needed("text"));
  if (given.flag("--json")) return terminal.data(answer);
  terminal.say(`${ticket.number}: ${answer.comment.id}`);
};
