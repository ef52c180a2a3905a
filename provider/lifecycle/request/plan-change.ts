import { stateLabels } from "../../../core/workflow/state.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import {
  type Call,
  type Diagnostic,
  failed,
  type Outcome,
  type Plan,
  type Proposal,
  succeeded,
} from "../../../framework/contract/index.ts";
import { changes, flag, proposed, text, whole } from "../../../framework/planning/index.ts";
import { bare, type Fields, same, unknown } from "../../../framework/value/index.ts";
import { contentFields, supportRequest } from "../../resources/index.ts";
import type { Client } from "../client.ts";
import { error, languageOf, refused, spelled, warning } from "../telling.ts";
import { claimProblem, hold } from "./claim.ts";
import { keyPartsOf } from "./inputs.ts";
import { editedFields } from "./meaning.ts";
import { plannedCommitment, plannedFields, price } from "./plan-create.ts";
import { liveTicket, replacementNotes, replacementProblems } from "./plan-destroy.ts";
import { effectOfState, labelOf, namedOf, policyOf } from "./state.ts";
import { targetOf } from "./target.ts";
import { unclaimedWarnings } from "./unclaimed.ts";

/** The states in which customers may edit the form. */
export const editableStates = ["off_hours", "received", "revision_requested"] as const;

/** The plan of a request that is in the state. */
export async function planChange(
  prior: Fields,
  { private: notes }: Proposal,
  inputs: Fields,
  call: Call<Client>,
): Promise<Outcome<Plan>> {
  const id = text(prior, "id") ?? "";
  const live = await liveTicket(id, call);
  if (!live.ok) return failed(refused(call, live.fault));
  const parts = keyPartsOf({ ...inputs, idempotencyKey: prior["idempotencyKey"] ?? null }, call);
  const claimed = parts === null ? null : claimProblem(parts, id, live.ticket, call);
  if (claimed !== null) return failed(claimed);
  call.client.ledger.claimTicket(id);
  if (live.ticket !== null && parts !== null) await hold(live.ticket, parts, policyOf(prior, call), call);
  const fixed = fixedProblem(prior, inputs, live.ticket, call);
  if (fixed !== null) return failed(fixed);
  if (same(prior["serverId"] ?? null, inputs["serverId"] ?? null) !== "yes") {
    return planReplacement(prior, inputs, call);
  }
  const unclaimed = await unclaimedWarnings(call);
  const kept = { ...notes, ...replacementNotes(prior, call) };
  const planned = await planUpdate(prior, inputs, kept, live.ticket, call);
  return { ...planned, diagnostics: [...unclaimed, ...planned.diagnostics] };
}

/** What can never change once a request is filed. */
function fixedProblem(
  prior: Fields,
  inputs: Fields,
  ticket: Ticket | null,
  call: Call<Client>,
): Diagnostic | null {
  const was = text(prior, "idempotencyKey");
  const written = bare(inputs["idempotencyKey"] ?? null);
  const number = text(prior, "number") ?? "";
  if (was !== null && written !== null && written !== was) {
    return error(call, "idempotency_key_fixed", { number }, ["idempotencyKey"]);
  }
  const stays = same(prior["serverId"] ?? null, inputs["serverId"] ?? null) === "yes";
  if (stays || flag(inputs, "allowRefile")) return null;
  const title = ticket?.title ?? text(prior, "title") ?? "";
  const serverId = text(prior, "serverId") ?? "";
  const details = { number, title, serverId, cameServerId: text(inputs, "serverId") ?? "?" };
  return error(call, "server_fixed", details, ["serverId"]);
}

async function planReplacement(
  prior: Fields,
  inputs: Fields,
  call: Call<Client>,
): Promise<Outcome<Plan>> {
  const id = text(prior, "id") ?? "";
  const problems = await replacementProblems(id, prior, call);
  if (problems.length > 0) return failed(...problems);
  const planned = plannedFields(inputs, call);
  const notes = replacementNotes(prior, call);
  return succeeded({ action: "replace", planned, private: notes, because: [["serverId"]] });
}

async function planUpdate(
  prior: Fields,
  inputs: Fields,
  notes: Fields,
  ticket: Ticket | null,
  call: Call<Client>,
): Promise<Outcome<Plan>> {
  const wanted = proposed(supportRequest, prior, inputs);
  const work = workOf(prior, wanted, ticket);
  const told = ticket === null ? [] : standingWarnings(ticket, work, call);
  if (work.edited.length > 0 && !work.editable) {
    return planLocked(prior, wanted, notes, work, ticket, call);
  }
  if (work.asksDesk) return planEdit(prior, wanted, inputs, notes, told, call);
  return succeeded(quietPlan(prior, wanted, notes, call), told);
}

/** What an update would have to do. */
interface Work {
  /** The parts of the form, and the security info, that would be sent. */
  readonly edited: readonly string[];
  readonly resubmits: boolean;
  readonly editable: boolean;
  readonly asksDesk: boolean;
}

export function workOf(prior: Fields, wanted: Fields, ticket: Ticket | null): Work {
  const resend = !sameWhole(prior, wanted, "securityInfoVersion");
  const edited = [...editedFields(prior, wanted), ...(resend ? ["securityInfo"] : [])];
  const state = ticket?.state;
  const raised = (whole(wanted, "resubmit") ?? 0) > (whole(prior, "resubmit") ?? 0);
  const resubmits = raised && state === "revision_requested";
  const editable = editableStates.some((each) => each === state);
  return { edited, resubmits, editable, asksDesk: edited.length > 0 || resubmits };
}

function sameWhole(prior: Fields, wanted: Fields, name: string): boolean {
  return same(prior[name] ?? null, wanted[name] ?? null) === "yes";
}

function standingWarnings(ticket: Ticket, work: Work, call: Call<Client>): readonly Diagnostic[] {
  const about = namedOf(ticket);
  if (ticket.state === "revision_requested" && !work.asksDesk) {
    return [warning(call, "revision_wanted", { ...about, note: ticket.revision ?? "" })];
  }
  if (ticket.state === "cancelled" && ticket.cancelledBy === "engineer") {
    return [warning(call, "cancelled_by_desk", { ...about, reason: ticket.reason ?? "" })];
  }
  return [];
}

/** The ticket's state forbids the edit: an error, or with `ignoreLockedEdits` no edit. */
function planLocked(
  prior: Fields,
  wanted: Fields,
  notes: Fields,
  work: Work,
  ticket: Ticket | null,
  call: Call<Client>,
): Outcome<Plan> {
  if (ticket === null) return failed(error(call, "archived", { id: text(prior, "id") ?? "" }));
  const fields = work.edited.map((name) => spelled(call, name)).join(", ");
  const details = { ...namedOf(ticket), fields, stateLabel: labelOf(ticket, call) };
  if (!flag(wanted, "ignoreLockedEdits")) {
    const language = languageOf(call.settings);
    const allowedIn = editableStates.map((state) => `"${stateLabels[state][language]}"`).join(", ");
    const path = [work.edited[0] ?? "body"];
    return failed(error(call, "edit_locked", { ...details, allowedIn }, path));
  }
  const kept = Object.fromEntries(
    [...contentFields, "securityInfoVersion"].map((name) => [name, prior[name] ?? null]),
  );
  const plan = quietPlan(prior, { ...wanted, ...kept }, notes, call);
  return succeeded(plan, [warning(call, "edit_ignored", details)]);
}

/** Sent to the desk; what the desk will then say is unknown. */
async function planEdit(
  prior: Fields,
  wanted: Fields,
  inputs: Fields,
  notes: Fields,
  told: readonly Diagnostic[],
  call: Call<Client>,
): Promise<Outcome<Plan>> {
  const target = await targetOf(call);
  if (target.value === undefined) return failed(...target.diagnostics);
  const priced = await price(inputs, call);
  if (priced.value === undefined) return failed(...priced.diagnostics);
  const resend = !sameWhole(prior, wanted, "securityInfoVersion");
  const planned = {
    ...wanted,
    ...volatile,
    ...priced.value,
    ...(resend
      ? { securityInfoCommitment: plannedCommitment(inputs, target.value.commitmentKey) }
      : {}),
  };
  return succeeded({ action: "update", planned, private: notes }, told);
}

const volatile: Fields = {
  state: unknown,
  stateLabel: unknown,
  phase: unknown,
  dueAt: unknown,
  destroyEffect: unknown,
  unfinished: unknown,
};

/** Nothing to ask of the desk: nothing at all, or a change that only the state keeps. */
function quietPlan(prior: Fields, wanted: Fields, notes: Fields, call: Call<Client>): Plan {
  if (changes(supportRequest, prior, wanted).length === 0) {
    return { action: "none", planned: prior, private: notes };
  }
  const destroyEffect = effectOfState(prior, policyOf(wanted, call));
  return { action: "update", planned: { ...wanted, destroyEffect }, private: notes };
}
