/** Files beside the form. They travel as they are, and the desk tells their type from their content. */
import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { attachmentLimits } from "../../../core/form/attachment.ts";
import type { AnswerOf } from "../../../desk/contract/index.ts";
import type { Context, Run } from "../command.ts";
import { failure } from "../../failure/index.ts";
import { openContent } from "../files.ts";
import type { CommandLine } from "../command-line.ts";
import { tellPage } from "../paging.ts";
import { connectToTickets, ticketIn, ticketOfProject } from "./connection.ts";

/** One after another. Whatever stops it, the same line again goes on: what is there already stays as it is. */
export const attach: Run = async (given, context) => {
  const { call, parameters } = await ticketOfProject(given, context);
  for (const file of given.texts("file")) {
    context.terminal.progress(file);
    const body = await openContent(file, attachmentLimits.fileBytes);
    await call("putAttachment", {
      parameters: { ...parameters, attachment: basename(file) },
      body,
    });
  }
  tellFiles(await call("listAttachments", { parameters }), given, context);
};

export const list: Run = async (given, context) => {
  const { project, call, read } = connectToTickets(given, context);
  const { ticket } = await read(ticketIn(given));
  const parameters = { ticket: ticket.id };
  const answer = await (project === null
    ? call("listDeskAttachments", { parameters })
    : call("listAttachments", { parameters: { ...parameters, project } }));
  tellFiles(answer, given, context);
};

function tellFiles(
  answer: AnswerOf<"listAttachments">,
  given: CommandLine,
  context: Context,
): void {
  if (given.flag("--json")) return context.terminal.data(answer);
  const rows = answer.attachments.map(({ name, sizeBytes, mediaType, sha256 }) => [
    name,
    String(sizeBytes),
    mediaType,
    sha256,
  ]);
  tellPage(headings[context.language], rows, null, context);
}

const headings = {
  en: ["NAME", "BYTES", "TYPE", "SHA-256"],
  ko: ["이름", "바이트", "종류", "SHA-256"],
};

/** Never over a file that is there: what the other side has named must not replace anything. */
export const download: Run = async (given, context) => {
  const { terminal } = context;
  const { project, call, read } = connectToTickets(given, context);
  const { ticket } = await read(ticketIn(given));
  const name = given.needed("name");
  const parameters = { ticket: ticket.id, attachment: name };
  const { content, ...answer } = await (project === null
    ? call("readDeskAttachment", { parameters })
    : call("readAttachment", { parameters: { ...parameters, project } }));
  const file = given.text("--to") ?? basename(name);
  await writeFile(file, content, { flag: "wx", mode: 0o600 }).catch(() => {
    throw failure("file_not_new", { file });
  });
  if (given.flag("--json")) return terminal.data({ ...answer, file });
  terminal.say(`${name} → ${file}`);
};

export const detach: Run = async (given, context) => {
  const { call, parameters } = await ticketOfProject(given, context);
  const attachment = given.needed("name");
  await call("removeAttachment", { parameters: { ...parameters, attachment } });
  tellFiles(await call("listAttachments", { parameters }), given, context);
};
