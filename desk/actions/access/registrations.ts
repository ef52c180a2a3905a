/** Key registrations: which public key stands on which server for the engineers. */
import { authorizedKeysLine, parseSshKey } from "../../../core/access/index.ts";
import { cameFrom, refusal } from "../../../core/fault.ts";
import { digestFor } from "../../../core/scalar/digest.ts";
import { findRegistration, findServer } from "../find.ts";
import { record } from "../audit/log.ts";
import { refused, type Registration } from "../port/store.ts";
import { viewRegistration } from "../tickets/view.ts";
import { type Action, answered, type Scene } from "../visit.ts";

export const putKeyRegistration: Action<"putKeyRegistration"> = async (visit) => {
  const { project, server, fingerprint } = visit.request.parameters;
  const { account, publicKey } = visit.request.body;
  const found = await findServer(visit, project, server);
  if (!found.ok) return found;
  const parsed = parseSshKey(publicKey);
  if ("fault" in parsed) return refused(parsed.fault);
  if (parsed.key.fingerprint !== fingerprint) {
    return invalid("publicKey", "fingerprinted", publicKey);
  }
  if (!accountPattern.test(account)) return invalid("account", "account", account);
  const id = registrationId(project, server, fingerprint);
  const before = await visit.transaction.registrations.find(project, id);
  if (before !== null && before.state !== "removed" && before.account === account) {
    return answered(visit, { registration: viewRegistration(before) });
  }
  const line = authorizedKeysLine(parsed.key, `deskform:${account}`);
  const version = (before?.version ?? 0) + 1;
  const named = { id, serverId: server, account, fingerprint };
  const after = { ...named, authorizedKeysLine: line, state: "declared" as const, version };
  await save(visit, project, after, "keyRegistered");
  return answered(visit, { registration: viewRegistration(after) }, before === null ? 201 : 200);
};

/** What Linux takes as the name of an account. */
const accountPattern = /^[a-z_][a-z0-9_-]{0,31}$/;

function invalid(field: string, rule: "account" | "fingerprinted", came: string) {
  const fault = { path: [field], wanted: { rule }, came: cameFrom(came) } as const;
  return refused(refusal("field_invalid", fault));
}

/** One per server and fingerprint, so a repetition finds what it made. */
function registrationId(project: string, server: string, fingerprint: string): string {
  return `key_${digestFor("key-registration-id", { project, server, fingerprint }).slice(0, 24)}`;
}

export const readKeyRegistration: Action<"readKeyRegistration"> = async (visit) => {
  const { project, registration: id } = visit.request.parameters;
  const found = await findRegistration(visit, project, id);
  return found.ok ? answered(visit, { registration: viewRegistration(found.value) }) : found;
};

export const removeKeyRegistration: Action<"removeKeyRegistration"> = async (visit) => {
  const { project, registration: id } = visit.request.parameters;
  const found = await findRegistration(visit, project, id);
  if (!found.ok) return found;
  const before = found.value;
  if (before.state === "removed")
    return answered(visit, { registration: viewRegistration(before) });
  const after = { ...before, state: "removed" as const, version: before.version + 1 };
  await save(visit, project, after, "keyRemoved");
  return answered(visit, { registration: viewRegistration(after) });
};

async function save(scene: Scene, project: string, registration: Registration, kind: string) {
  await scene.transaction.registrations.put(project, registration);
  await record(scene, { project, ticketId: null, kind, payload: { registration } });
}
