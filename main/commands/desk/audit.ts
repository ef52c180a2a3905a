/** The audit log from outside: a checkpoint to keep elsewhere, and whether everything is as it was. */
import type { Checkpoint } from "../../../desk/actions/audit/checkpoint.ts";
import { findingsMax, type Verification } from "../../../desk/actions/audit/verify.ts";
import { hasMembers } from "../../../desk/actions/stored-document.ts";
import { makeCheckpoint, verifyFolder } from "../../desk/audit.ts";
import type { Context, Run } from "../command.ts";
import { failure } from "../../failure/index.ts";
import { readDocument } from "../files.ts";
import type { CommandLine } from "../command-line.ts";
import { auditMessages, sayFinding } from "./audit-messages.ts";
import { foldersIn } from "./folders.ts";

export const checkpoint: Run = async (given, context) => {
  const folders = foldersIn(given);
  context.terminal.data(await makeCheckpoint(folders, Date.now()));
};

export const verify: Run = async (given, context) => {
  const folders = foldersIn(given);
  const signed = await checkpointIn(given);
  const publicKey = given.text("--public-key") ?? null;
  const verified = await verifyFolder(folders, signed, publicKey);
  const { length: count } = verified.findings;
  const isJson = given.flag("--json");
  if (!isJson) tell(verified, signed, context);
  if (count > 0) throw failure("log_damaged", { count, findingsMax }, { answer: verified });
  if (isJson) context.terminal.data(verified);
};

const isCheckpoint = hasMembers<Checkpoint>("deskId", "at", "logs", "publicKey", "signature");

async function checkpointIn(given: CommandLine): Promise<Checkpoint | null> {
  const file = given.text("--checkpoint");
  if (file === undefined) return null;
  const data = await readDocument(file);
  if (isCheckpoint(data)) return data;
  throw failure("checkpoint_invalid", { file });
}

function tell(
  { logs, tickets, findings }: Verification,
  signed: Checkpoint | null,
  { terminal, language }: Context,
): void {
  for (const finding of findings) terminal.say(sayFinding(finding, language));
  if (findings.length > 0) return;
  const entries = logs.reduce((sum, { size }) => sum + size, 0);
  terminal.say(auditMessages.whole[language]({ entries, logs: logs.length, tickets }));
  const since = signed?.at ?? null;
  terminal.say(
    since === null
      ? auditMessages.unsigned[language]({})
      : auditMessages.since[language]({ at: since }),
  );
}
