import { parseSshKey } from "../../../core/access/ssh-key.ts";
import {
  type Call,
  failed,
  type Outcome,
  type Path,
  type Plan,
  type Proposal,
  succeeded,
} from "../../../framework/contract/index.ts";
import {
  changes,
  proposed,
  pathsRequiringReplacement,
  text,
} from "../../../framework/planning/index.ts";
import {
  bare,
  type Fields,
  hasUnknown,
  unknown,
  type Value,
} from "../../../framework/value/index.ts";
import { keyRegistration } from "../../resources/index.ts";
import { ask, type Client } from "../client.ts";
import { faultDiagnostic } from "../diagnostics.ts";
import { serverProblems } from "../known-server.ts";
import { planDestroy } from "./plan-destroy.ts";

/** The desk is first asked for what was left out: the key decides between an update and a replacement. */
export async function planRegistration(
  proposal: Proposal,
  call: Call<Client | null>,
): Promise<Outcome<Plan>> {
  const { prior, inputs } = proposal;
  const { client } = call;
  if (inputs === null) return planDestroy(prior ?? {}, call);
  const wanted =
    client === null ? succeeded(inputs) : await withProfile(inputs, prior, { ...call, client });
  if (wanted.value === undefined) return failed(...wanted.diagnostics);
  const plan = planOf(proposal, wanted.value);
  const refused =
    client === null || plan.action === "none"
      ? []
      : await serverProblems(inputs, { ...call, client });
  return refused.length > 0 ? failed(...refused) : succeeded(plan);
}

/** What the user left out is what the desk publishes, fixed when the registration is made. */
async function withProfile(
  inputs: Fields,
  prior: Fields | null,
  call: Call<Client>,
): Promise<Outcome<Fields>> {
  const account = writtenOr(prior, inputs, "account");
  const publicKey = writtenOr(prior, inputs, "publicKey");
  if (account !== null && publicKey !== null) return succeeded({ ...inputs, account, publicKey });
  const parameters = { project: call.client.project };
  const reply = await ask(call, "readAccessProfile", { parameters });
  if (!reply.ok) return failed(faultDiagnostic(call, reply.fault));
  const { profile } = reply.answer;
  return succeeded({
    ...inputs,
    account: account ?? profile.account,
    publicKey: publicKey ?? profile.publicKey,
  });
}

function writtenOr(prior: Fields | null, inputs: Fields, name: string): Value {
  const written = inputs[name] ?? null;
  return bare(written) === null ? (prior?.[name] ?? null) : written;
}

function planOf({ prior, private: privateState }: Proposal, inputs: Fields): Plan {
  const fresh = { ...proposed(keyRegistration, null, inputs), fingerprint: fingerprintOf(inputs) };
  if (prior === null) return { action: "create", planned: fresh, private: {} };
  const because = pathsRequiringReplacement(keyRegistration, prior, fresh).map(asWritten);
  if (because.length > 0) return { action: "replace", planned: fresh, private: {}, because };
  const wanted = proposed(keyRegistration, prior, inputs);
  if (changes(keyRegistration, prior, wanted).length === 0) {
    return { action: "none", planned: prior, private: privateState };
  }
  const planned = { ...wanted, authorizedKeysLine: unknown, state: unknown };
  return { action: "update", planned, private: privateState };
}

/** Users write the key, so that is what they are shown as the cause. */
function asWritten(path: Path): Path {
  return path[0] === "fingerprint" ? ["publicKey"] : path;
}

function fingerprintOf(inputs: Fields): Value {
  if (hasUnknown(inputs["publicKey"] ?? null)) return unknown;
  const parsed = parseSshKey(text(inputs, "publicKey") ?? "");
  return "key" in parsed ? parsed.key.fingerprint : unknown;
}
