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

export type Effect = "cancel" | "forget" | "blocked";
type Standing = "open" | "locked" | "ended";

const effects: Readonly<Record<Standing, Readonly<Record<DestroyPolicy, Effect>>>> = {
  open: { cancel: "cancel", cancel_or_forget: "cancel", forget: "forget", prevent: "blocked" },
  locked: { cancel: "blocked", cancel_or_forget: "forget", forget: "forget", prevent: "blocked" },
  ended: { cancel: "forget", cancel_or_forget: "forget", forget: "forget", prevent: "forget" },
};

/** A state that this provider does not know counts as confirmed. */
export function standingOf({
  state,
  confirmedAt,
}: Pick<Ticket, "state" | "confirmedAt">): Standing {
  const known: State | undefined = states.find((each) => each === state);
  if (known === undefined || isLocked(known, confirmedAt !== null)) return "locked";
  return isTerminal(known) ? "ended" : "open";
}

/** What destroying does to a ticket as it stands. */
export function effectOf(
  ticket: Pick<Ticket, "state" | "confirmedAt">,
  policy: DestroyPolicy,
): Effect {
  return effects[standingOf(ticket)][policy];
}

/** The same from a state, for a change of policy alone, which asks the desk nothing. */
export function effectOfState(state: Fields, policy: DestroyPolicy): Effect {
  const phase = bare(state["phase"] ?? null);
  if (phase === "terminal") return effects.ended[policy];
  return effects[phase === "open" || phase === "needs_customer" ? "open" : "locked"][policy];
}
