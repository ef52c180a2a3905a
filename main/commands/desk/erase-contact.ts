import type { Run } from "../command.ts";
import { ticketAtDesk } from "../ticket/connection.ts";
import { tellTicket } from "../ticket/tell-ticket.ts";

export const eraseContact: Run = async (given, context) => {
  const { call, parameters } = await ticketAtDesk(given, context);
  const body = { reason: given.needed("--reason") };
  tellTicket(await call("eraseContact", { parameters, body }), given, context);
};
