import type { Run } from "../command.ts";
import { tell, ticketAtDesk } from "../ticket/side.ts";

export const eraseContact: Run = async (given, context) => {
  const { call, parameters } = await ticketAtDesk(given, context);
  const body = { reason: given.needed("--reason") };
  tell(await call("eraseContact", { parameters, body }), given, context);
};
