/** A request that is replaced: the old ticket must be cancelled or have ended before another is filed. */
import type { Ticket } from "../../../desk/contract/index.ts";
import {
  type Call,
  type Diagnostic,
  failed,
  type Outcome,
  type Plan,
  succeeded,
} from "../../../framework/contract/index.ts";
import { flag, text } from "../../../framework/planning/index.ts";
import { bare, type Fields, hasUnknown, same } from "../../../framework/value/index.ts";
import type { Client } from "../client.ts";
import { error, faultDiagnostic, spelled } from "../diagnostics.ts";
import { isPulumi } from "../engine.ts";
import type { TicketName } from "../messages/ticket-name.ts";
import { knownPhaseOf, policyOf } from "../ticket/destroy.ts";
import { liveTicket } from "../ticket/read-ticket.ts";
import { stateLabelOf, nameDetails } from "../ticket/message-details.ts";
import { hold } from "./hold.ts";
import { keyPartsOf, plannedFields } from "./inputs.ts";
import { destroyDiagnostics } from "./plan-destroy.ts";

export function planReplacement(
  prior: Fields,
  inputs: Fields,
  ticket: Ticket | null,
  call: Call<unknown>,
): Outcome<Plan> {
  const problems = replacementProblems(ticket, prior, call);
  if (problems.length > 0) return failed(...problems);
  const planned = plannedFields(inputs, call);
  const privateState = replacementState(prior, call);
  return succeeded({ action: "replace", planned, private: privateState, because: [["serverId"]] });
}

/**
 * What a plan call without prior state needs to know, to be a replacement: Terraform makes one after
 * the plan of every object that the user wants replaced, and says of the old object only this.
 */
export function replacementState(prior: Fields, call: Call<unknown>): Fields {
  return { id: prior["id"] ?? null, onDestroy: policyOf(prior, call) };
}

/** Replacing files a second ticket; the first must be cancelled or have ended by then. */
function replacementProblems(
  ticket: Ticket | null,
  state: Fields,
  call: Call<unknown>,
): readonly Diagnostic[] {
  if (ticket === null) return [];
  const problems = destroyDiagnostics(ticket, state, call);
  return problems.map((problem) =>
    problem.severity === "error"
      ? problem
      : error(call, "replace_forgets", {
          ...nameDetails(ticket),
          stateLabel: stateLabelOf(ticket, call),
        }),
  );
}

/** Another server is another request, and this one's ticket would be cancelled for it. */
export function serverProblem(
  kept: TicketName,
  inputs: Fields,
  call: Call<unknown>,
): Diagnostic | null {
  const stays = same(kept.serverId, inputs["serverId"] ?? null) === "yes";
  if (stays || flag(inputs, "allowRefile")) return null;
  const cameServerId = text(inputs, "serverId") ?? "?";
  return error(call, "server_kept", { ...kept, cameServerId }, ["serverId"]);
}

/**
 * What forbids the second half of a replacement. The ticket that goes is given the key of its
 * successor, which differs after an edit, so that the desk refuses a successor that is filed first.
 */
export async function successorProblems(
  privateState: Fields,
  inputs: Fields,
  call: Call<Client>,
): Promise<readonly Diagnostic[]> {
  const replaced = text(privateState, "id");
  if (replaced === null) return [];
  const live = await liveTicket(replaced, call);
  if (!live.ok) return [faultDiagnostic(call, live.fault)];
  const { ticket } = live;
  if (ticket === null) return [];
  // What was ignored in the plan of the old object is not ignored in this one.
  const moved = serverProblem(nameDetails(ticket), inputs, call);
  if (moved !== null) return [moved];
  const problems = replacementProblems(ticket, privateState, call);
  if (problems.length > 0) return problems;
  const parts = keyPartsOf(inputs, call);
  if (parts === null) return unknownSuccessor(inputs, ticket, call);
  const fault = await hold(ticket, parts, policyOf(privateState, call), call);
  return fault === null || fault.code === "key_in_use" ? [] : [faultDiagnostic(call, fault)];
}

const keyFields = ["services", "title", "body"];

/** Where the engine tells no place, the key comes from attributes; while they are unknown nothing can be reserved. */
function unknownSuccessor(
  inputs: Fields,
  replaced: Ticket,
  call: Call<unknown>,
): readonly Diagnostic[] {
  if (isPulumi(call) || knownPhaseOf(replaced) === "terminal") return [];
  const isKeyed = bare(inputs["idempotencyKey"] ?? null) !== null;
  const names = ["serverId", ...(isKeyed ? ["idempotencyKey"] : keyFields)];
  const unknownNames = names.filter((name) => hasUnknown(inputs[name] ?? null));
  const fields = unknownNames.map((name) => spelled(call, name)).join(", ");
  const path = unknownNames.slice(0, 1);
  return [error(call, "replace_unknown", { ...nameDetails(replaced), fields }, path)];
}
