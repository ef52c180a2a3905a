/** Files beside the form: typed by their content, limited, hashed, and taken only while the form is editable. */
import { refusal } from "../../../core/fault.ts";
import { attachmentFaults } from "../../../core/form/attachment.ts";
import { eventsFor, situationsFor } from "../../../core/workflow/permission.ts";
import { situationOf } from "../../../core/workflow/situation.ts";
import type { Ticket } from "../../../core/workflow/ticket.ts";
import { findDeskTicket, findTicket, notFound } from "../find.ts";
import { recordEntry } from "../audit/log.ts";
import { ok, refused, type Result } from "../result.ts";
import type { StoredAttachment } from "../storage/store.ts";
import { type Action, type ActionCall, type ActionContext, answered, newId } from "../context.ts";
import { openIfDue } from "./workflow.ts";

export const listAttachments: Action<"listAttachments"> = async (call) => {
  const { project, ticket: id } = call.request.parameters;
  const found = await findTicket(call, project, id);
  return found.ok ? answerWithAttachments(call, found.value.ticket) : found;
};

export const listDeskAttachments: Action<"listDeskAttachments"> = async (call) => {
  const found = await findDeskTicket(call, call.request.parameters.ticket);
  return found.ok ? answerWithAttachments(call, found.value.ticket) : found;
};

async function answerWithAttachments(context: ActionContext, { id }: Ticket) {
  const attachments = await context.transaction.attachments.list(id);
  return answered(context, { attachments: attachments.map(view) });
}

export const readAttachment: Action<"readAttachment"> = async (call) => {
  const { project, ticket: id, attachment } = call.request.parameters;
  const found = await findTicket(call, project, id);
  return found.ok ? answerWithContent(call, found.value.ticket, attachment) : found;
};

export const readDeskAttachment: Action<"readDeskAttachment"> = async (call) => {
  const { ticket: id, attachment } = call.request.parameters;
  const found = await findDeskTicket(call, id);
  return found.ok ? answerWithContent(call, found.value.ticket, attachment) : found;
};

async function answerWithContent(context: ActionContext, { id }: Ticket, name: string) {
  const known = await findAttachment(context, id, name);
  if (!known.ok) return known;
  const file = context.desk.attachmentContent(known.value);
  return answered(context, { attachment: view(known.value), content: file });
}

/**
 * Who may, and whether there is room, is asked before the file is taken in and again when it is there.
 * The same content under the same name is there already; another content takes its place.
 */
export const putAttachment: Action<"putAttachment"> = async (call) => {
  const editable = await loadEditable(call);
  if (!editable.ok) return editable;
  const { id, project } = editable.value;
  const { received, request } = call;
  const name = request.parameters.attachment.normalize("NFC");
  const attachments = await call.transaction.attachments.list(id);
  const before = attachments.find((each) => each.name === name);
  if (received !== null && before?.sha256 === received.sha256) {
    return answered(call, { attachment: view(before) });
  }
  const others = attachments.filter((each) => each.name !== name);
  const [fault] = attachmentFaults([...others, received ?? emptyFile(name)]);
  if (fault !== undefined) return refused(fault);
  if (received === null) {
    return ok({ upload: { id: newId(call.desk, "att"), name, content: request.body } });
  }
  if (before !== undefined) await call.transaction.attachments.remove(before.id);
  await call.transaction.attachments.add(id, received);
  const payload = view(received);
  await recordEntry(call, { project, ticketId: id, kind: "attachmentAdded", payload });
  return answered(call, { attachment: payload }, before === undefined ? 201 : 200);
};

/** The least that a file can be. */
function emptyFile(name: string) {
  return { name, sizeBytes: 0, sha256: "", mediaType: "text/plain" };
}

export const removeAttachment: Action<"removeAttachment"> = async (call) => {
  const editable = await loadEditable(call);
  if (!editable.ok) return editable;
  const { id, project } = editable.value;
  const known = await findAttachment(call, id, call.request.parameters.attachment);
  if (!known.ok) return known;
  await call.transaction.attachments.remove(known.value.id);
  const payload = view(known.value);
  await recordEntry(call, { project, ticketId: id, kind: "attachmentRemoved", payload });
  return answered(call, { attachment: payload });
};

async function findAttachment(
  { transaction }: ActionContext,
  ticketId: string,
  name: string,
): Promise<Result<StoredAttachment>> {
  const attachments = await transaction.attachments.list(ticketId);
  const known = attachments.find((each) => each.name === name.normalize("NFC"));
  return known === undefined ? notFound("attachment", name) : ok(known);
}

/** A file is a part of the form, so the same states take it that take an edit. */
async function loadEditable(
  call: ActionCall<"putAttachment" | "removeAttachment">,
): Promise<Result<Ticket>> {
  const { project, ticket: id } = call.request.parameters;
  const found = await findTicket(call, project, id);
  if (!found.ok) return found;
  const { ticket } = await openIfDue(call, found.value);
  const situation = situationOf(ticket);
  const events = eventsFor(situation, call.actor.role);
  if (events.includes("edit") || events.includes("resubmit")) return ok(ticket);
  const allowedIn = [...situationsFor("edit"), ...situationsFor("resubmit")];
  return refused(refusal("ticket_not_editable", { event: "edit", situation, allowedIn }));
}

function view({ name, sizeBytes, sha256, mediaType }: StoredAttachment) {
  return { name, sizeBytes, sha256, mediaType };
}
