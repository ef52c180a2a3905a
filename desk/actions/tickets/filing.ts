/** Create-or-get: one declaration has one open ticket, however often it is applied and by whom. */
import { refusal } from "../../../core/fault.ts";
import type { Form } from "../../../core/form/application.ts";
import { digestOf } from "../../../core/scalar/digest.ts";
import { keyState } from "./binding.ts";
import { isSameSealed, judgeForm, openSecurityInfo, sealParts } from "./form.ts";
import { type Binding, done, refused, type Result, type TicketRecord } from "../port/store.ts";
import { viewFiled, viewTicket } from "./view.ts";
import { type Action, answered, type Scene, type Visit } from "../visit.ts";
import { applyEffects, current, happen, recordStep, type Terms, tryStep } from "./workflow.ts";

export const putTicketByKey: Action<"putTicketByKey"> = async (visit) => {
  const { project, key } = visit.request.parameters;
  const { application, maxCost = null, id } = visit.request.body;
  const { holder, nextId } = await keyState(visit, project, key);
  const prior = holder?.ticket.application ?? null;
  const form = await judgeForm(visit, { project, application, maxCost, prior });
  if (!form.ok) return form;
  if (holder?.binding.held === true) {
    const { id: heldId, number } = holder.ticket;
    return refused(refusal("key_in_use", { id: heldId, number }));
  }
  const actualId = holder?.ticket.id ?? nextId;
  if (id !== actualId) return refused(refusal("id_changed", { plannedId: id, actualId }));
  if (holder !== null) {
    const adopted = await adopt(visit, holder, form.value);
    if (!adopted.ok) return adopted;
    return answered(visit, { ticket: await viewTicket(visit, adopted.value), adopted: true });
  }
  const filed = await file(visit, form.value);
  if (!filed.ok) return filed;
  const ticket = await viewFiled(visit, filed.value, { key, contact: form.value.contact });
  return answered(visit, { ticket, adopted: false }, 201);
};

type Put = Visit<"putTicketByKey">;

async function file(visit: Put, form: Form): Promise<Result<TicketRecord>> {
  const { transaction, actor, request } = visit;
  const { project, key } = request.parameters;
  const sequence = await transaction.tickets.nextSequence();
  const identity = { id: request.body.id, number: `N${sequence}`, project, sequence };
  const event = { kind: "submit", actor, identity, application: form.application } as const;
  const outcome = await tryStep(visit, null, event);
  if ("fault" in outcome) return refused(outcome.fault);
  const { ticket } = outcome;
  const filed = {
    ticket,
    binding: bindingOf(visit, null),
    consentWithdrawnAt: null,
    contactErasedAt: null,
  };
  await transaction.tickets.insert(filed);
  await transaction.keys.bind(project, key, ticket.id);
  const sealed = await sealParts(visit, ticket, form, {});
  await recordStep(visit, null, event, ticket, { sealed });
  await applyEffects(visit, ticket, outcome.effects);
  return done(filed);
}

/** Somebody filed it and lost the answer, or let it go: the ticket is taken over as it is wanted now. */
async function adopt(visit: Put, found: TicketRecord, form: Form): Promise<Result<TicketRecord>> {
  const brought = await bringIntoLine(visit, await current(visit, found), form);
  if (!brought.ok) return brought;
  const binding = bindingOf(visit, found.binding);
  await visit.transaction.tickets.bind(found.ticket.id, binding);
  return done({ ...brought.value, binding });
}

function bindingOf({ request }: Put, before: Binding | null): Binding {
  const { namespace, origin, onDestroy = null } = request.body;
  return { namespace, origin, onDestroy, held: false, everHeld: before?.everHeld ?? false };
}

/** Makes the ticket's form the one that is wanted; nothing happens when it is so already. */
async function bringIntoLine(
  scene: Scene,
  record: TicketRecord,
  form: Form,
): Promise<Result<TicketRecord>> {
  const isSame =
    digestOf(record.ticket.application) === digestOf(form.application) &&
    (await isSameSealed(scene, record.ticket, form));
  return isSame ? done(record) : changeForm(scene, record, form, {});
}

/** An edit; where the desk has asked for a revision it answers that. */
export async function changeForm(
  scene: Scene,
  record: TicketRecord,
  form: Form,
  terms: Pick<Terms, "version">,
): Promise<Result<TicketRecord>> {
  const { ticket } = record;
  const isSame = await isSameSealed(scene, ticket, form);
  const sealed = isSame ? "unchanged" : "changed";
  const kind = ticket.state === "revision_requested" ? "resubmit" : "edit";
  const { application } = form;
  const event = { kind, actor: scene.actor, application, sealed } as const;
  const trial = await tryStep(scene, ticket, event);
  // Sealed only once it is sure: a refused edit must not leave its secrets behind.
  const willHappen = "ticket" in trial && !trial.isRepetition && !isSame;
  if (!willHappen) return happen(scene, record, event, terms);
  const known = await openSecurityInfo(scene, ticket);
  const ciphertexts = { sealed: await sealParts(scene, ticket, form, known) };
  return happen(scene, record, event, { ...terms, ...ciphertexts });
}
