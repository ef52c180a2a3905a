import {
  type Call,
  failed,
  hasError,
  type Outcome,
  type Plan,
  type Proposal,
  succeeded,
} from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import type { Client } from "../client.ts";
import { error } from "../diagnostics.ts";
import { isPulumi } from "../engine.ts";
import { plannedCommitment } from "./commitment.ts";
import { formProblems } from "./form-problems.ts";
import { plannedFields } from "./inputs.ts";
import { planKey } from "./plan-key.ts";
import { successorProblems } from "./plan-replacement.ts";
import { price } from "./price.ts";
import { targetOf } from "./target.ts";

/** The plan of a request that is not in the state: a first filing, or the second half of a replacement. */
export async function planCreate(
  { private: privateState }: Proposal,
  inputs: Fields,
  call: Call<Client>,
): Promise<Outcome<Plan>> {
  if (text(call.settings, "namespace") === "" && !isPulumi(call)) {
    return failed(error(call, "namespace_missing", {}));
  }
  const target = await targetOf(call);
  if (target.value === undefined) return failed(...target.diagnostics);
  const { deskId, project, commitmentKey } = target.value;
  const problems = await successorProblems(privateState, inputs, call);
  if (problems.length > 0) return failed(...problems);
  const keyed = await planKey(inputs, text(privateState, "id"), call);
  if (keyed.value === undefined) return failed(...keyed.diagnostics);
  const { identity, adopted, isTaken, foreign } = keyed.value;
  // An apply of Terraform's plans once more; an error there would strand an old object with this key.
  const isLeftToDesk = isTaken && !isPulumi(call);
  const sending = { ticket: adopted, withSecurityInfo: "yes" } as const;
  const refused = isLeftToDesk ? [] : await formProblems(inputs, sending, call);
  if (refused.length > 0) return failed(...refused, ...keyed.diagnostics);
  const limited = isLeftToDesk ? { ...inputs, maxCost: null } : inputs;
  const priced = await price(limited, adopted, call);
  const diagnostics = [...priced.diagnostics, ...keyed.diagnostics];
  if (hasError(diagnostics)) return failed(...diagnostics);
  const planned = {
    ...plannedFields(inputs, call),
    ...priced.value,
    ...identity,
    securityInfoCommitment: plannedCommitment(inputs, commitmentKey),
    deskId,
    project,
  };
  const noted = foreign === null ? {} : { foreign: foreign.number };
  return succeeded({ action: "create", planned, private: noted }, diagnostics);
}
