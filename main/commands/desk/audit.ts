/** The audit log from outside: a checkpoint to keep elsewhere, and whether everything is as it was. */
import type { Checkpoint } from "../../../desk/actions/audit/checkpoint.ts";
import { findingsMax, type Verification } from "../../../desk/actions/audit/verify.ts";
import { hasMembers } from "../../../desk/actions/document.ts";
import { makeCheckpoint, verifyFolder } from "../../desk/audit.ts";
import type { Context, Run } from "../command.ts";
import { Failure } from "../failure.ts";
import { readDocument } from "../files.ts";
import type { Given } from "../given.ts";
import { words } from "../words.ts";
import { auditWords, sayFinding } from "./audit-words.ts";
import { foldersIn } from "./folders.ts";
import { refuseFolder } from "./refuse-folder.ts";

export const checkpoint: Run = async (given, context) => {
  const folders = foldersIn(given, context);
  const making = makeCheckpoint(folders, Date.now());
  context.terminal.data(await making.catch((error: unknown) => refuseFolder(error, context)));
};

export const verify: Run = async (given, context) => {
  const { terminal, language } = context;
  const folders = foldersIn(given, context);
  const signed = await checkpointIn(given, context);
  const publicKey = given.text("--public-key") ?? null;
  const verifying = verifyFolder(folders, signed, publicKey);
  const verified = await verifying.catch((error: unknown) => refuseFolder(error, context));
  if (given.flag("--json")) terminal.data(verified);
  else tell(verified, signed, context);
  const { length: count } = verified.findings;
  if (count > 0) throw new Failure(auditWords.damaged[language]({ count, findingsMax }));
};

const isCheckpoint = hasMembers<Checkpoint>("deskId", "at", "logs", "publicKey", "signature");

async function checkpointIn(given: Given, { language }: Context): Promise<Checkpoint | null> {
  const file = given.text("--checkpoint");
  if (file === undefined) return null;
  const data = await readDocument(file, language);
  if (isCheckpoint(data)) return data;
  const wanted = auditWords.checkpoint[language]({});
  throw new Failure(words.invalid[language]({ name: "--checkpoint", wanted, came: file }));
}

function tell(
  { logs, tickets, findings }: Verification,
  signed: Checkpoint | null,
  { terminal, language }: Context,
): void {
  for (const finding of findings) terminal.say(sayFinding(finding, language));
  if (findings.length > 0) return;
  const events = logs.reduce((sum, { size }) => sum + size, 0);
  terminal.say(auditWords.whole[language]({ events, logs: logs.length, tickets }));
  const since = signed?.at ?? null;
  terminal.say(
    since === null ? auditWords.unsigned[language]({}) : auditWords.since[language]({ at: since }),
  );
}
