/** What destroying the declaration of a ticket does, by where the ticket stands. */
import { type DestroyPolicy, destroyPolicies } from "../../../core/workflow/destroy-policy.ts";
import { type Phase, phaseOf, phases, type State, states } from "../../../core/workflow/state.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import type { Call } from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import { bare, type Fields } from "../../../framework/value/index.ts";

/** From the declaration, else from the provider's configuration. */
export function policyOf(fields: Fields, call: Call<unknown>): DestroyPolicy {
  const written = text(fields, "onDestroy") ?? text(call.settings, "defaultOnDestroy");
  return destroyPolicies.find((policy) => policy === written) ?? "cancel";
}

export type DestroyEffect = "cancel" | "forget" | "blocked";

type EffectByPolicy = Readonly<Record<DestroyPolicy, DestroyEffect>>;

const cancellable: EffectByPolicy = {
  cancel: "cancel",
  cancel_or_forget: "cancel",
  forget: "forget",
  prevent: "blocked",
};

const effects: Readonly<Record<Phase, EffectByPolicy>> = {
  open: cancellable,
  needs_customer: cancellable,
  locked: { cancel: "blocked", cancel_or_forget: "forget", forget: "forget", prevent: "blocked" },
  terminal: { cancel: "forget", cancel_or_forget: "forget", forget: "forget", prevent: "forget" },
};

/** By the state, not by the phase that the desk tells: one that this provider does not know counts as confirmed. */
export function knownPhaseOf({ state, confirmedAt }: Pick<Ticket, "state" | "confirmedAt">): Phase {
  const known: State | undefined = states.find((each) => each === state);
  return known === undefined ? "locked" : phaseOf(known, confirmedAt !== null);
}

/** What destroying does to a ticket as it stands. */
export function destroyEffectOf(
  ticket: Pick<Ticket, "state" | "confirmedAt">,
  policy: DestroyPolicy,
): DestroyEffect {
  return effects[knownPhaseOf(ticket)][policy];
}

/** The same from a state, for a change of policy alone, which asks the desk nothing. */
export function destroyEffectOfState(state: Fields, policy: DestroyPolicy): DestroyEffect {
  const phase = bare(state["phase"] ?? null);
  return effects[phases.find((each) => each === phase) ?? "locked"][policy];
}
