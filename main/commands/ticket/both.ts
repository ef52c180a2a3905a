/** What either side may do; the desk knows by the token who it was. */
import type { Run } from "../command.ts";
import { sideOf, tell, ticketIn } from "./side.ts";

/** As long as it is not confirmed. */
export const cancel: Run = async (given, scene) => {
  const side = sideOf(given, scene);
  tell(await side.cancel(ticketIn(given), given.needed("--reason")), given, scene);
};

export const comment: Run = async (given, scene) => {
  const { terminal } = scene;
  const side = sideOf(given, scene);
  const { ticket } = await side.read(ticketIn(given));
  const answer = await side.comment(ticket.id, given.needed("text"));
  if (given.flag("--json")) return terminal.data(answer);
  terminal.say(`${ticket.number}: ${answer.comment.id}`);
};
