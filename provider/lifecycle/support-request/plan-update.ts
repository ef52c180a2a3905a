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
import { type Fields, unknown } from "../../../framework/value/index.ts";
import { supportRequest } from "../../resources/index.ts";
import type { Client } from "../client.ts";
import { error, languageOf, spelled, warning } from "../diagnostics.ts";
import { plannedCommitment } from "./commitment.ts";
import { price } from "./price.ts";
import { destroyEffectOfState, policyOf } from "../ticket/destroy.ts";
import { labelOf, namedOf } from "../ticket/named.ts";
import { targetOf } from "./target.ts";
import { editableStates, sendsSecurityInfo, type Work, workOf } from "./work.ts";

/** What is stored, and the provider's private state beside it. */
export interface Kept {
  readonly prior: Fields;
  readonly privateState: Fields;
  /** Nothing was applied since the import, so that what only the declaration knows is settled now. */
  readonly isImported: boolean;
}

/** The plan of a request that stays: an edit at the desk, a change that only the state keeps, or nothing. */
export async function planUpdate(
  kept: Kept,
  inputs: Fields,
  ticket: Ticket | null,
  call: Call<Client>,
): Promise<Outcome<Plan>> {
  const wanted = proposed(supportRequest, kept.prior, inputs);
  const work = workOf(kept.prior, wanted, ticket);
  if (work.edited.length > 0 && !work.editable) {
    return ticket === null
      ? failed(error(call, "archived", { id: text(kept.prior, "id") ?? "" }))
      : planLocked(kept, wanted, work, ticket, call);
  }
  const told = ticket === null ? [] : stateWarnings(ticket, work, call);
  if (!work.asksDesk) return succeeded(quietPlan(kept, wanted, call), told);
  const planned = await planEdit(kept, wanted, inputs, call);
  return { ...planned, diagnostics: [...told, ...planned.diagnostics] };
}

function stateWarnings(ticket: Ticket, work: Work, call: Call<Client>): readonly Diagnostic[] {
  const about = namedOf(ticket);
  if (ticket.state === "revision_requested" && !work.asksDesk) {
    return [warning(call, "revision_wanted", { ...about, note: ticket.revision ?? "" })];
  }
  if (ticket.cancelledBy !== null) {
    const { cancelledBy: by, reason } = ticket;
    return [warning(call, "was_cancelled", { ...about, by, reason: reason ?? "" })];
  }
  return [];
}

/** The ticket's state forbids the edit: an error, or with `ignoreLockedEdits` no edit. */
function planLocked(
  kept: Kept,
  wanted: Fields,
  work: Work,
  ticket: Ticket,
  call: Call<unknown>,
): Outcome<Plan> {
  const fields = work.edited.map((name) => spelled(call, name)).join(", ");
  const details = { ...namedOf(ticket), fields, stateLabel: labelOf(ticket, call) };
  if (!flag(wanted, "ignoreLockedEdits")) {
    const path = [work.edited[0] ?? "body"];
    if (ticket.phase === "terminal") return failed(error(call, "edit_ended", details, path));
    const language = languageOf(call.settings);
    const allowedIn = editableStates.map((state) => `"${stateLabels[state][language]}"`).join(", ");
    return failed(error(call, "edit_locked", { ...details, allowedIn }, path));
  }
  const unchanged = Object.fromEntries(
    [...contentFields, "securityInfoVersion"].map((name) => [name, kept.prior[name] ?? null]),
  );
  const plan = quietPlan(kept, { ...wanted, ...unchanged }, call);
  return succeeded(plan, [warning(call, "edit_ignored", details)]);
}

/** Sent to the desk; what the desk will then say is unknown. */
async function planEdit(
  { prior, privateState }: Kept,
  wanted: Fields,
  inputs: Fields,
  call: Call<Client>,
): Promise<Outcome<Plan>> {
  const target = await targetOf(call);
  if (target.value === undefined) return failed(...target.diagnostics);
  const priced = await price(inputs, call);
  if (priced.value === undefined) return failed(...priced.diagnostics);
  const securityInfoCommitment = sendsSecurityInfo(prior, wanted)
    ? plannedCommitment(inputs, target.value.commitmentKey)
    : (wanted["securityInfoCommitment"] ?? null);
  const planned = { ...wanted, ...volatile, ...priced.value, securityInfoCommitment };
  return succeeded({ action: "update", planned, private: privateState });
}

const volatile: Fields = {
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
  const destroyEffect = destroyEffectOfState(prior, policyOf(wanted, call));
  return { action: "update", planned: { ...wanted, destroyEffect }, private: privateState };
}
