import type { BodyOf } from "../../../desk/contract/index.ts";
import type { Run } from "../command.ts";
import { connectToDesk } from "../connection.ts";
import { type Members, readMembers } from "../files.ts";
import { messages } from "../messages.ts";

export const importFile: Run = async (given, context) => {
  const { terminal, language } = context;
  const { call } = connectToDesk(given, context);
  const body = await readMembers(given.needed("file"));
  const answer = await call("importDeskData", { parameters: {}, body: unjudged(body) });
  if (given.flag("--json")) return terminal.data(answer);
  terminal.say(messages.imported[language]({}));
  const { changed, deadlinesMoved } = answer;
  const counts = Object.entries({ ...changed, deadlinesMoved });
  terminal.facts(counts.map(([name, count]) => [name, String(count)]));
};

/** The desk judges the file, and names each fault by its path. */
function unjudged(body: Members): BodyOf<"importDeskData"> {
  return { ...body };
}
