/** The steps that Create, Diff, Read and Update share. */
import type { JsonObject } from "@bufbuild/protobuf";
import {
  type Call,
  hasError,
  type Outcome,
  type Proposal,
  type Resource,
  type Stored,
} from "../contract/index.ts";
import { text } from "../planning/index.ts";
import type { Fields } from "../value/index.ts";
import { toFailure, toPartialFailure } from "./diagnostics.ts";
import { diagnosticError } from "./messages.ts";
import { fromWirePath, valueAt, withValueAt } from "./paths.ts";
import type { Session } from "./session.ts";
import { toWireOutputs } from "./stored.ts";

/** One call about one resource. */
export interface Task<Client> {
  readonly session: Session<Client>;
  readonly resource: Resource<Client>;
  readonly urn: string;
  readonly call: Call<Client | null>;
}

/** What a change would leave behind. An update may only be what was previewed as one. */
export async function planCreateOrUpdate<Client>(
  { session, resource, urn, call }: Task<Client>,
  proposal: Proposal,
): Promise<Stored> {
  const plan = await session.unwrap(urn, await resource.plan(proposal, call));
  if (plan.action === "delete") throw new Error("a change was planned as a deletion");
  // The engine replaces only what Diff has called a replacement.
  if (plan.action === "replace" && proposal.prior !== null)
    throw diagnosticError("needs_replacement", {});
  return { state: plan.planned, private: plan.private };
}

export interface StoredResponse {
  readonly id: string;
  readonly properties: JsonObject;
  readonly refreshBeforeUpdate: boolean;
}

/** What the engine keeps of an outcome. With an error beside the value it keeps it as unfinished. */
export async function storedResponse<Client>(
  { session, resource, urn }: Task<Client>,
  { value, diagnostics }: Outcome<Stored>,
  { inputs, keptInputs }: { readonly inputs: Fields; readonly keptInputs?: JsonObject },
): Promise<StoredResponse> {
  await session.warn(urn, diagnostics);
  if (value === undefined) throw toFailure(diagnostics);
  const response = {
    id: text(value.state, "id") ?? "",
    properties: toWireOutputs(resource, value, inputs),
    refreshBeforeUpdate: resource.live === true,
  };
  if (!hasError(diagnostics)) return response;
  throw toPartialFailure(
    diagnostics,
    keptInputs === undefined ? response : { ...response, inputs: keptInputs },
  );
}

/**
 * What the user told the engine to ignore stays as it is stored.
 * The engine has reset inputs to older inputs; the stored state may have moved on from those.
 */
export function withIgnoredChanges(
  paths: readonly string[],
  state: Fields,
  inputs: Fields,
): Fields {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, written]) => {
      const covered = paths.map(fromWirePath).filter(([top]) => top === undefined || top === name);
      const kept = covered.reduce((value, [, ...below]) => {
        const stored = valueAt(state[name] ?? null, below);
        return stored === null ? value : withValueAt(value, below, stored);
      }, written);
      return [name, kept];
    }),
  );
}
