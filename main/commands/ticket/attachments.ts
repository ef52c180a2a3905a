import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Run, Scene } from "../command.ts";
import { connectProject } from "../connection.ts";
import { Failure } from "../failure.ts";
import type { Given } from "../given.ts";
import { tellPage } from "../paging.ts";
import { words } from "../words.ts";
import { sideOf, ticketIn } from "./side.ts";

async function owned(given: Given, scene: Scene) {
  const { project, call } = connectProject(given, scene);
  const parameters = { project, ticket: ticketIn(given) };
  const { ticket } = await call("readTicket", { parameters });
  return { call, parameters: { project, ticket: ticket.id } };
}

export const attach: Run = async (given, scene) => {
  const file = given.needed("file");
  const content = await readFile(file).catch(() => {
    throw new Failure(words.unreadable[scene.language]({ file }));
  });
  const { call, parameters } = await owned(given, scene);
  const attachment = basename(file);
  const answer = await call("putAttachment", {
    parameters: { ...parameters, attachment },
    body: content,
  });
  if (given.flag("--json")) return scene.terminal.data(answer);
  scene.terminal.say(`${answer.attachment.name}: ${answer.attachment.sha256}`);
};

export const list: Run = async (given, scene) => {
  const side = sideOf(given, scene);
  const { ticket } = await side.read(ticketIn(given));
  const answer =
    side.project === null
      ? await side.call("listDeskAttachments", { parameters: { ticket: ticket.id } })
      : await side.call("listAttachments", {
          parameters: { project: side.project, ticket: ticket.id },
        });
  if (given.flag("--json")) return scene.terminal.data(answer);
  const rows = answer.attachments.map(({ name, sizeBytes, mediaType, sha256 }) => [
    name,
    String(sizeBytes),
    mediaType,
    sha256,
  ]);
  tellPage(headings[scene.language], rows, null, scene);
};

const headings = {
  en: ["NAME", "BYTES", "TYPE", "SHA-256"],
  ko: ["이름", "바이트", "종류", "SHA-256"],
};

/** Never over a file that is there: what the other side has named must not replace anything. */
export const fetchFile: Run = async (given, scene) => {
  const side = sideOf(given, scene);
  const { ticket } = await side.read(ticketIn(given));
  const named = { ticket: ticket.id, attachment: given.needed("name") };
  const { content } =
    side.project === null
      ? await side.call("readDeskAttachment", { parameters: named })
      : await side.call("readAttachment", { parameters: { ...named, project: side.project } });
  const file = given.needed("--to");
  await writeFile(file, content, { flag: "wx", mode: 0o600 }).catch(() => {
    throw new Failure(words.unwritable[scene.language]({ file }));
  });
};

export const detach: Run = async (given, scene) => {
  const { call, parameters } = await owned(given, scene);
  const attachment = given.needed("name");
  const answer = await call("removeAttachment", { parameters: { ...parameters, attachment } });
  if (given.flag("--json")) scene.terminal.data(answer);
};
