import type { ShownField } from "../../../core/form/fields.ts";
import type { DestroyPolicy } from "../../../core/workflow/destroy-policy.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import type { Call, Stored } from "../../../framework/contract/index.ts";
import { filledIn, storable } from "../../../framework/planning/index.ts";
import type { ComputedName } from "../../../framework/schema/index.ts";
import type { Fields, Value } from "../../../framework/value/index.ts";
import { supportRequest } from "../../resources/index.ts";
import type { Target } from "../client.ts";
import { destroyEffectOf, policyOf } from "../ticket/destroy.ts";
import { stateLabelOf } from "../ticket/message-details.ts";
import { editedFields } from "./edited-fields.ts";

/** Of the security info, only whoever sends it knows. */
type Outputs = Readonly<
  Record<Exclude<ComputedName<typeof supportRequest>, "securityInfoCommitment">, Value>
>;

/** What the desk says of a ticket, as the resource's computed fields. */
export function outputsOf(
  ticket: Ticket,
  policy: DestroyPolicy,
  deskId: string,
  call: Call<unknown>,
): Outputs {
  return {
    id: ticket.id,
    requestId: ticket.id,
    number: ticket.number,
    state: ticket.state,
    stateLabel: stateLabelOf(ticket, call),
    phase: ticket.phase,
    estimatedCost: ticket.estimate.amount,
    vat: ticket.estimate.vat,
    processableFrom: ticket.processableFrom,
    dueAt: ticket.dueAt,
    workPlanHash: ticket.workPlanHash,
    confirmedAt: ticket.confirmedAt,
    destroyEffect: destroyEffectOf(ticket, policy),
    // Not `serverId`: the user writes it, so that it comes from the plan, and the desk refuses another.
    deskId,
    project: ticket.project,
  };
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
  const shown = live["contact"] === null ? { ...live, contact: before["contact"] ?? null } : live;
  const edited = editedFields(before, shown);
  const changed = Object.fromEntries(
    edited.map((name): [string, Value] => [name, shown[name] ?? null]),
  );
  return storable(supportRequest, { ...before, ...changed, ...outputs });
}

/**
 * What the engine keeps after an apply: what was planned, and where that was left open, what the desk
 * says. A ticket that has moved on meanwhile is for the next reading to tell.
 */
export function storedRequest(
  planned: Stored,
  ticket: Ticket,
  securityInfoCommitment: Value,
  { deskId }: Target,
  call: Call<unknown>,
): Stored {
  const outputs = outputsOf(ticket, policyOf(planned.state, call), deskId, call);
  const state = filledIn(planned.state, { ...outputs, securityInfoCommitment });
  return { state: storable(supportRequest, state), private: {} };
}

/** Engines know every value by the time they apply; anything else is a bug of a face. */
export function mustBeKnown<Found>(found: Found | null): Found {
  if (found === null) throw new Error("a request was applied with values that are not known");
  return found;
}
