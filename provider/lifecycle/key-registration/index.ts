import { parseSshKey } from "../../../core/access/ssh-key.ts";
import type { KeyRegistration } from "../../../desk/contract/index.ts";
import {
  type Call,
  failed,
  type Outcome,
  type Plan,
  type Proposal,
  type Resource,
  type Stored,
  succeeded,
} from "../../../framework/contract/index.ts";
import { changes, proposed, storable, text } from "../../../framework/planning/index.ts";
import { bare, type Fields, hasUnknown, same, unknown } from "../../../framework/value/index.ts";
import { keyRegistration } from "../../resources/index.ts";
import { ask, type Client } from "../client.ts";
import { refused, warning } from "../telling.ts";

/** One registration for each server and key. Declaring says where the key is; it installs nothing. */
export const keyRegistrationResource: Resource<Client> = {
  schema: keyRegistration,
  live: true,

  check(inputs, asking) {
    const publicKey = text(inputs, "publicKey");
    const parsed = publicKey === null ? null : parseSshKey(publicKey);
    return parsed !== null && "fault" in parsed
      ? [refused(asking, parsed.fault, ["publicKey"])]
      : [];
  },

  async plan({ prior, private: notes, inputs }, call): Promise<Outcome<Plan>> {
    if (inputs === null) return planRemoval(prior ?? {}, call);
    const { client } = call;
    const wanted =
      client === null ? succeeded(inputs) : await withProfile(inputs, prior, { ...call, client });
    if (wanted.value === undefined) return failed(...wanted.diagnostics);
    return succeeded(planRegistration(prior, notes, wanted.value));
  },

  create(planned, _inputs, call) {
    return register(planned, call);
  },

  async read({ state, private: notes }, call) {
    const parameters = { project: call.client.project, registration: text(state, "id") ?? "" };
    const reply = await ask(call, "readKeyRegistration", { parameters });
    if (!reply.ok)
      return reply.fault.code === "not_found"
        ? succeeded("gone")
        : failed(refused(call, reply.fault));
    const { registration } = reply.answer;
    if (registration.state === "removed") return succeeded("gone");
    return succeeded({ ...registered(state, registration), private: notes });
  },

  update(_prior, planned, _inputs, call) {
    return register(planned, call);
  },

  async delete({ state }, call) {
    call.client.ledger.applying();
    const parameters = { project: call.client.project, registration: text(state, "id") ?? "" };
    const reply = await ask(call, "removeKeyRegistration", { parameters });
    if (reply.ok || reply.fault.code === "not_found") return succeeded("done");
    return failed(refused(call, reply.fault));
  },

  async import(handle, call) {
    const parameters = { project: call.client.project, registration: handle.trim() };
    const reply = await ask(call, "readKeyRegistration", { parameters });
    if (!reply.ok) return failed(refused(call, reply.fault));
    const { serverId, account, authorizedKeysLine } = reply.answer.registration;
    const publicKey = authorizedKeysLine.split(" ").slice(0, 2).join(" ");
    return succeeded(registered({ serverId, account, publicKey }, reply.answer.registration));
  },
};

/** What the user left out is what the desk publishes, fixed when the registration is made. */
async function withProfile(
  inputs: Fields,
  prior: Fields | null,
  call: Call<Client>,
): Promise<Outcome<Fields>> {
  const kept =
    prior === null
      ? {}
      : { account: prior["account"] ?? null, publicKey: prior["publicKey"] ?? null };
  const written = Object.entries(inputs).filter(([, value]) => bare(value) !== null);
  const merged: Fields = { ...inputs, ...kept, ...Object.fromEntries(written) };
  if (bare(merged["account"] ?? null) !== null && bare(merged["publicKey"] ?? null) !== null) {
    return succeeded(merged);
  }
  const reply = await ask(call, "readAccessProfile", {
    parameters: { project: call.client.project },
  });
  if (!reply.ok) return failed(refused(call, reply.fault));
  const { account, publicKey } = reply.answer.profile;
  return succeeded({
    ...merged,
    account: merged["account"] ?? account,
    publicKey: merged["publicKey"] ?? publicKey,
  });
}

function planRegistration(prior: Fields | null, notes: Proposal["private"], inputs: Fields): Plan {
  const fresh = { ...proposed(keyRegistration, null, inputs), fingerprint: fingerprintIn(inputs) };
  if (prior === null) return { action: "create", planned: fresh, private: {} };
  const isOtherServer = same(prior["serverId"] ?? null, inputs["serverId"] ?? null) !== "yes";
  const isOtherKey = same(prior["fingerprint"] ?? null, fresh.fingerprint) !== "yes";
  if (isOtherServer || isOtherKey) {
    const because = [
      ...(isOtherServer ? [["serverId"]] : []),
      ...(isOtherKey ? [["publicKey"]] : []),
    ];
    return { action: "replace", planned: fresh, private: {}, because };
  }
  const wanted = proposed(keyRegistration, prior, inputs);
  if (changes(keyRegistration, prior, wanted).length === 0) {
    return { action: "none", planned: prior, private: notes };
  }
  return {
    action: "update",
    planned: { ...wanted, authorizedKeysLine: unknown, state: unknown },
    private: notes,
  };
}

function fingerprintIn(inputs: Fields): Fields[string] {
  const publicKey = inputs["publicKey"] ?? null;
  if (hasUnknown(publicKey)) return unknown;
  const parsed = parseSshKey(text(inputs, "publicKey") ?? "");
  return "key" in parsed ? parsed.key.fingerprint : unknown;
}

async function register({ state }: Stored, call: Call<Client>): Promise<Outcome<Stored>> {
  call.client.ledger.applying();
  const reply = await ask(call, "putKeyRegistration", {
    parameters: {
      project: call.client.project,
      server: text(state, "serverId") ?? "",
      fingerprint: text(state, "fingerprint") ?? "",
    },
    body: { account: text(state, "account") ?? "", publicKey: text(state, "publicKey") ?? "" },
  });
  if (!reply.ok) return failed(refused(call, reply.fault));
  return succeeded(registered(state, reply.answer.registration));
}

function registered(state: Fields, registration: KeyRegistration): Stored {
  const { id, fingerprint, authorizedKeysLine } = registration;
  const outputs = { id, fingerprint, authorizedKeysLine, state: registration.state };
  return { state: storable(keyRegistration, { ...state, ...outputs }), private: {} };
}

function planRemoval(prior: Fields, call: Call<unknown>): Outcome<Plan> {
  const details = {
    serverId: text(prior, "serverId") ?? "",
    account: text(prior, "account") ?? "",
  };
  const told = warning(call, "key_left_installed", details);
  return succeeded({ action: "delete" }, [told]);
}
