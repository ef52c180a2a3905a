import { contentFields } from "../../../core/form/fields.ts";
import { stateLabels } from "../../../core/workflow/state.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import {
  type Call,
  type Diagnostic,
  failed,
  type Outcome,
  type Plan,
  succeeded,
} from "../../../framework/contract/index.ts";
import { changes, flag, proposed, text } from "../../../framework/planning/index.ts";
import {
  bare,
  type Fields,
  hasUnknown,
  type Truth,
  unknown,
  type Value,
} from "../../../framework/value/index.ts";
import { supportRequest } from "../../resources/index.ts";
import type { Client } from "../client.ts";
import { error, languageOf, spelled, warning } from "../diagnostics.ts";
import { plannedCommitment } from "./commitment.ts";
import { formProblems } from "./form-problems.ts";
import { price } from "./price.ts";
import { destroyEffectOfState, policyOf } from "../ticket/destroy.ts";
import { stateLabelOf, nameDetails } from "../ticket/message-details.ts";
import { targetOf } from "./target.ts";
import {
  type Before,
  editableStates,
  isEditable,
  type EditNeeded,
  editNeeded,
} from "./edit-needed.ts";

/** What is stored, and the provider's private state beside it. */
export interface Kept extends Before {
  readonly privateState: Fields;
}

/** The plan of a request that stays: an edit at the desk, a change that only the state keeps, or nothing. */
export async function planUpdate(
  kept: Kept,
  inputs: Fields,
  ticket: Ticket | null,
  call: Call<Client>,
): Promise<Outcome<Plan>> {
  const wanted = proposed(supportRequest, kept.prior, inputs);
  const needed = editNeeded(kept, wanted, ticket);
  const told = ticket === null ? [] : stateWarnings(ticket, needed, call);
  if (!needed.asksDesk) return succeeded(quietPlan(kept, wanted, call), told);
  if (ticket === null) {
    return failed(error(call, "archived", { id: text(kept.prior, "id") ?? "" }));
  }
  const edit = { wanted, inputs, ticket, needed };
  const locked = needed.edited.length > 0 ? planLocked(kept, edit, call) : null;
  if (locked !== null) return locked;
  const planned = await planEdit(kept, edit, call);
  return { ...planned, diagnostics: [...told, ...planned.diagnostics] };
}

function stateWarnings(
  ticket: Ticket,
  needed: EditNeeded,
  call: Call<Client>,
): readonly Diagnostic[] {
  const about = nameDetails(ticket);
  if (ticket.state === "revision_requested" && !needed.asksDesk) {
    return [warning(call, "revision_wanted", { ...about, note: ticket.revision ?? "" })];
  }
  if (ticket.cancelledBy !== null) {
    const { cancelledBy: by, reason } = ticket;
    return [warning(call, "was_cancelled", { ...about, by, reason: reason ?? "" })];
  }
  return [];
}

/** What the user writes now, and what of that the desk would be asked. */
interface Edit {
  readonly wanted: Fields;
  readonly inputs: Fields;
  readonly ticket: Ticket;
  readonly needed: EditNeeded;
}

/** Where the ticket's state forbids the edit: an error, or with `ignoreLockedEdits` no edit. */
function planLocked(
  kept: Kept,
  { wanted, ticket, needed: { edited } }: Edit,
  call: Call<unknown>,
): Outcome<Plan> | null {
  const fields = edited.map((name) => spelled(call, name)).join(", ");
  const details = { ...nameDetails(ticket), fields };
  if (flag(wanted, "ignoreLockedEdits")) {
    // By the state, which is the same when an apply plans once more: what was left undone stays so.
    if (isEditable(kept.prior)) return null;
    const stateLabel = text(kept.prior, "stateLabel") ?? "";
    const plan = quietPlan(kept, { ...wanted, ...leftUndone(kept.prior, wanted) }, call);
    return succeeded(plan, [warning(call, "edit_ignored", { ...details, stateLabel })]);
  }
  if (isEditable(ticket)) return null;
  const stateLabel = stateLabelOf(ticket, call);
  const path = [edited[0] ?? "body"];
  if (ticket.phase === "terminal") {
    return failed(error(call, "edit_ended", { ...details, stateLabel }, path));
  }
  const language = languageOf(call.settings);
  const allowedIn = editableStates.map((state) => `"${stateLabels[state][language]}"`).join(", ");
  return failed(error(call, "edit_locked", { ...details, stateLabel, allowedIn }, path));
}

/** What was there stays; engines demand that what is written only now, or not any more, is planned so. */
function leftUndone(prior: Fields, wanted: Fields): Fields {
  const names = [...contentFields, "securityInfoVersion"];
  const both = names.filter((name) => isWritten(prior, name) && isWritten(wanted, name));
  return Object.fromEntries(both.map((name) => [name, prior[name] ?? null]));
}

function isWritten(fields: Fields, name: string): boolean {
  return bare(fields[name] ?? null) !== null;
}

/** Sent to the desk; what the desk will then say is unknown. */
async function planEdit(
  { privateState }: Kept,
  { wanted, inputs, ticket, needed }: Edit,
  call: Call<Client>,
): Promise<Outcome<Plan>> {
  const target = await targetOf(call);
  if (target.value === undefined) return failed(...target.diagnostics);
  const refused = await formProblems(inputs, { ticket, withSecurityInfo: needed.resends }, call);
  if (refused.length > 0) return failed(...refused);
  const priced = await price(inputs, ticket, call);
  if (priced.value === undefined) return failed(...priced.diagnostics);
  const commitments: Readonly<Record<Truth, Value>> = {
    yes: plannedCommitment(inputs, target.value.commitmentKey),
    no: wanted["securityInfoCommitment"] ?? null,
    undetermined: unknown,
  };
  const securityInfoCommitment = commitments[needed.resends];
  const planned = { ...wanted, ...volatile, ...priced.value, securityInfoCommitment };
  return succeeded({ action: "update", planned, private: privateState });
}

/** What the desk will say of a ticket that it was asked to change. */
export const volatile: Fields = {
  state: unknown,
  stateLabel: unknown,
  phase: unknown,
  dueAt: unknown,
  destroyEffect: unknown,
};

/** Nothing to ask of the desk: nothing at all, or a change that only the state keeps. */
function quietPlan({ prior, privateState }: Kept, wanted: Fields, call: Call<unknown>): Plan {
  if (changes(supportRequest, prior, wanted).length === 0) {
    return { action: "none", planned: prior, private: privateState };
  }
  const destroyEffect = hasUnknown(wanted["onDestroy"] ?? null)
    ? unknown
    : destroyEffectOfState(prior, policyOf(wanted, call));
  return { action: "update", planned: { ...wanted, destroyEffect }, private: privateState };
}
