/** Key registrations: which public key stands on which server for the engineers. */
import { authorizedKeysLine, isAccountName, parseSshKey } from "../../../core/access/index.ts";
import { cameFrom, refusal } from "../../../core/fault.ts";
import { digestFor } from "../../../core/scalar/digest.ts";
import { findRegistration, findServer } from "../find.ts";
import { recordEntry } from "../audit/log.ts";
import { refused } from "../result.ts";
import type { Registration } from "../storage/store.ts";
import { viewRegistration } from "../tickets/view.ts";
import { type Action, type ActionContext, answered } from "../context.ts";

export const putKeyRegistration: Action<"putKeyRegistration"> = async (call) => {
  const { project, server, fingerprint } = call.request.parameters;
  const { account, publicKey } = call.request.body;
  const found = await findServer(call, project, server);
  if (!found.ok) return found;
  const parsed = parseSshKey(publicKey);
  if ("fault" in parsed) return refused(parsed.fault);
  if (parsed.key.fingerprint !== fingerprint) {
    return invalid("publicKey", "fingerprinted", publicKey);
  }
  if (!isAccountName(account)) return invalid("account", "account", account);
  const id = registrationId(project, server, fingerprint);
  const before = await call.transaction.registrations.find(project, id);
  if (before !== null && before.state !== "removed" && before.account === account) {
    return answered(call, { registration: viewRegistration(before) });
  }
  const line = authorizedKeysLine(parsed.key, `deskform:${account}`);
  const version = (before?.version ?? 0) + 1;
  const named = { id, serverId: server, account, fingerprint };
  const after = { ...named, authorizedKeysLine: line, state: "declared" as const, version };
  await save(call, project, after, "keyRegistered");
  return answered(call, { registration: viewRegistration(after) }, before === null ? 201 : 200);
};

function invalid(field: string, rule: "account" | "fingerprinted", came: string) {
  const fault = { path: [field], wanted: { rule }, came: cameFrom(came) } as const;
  return refused(refusal("field_invalid", fault));
}

/** One per server and fingerprint, so a repetition finds what it made. */
function registrationId(project: string, server: string, fingerprint: string): string {
  return `key_${digestFor("key-registration-id", { project, server, fingerprint }).slice(0, 24)}`;
}

export const readKeyRegistration: Action<"readKeyRegistration"> = async (call) => {
  const { project, registration: id } = call.request.parameters;
  const found = await findRegistration(call, project, id);
  return found.ok ? answered(call, { registration: viewRegistration(found.value) }) : found;
};

export const removeKeyRegistration: Action<"removeKeyRegistration"> = async (call) => {
  const { project, registration: id } = call.request.parameters;
  const found = await findRegistration(call, project, id);
  if (!found.ok) return found;
  const before = found.value;
  if (before.state === "removed") return answered(call, { registration: viewRegistration(before) });
  const after = { ...before, state: "removed" as const, version: before.version + 1 };
  await save(call, project, after, "keyRemoved");
  return answered(call, { registration: viewRegistration(after) });
};

async function save(
  context: ActionContext,
  project: string,
  registration: Registration,
  kind: string,
) {
  await context.transaction.registrations.put(project, registration);
  await recordEntry(context, { project, ticketId: null, kind, payload: { registration } });
}
