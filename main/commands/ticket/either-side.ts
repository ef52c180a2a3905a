/** What either side may do; the desk knows by the token who it was. */
import type { Run } from "../command.ts";
import { sideOf, tell, ticketIn } from "./side.ts";

/** As long as it is not confirmed. */
export const cancel: Run = async (given, context) => {
  const side = sideOf(given, context);
  tell(await side.cancel(ticketIn(given), given.needed("--reason")), given, context);
};

export const comment: Run = async (given, context) => {
  const { terminal } = context;
  const side = sideOf(given, context);
  const { ticket } = await side.read(ticketIn(given));
  const answer = await side.comment(ticket.id, given.needed("text"));
  if (given.flag("--json")) return terminal.data(answer);
  terminal.say(`${ticket.number}: ${answer.comment.id}`);
};
