import type { Run } from "../command.ts";
import { connect } from "../connection.ts";
import { readDocument } from "../files.ts";
import { words } from "../words.ts";

export const importFile: Run = async (given, scene) => {
  const { terminal, language } = scene;
  const { call } = connect(given, scene);
  const body = await readDocument(given.needed("file"), language);
  const answer = await call("importDeskData", { parameters: {}, body });
  if (given.flag("--json")) return terminal.data(answer);
  terminal.say(words.imported[language]({}));
};
