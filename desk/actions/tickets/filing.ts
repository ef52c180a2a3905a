/** Create-or-get: one declaration has one open ticket, however often it is applied and by whom. */
import { refusal } from "../../../core/fault.ts";
import type { Form } from "../../../core/form/application.ts";
import { priceFault, quoteFor } from "../../../core/form/quote.ts";
import { digestOf } from "../../../core/scalar/digest.ts";
import { keyState } from "./binding.ts";
import { isSameSealed, openSecurityInfo, sealParts, validateForm } from "./form.ts";
import { ok, refused, type Result } from "../result.ts";
import type { Binding, TicketRecord } from "../storage/store.ts";
import { viewNewTicket, viewTicket } from "./view.ts";
import { type Action, type ActionCall, type ActionContext, answered } from "../context.ts";
import {
  applyEffects,
  applyEvent,
  type EventOptions,
  openIfDue,
  recordStep,
  tryStep,
} from "./workflow.ts";

export const putTicketByKey: Action<"putTicketByKey"> = async (call) => {
  const { project, key } = call.request.parameters;
  const { application, maxCost = null, estimate = null, id } = call.request.body;
  const { holder, nextId } = await keyState(call, project, key);
  const prior = holder?.ticket.application ?? null;
  const form = await validateForm(call, { project, application, maxCost, prior });
  if (!form.ok) return form;
  if (holder?.binding.held === true) {
    const { id: heldId, number } = holder.ticket;
    return refused(refusal("key_in_use", { id: heldId, number }));
  }
  const actualId = holder?.ticket.id ?? nextId;
  if (id !== actualId) return refused(refusal("id_changed", { plannedId: id, actualId }));
  const fault = priceFault(quoteFor(form.value.application.services), estimate);
  if (fault !== null) return refused(fault);
  if (holder !== null) {
    const adopted = await adopt(call, holder, form.value);
    if (!adopted.ok) return adopted;
    return answered(call, { ticket: await viewTicket(call, adopted.value), adopted: true });
  }
  const filed = await fileTicket(call, form.value);
  if (!filed.ok) return filed;
  const ticket = await viewNewTicket(call, filed.value, { key, contact: form.value.contact });
  return answered(call, { ticket, adopted: false }, 201);
};

type PutCall = ActionCall<"putTicketByKey">;

async function fileTicket(call: PutCall, form: Form): Promise<Result<TicketRecord>> {
  const { transaction, actor, request } = call;
  const { project, key } = request.parameters;
  const sequence = await transaction.tickets.nextSequence();
  const identity = { id: request.body.id, number: `N${sequence}`, project, sequence };
  const event = { kind: "submit", actor, identity, application: form.application } as const;
  const outcome = await tryStep(call, null, event);
  if ("fault" in outcome) return refused(outcome.fault);
  const { ticket } = outcome;
  const filed = {
    ticket,
    binding: bindingOf(call, null),
    consentWithdrawnAt: null,
    contactErasedAt: null,
  };
  await transaction.tickets.insert(filed);
  await transaction.keys.bind(project, key, ticket.id);
  const sealed = await sealParts(call, ticket, form, {});
  await recordStep(call, null, event, ticket, { sealed });
  await applyEffects(call, ticket, outcome.effects);
  return ok(filed);
}

/** Somebody filed it and lost the answer, or let it go: the ticket is taken over as it is wanted now. */
async function adopt(
  call: PutCall,
  found: TicketRecord,
  form: Form,
): Promise<Result<TicketRecord>> {
  const converged = await convergeForm(call, await openIfDue(call, found), form);
  if (!converged.ok) return converged;
  const binding = bindingOf(call, found.binding);
  await call.transaction.tickets.bind(found.ticket.id, binding);
  return ok({ ...converged.value, binding });
}

function bindingOf({ request }: PutCall, before: Binding | null): Binding {
  const { namespace, origin, onDestroy = null } = request.body;
  return { namespace, origin, onDestroy, held: false, everHeld: before?.everHeld ?? false };
}

/** Makes the ticket's form the one that is wanted; nothing happens when it is so already. A limit alone is no edit. */
async function convergeForm(
  context: ActionContext,
  record: TicketRecord,
  form: Form,
): Promise<Result<TicketRecord>> {
  const { application } = record.ticket;
  const wanted = { ...form.application, maxCost: application.maxCost };
  const isSame =
    digestOf(application) === digestOf(wanted) &&
    (await isSameSealed(context, record.ticket, form));
  return isSame ? ok(record) : changeForm(context, record, form, {});
}

/** An edit; where the desk has asked for a revision it answers that. */
export async function changeForm(
  context: ActionContext,
  record: TicketRecord,
  form: Form,
  options: Pick<EventOptions, "version">,
): Promise<Result<TicketRecord>> {
  const { ticket } = record;
  const isSame = await isSameSealed(context, ticket, form);
  const sealed = isSame ? "unchanged" : "changed";
  const kind = ticket.state === "revision_requested" ? "resubmit" : "edit";
  const { application } = form;
  const event = { kind, actor: context.actor, application, sealed } as const;
  const trial = await tryStep(context, ticket, event);
  // Sealed only once it is sure: a refused edit must not leave its secrets behind.
  const willHappen = "ticket" in trial && !trial.isRepetition && !isSame;
  if (!willHappen) return applyEvent(context, record, event, options);
  const known = await openSecurityInfo(context, ticket);
  const ciphertexts = { sealed: await sealParts(context, ticket, form, known) };
  return applyEvent(context, record, event, { ...options, ...ciphertexts });
}
