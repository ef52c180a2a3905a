/** What destroying the declaration of a ticket does, by where the ticket stands. */
import { type DestroyPolicy, destroyPolicies } from "../../../core/workflow/destroy-policy.ts";
import { isLocked, isTerminal, type State, states } from "../../../core/workflow/state.ts";
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
/** A phase as far as destroying minds it: `open` and `needs_customer` are one. */
type Stage = "open" | "locked" | "ended";

const effects: Readonly<Record<Stage, Readonly<Record<DestroyPolicy, DestroyEffect>>>> = {
  open: { cancel: "cancel", cancel_or_forget: "cancel", forget: "forget", prevent: "blocked" },
  locked: { cancel: "blocked", cancel_or_forget: "forget", forget: "forget", prevent: "blocked" },
  ended: { cancel: "forget", cancel_or_forget: "forget", forget: "forget", prevent: "forget" },
};

/** A state that this provider does not know counts as confirmed. */
export function stageOf({ state, confirmedAt }: Pick<Ticket, "state" | "confirmedAt">): Stage {
  const known: State | undefined = states.find((each) => each === state);
  if (known === undefined || isLocked(known, confirmedAt !== null)) return "locked";
  return isTerminal(known) ? "ended" : "open";
}

/** What destroying does to a ticket as it stands. */
export function destroyEffectOf(
  ticket: Pick<Ticket, "state" | "confirmedAt">,
  policy: DestroyPolicy,
): DestroyEffect {
  return effects[stageOf(ticket)][policy];
}

/** The same from a state, for a change of policy alone, which asks the desk nothing. */
export function destroyEffectOfState(state: Fields, policy: DestroyPolicy): DestroyEffect {
  const phase = bare(state["phase"] ?? null);
  if (phase === "terminal") return effects.ended[policy];
  return effects[phase === "open" || phase === "needs_customer" ? "open" : "locked"][policy];
}
