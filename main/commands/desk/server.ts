import type { Run } from "../command.ts";
import { connectToDesk } from "../connection.ts";
import { messages } from "../messages.ts";

export const removeServer: Run = async (given, context) => {
  const { terminal, language } = context;
  const { call } = connectToDesk(given, context);
  const [owner, server] = [given.needed("project"), given.needed("server")];
  const answer = await call("removeServer", { parameters: { owner, server } });
  if (given.flag("--json")) return terminal.data(answer);
  terminal.say(messages.serverRemoved[language]({ server }));
};
