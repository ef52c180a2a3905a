import type { ShownField } from "../../../core/form/fields.ts";
import { type DestroyPolicy, destroyPolicies } from "../../../core/workflow/destroy-policy.ts";
import {
  isLocked,
  isTerminal,
  type State,
  stateLabels,
  states,
} from "../../../core/workflow/state.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import type { Call } from "../../../framework/contract/index.ts";
import { storable, text } from "../../../framework/planning/index.ts";
import { bare, type Fields, type Value } from "../../../framework/value/index.ts";
import { supportRequest } from "../../resources/index.ts";
import { languageOf } from "../telling.ts";
import type { Named } from "../words/words.ts";
import { editedFields } from "./meaning.ts";

/** What the desk says of a ticket, as the resource's computed fields. */
export function outputsOf(
  ticket: Ticket,
  policy: DestroyPolicy,
  deskId: string,
  call: Call<unknown>,
): Fields {
  return {
    id: ticket.id,
    requestId: ticket.id,
    number: ticket.number,
    state: ticket.state,
    stateLabel: labelOf(ticket, call),
    phase: ticket.phase,
    estimatedCost: ticket.estimate.amount,
    vat: ticket.estimate.vat,
    processableFrom: ticket.processableFrom,
    dueAt: ticket.dueAt,
    workPlanHash: ticket.workPlanHash,
    confirmedAt: ticket.confirmedAt,
    destroyEffect: effectOf(ticket, policy),
    unfinished: [],
    // Not `serverId`: the user writes it, so that it comes from the plan, and the desk refuses another.
    deskId,
    project: ticket.project,
  };
}

export function labelOf(ticket: Ticket, call: Call<unknown>): string {
  return stateLabels[ticket.state]?.[languageOf(call.settings)] ?? ticket.state;
}

export function namedOf({ number, title, serverId }: Ticket): Named {
  return { number, title, serverId };
}

/** The form as the desk has it, as a user would write it. */
export function contentOf(ticket: Pick<Ticket, ShownField>): Fields {
  const { serverId, services, title, body, nightWork, contact, consent } = ticket;
  return {
    serverId,
    services,
    title,
    body,
    contact: contact === null ? null : { ...contact },
    consent: { agreed: true, noticeVersion: consent.noticeVersion },
    nightWork: nightWork ? true : null,
  } satisfies Readonly<Record<ShownField, Value>>;
}

/**
 * The state after reading: what the user typed stays as long as the desk means the same by it.
 * Contact data that was erased at the desk stays as it was.
 */
export function refreshed(before: Fields, ticket: Ticket, outputs: Fields): Fields {
  const live = contentOf(ticket);
  const known = live["contact"] === null ? { ...live, contact: before["contact"] ?? null } : live;
  const edited = editedFields(before, known);
  const changed = Object.fromEntries(
    edited.map((name): [string, Value] => [name, known[name] ?? null]),
  );
  return storable(supportRequest, { ...before, ...changed, ...outputs });
}

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
