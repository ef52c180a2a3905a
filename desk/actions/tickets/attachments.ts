/** Files beside the form: told by their content, limited, hashed, and taken only while the form is editable. */
import { refusal } from "../../../core/fault.ts";
import { attachmentFaults } from "../../../core/form/attachment.ts";
import { eventsFor, situationsFor } from "../../../core/workflow/permission.ts";
import { situationOf } from "../../../core/workflow/situation.ts";
import type { Ticket } from "../../../core/workflow/ticket.ts";
import { findDeskTicket, findTicket, missing } from "../find.ts";
import { record } from "../audit/log.ts";
import { done, refused, type Result, type StoredAttachment } from "../port/store.ts";
import { type Action, answered, newId, type Scene, type Visit } from "../visit.ts";
import { current } from "./workflow.ts";

export const listAttachments: Action<"listAttachments"> = async (visit) => {
  const { project, ticket: id } = visit.request.parameters;
  const found = await findTicket(visit, project, id);
  return found.ok ? listed(visit, found.value.ticket) : found;
};

export const listDeskAttachments: Action<"listDeskAttachments"> = async (visit) => {
  const found = await findDeskTicket(visit, visit.request.parameters.ticket);
  return found.ok ? listed(visit, found.value.ticket) : found;
};

async function listed(scene: Scene, { id }: Ticket) {
  const attachments = await scene.transaction.attachments.list(id);
  return answered(scene, { attachments: attachments.map(view) });
}

export const readAttachment: Action<"readAttachment"> = async (visit) => {
  const { project, ticket: id, attachment } = visit.request.parameters;
  const found = await findTicket(visit, project, id);
  return found.ok ? content(visit, found.value.ticket, attachment) : found;
};

export const readDeskAttachment: Action<"readDeskAttachment"> = async (visit) => {
  const { ticket: id, attachment } = visit.request.parameters;
  const found = await findDeskTicket(visit, id);
  return found.ok ? content(visit, found.value.ticket, attachment) : found;
};

async function content(scene: Scene, { id }: Ticket, name: string) {
  const known = await named(scene, id, name);
  if (!known.ok) return known;
  const file = scene.desk.contentOf(known.value);
  return answered(scene, { attachment: view(known.value), content: file });
}

/**
 * Who may, and whether there is room, is asked before the file is taken in and again when it is there.
 * The same content under the same name is there already; another content takes its place.
 */
export const putAttachment: Action<"putAttachment"> = async (visit) => {
  const editable = await loadEditable(visit);
  if (!editable.ok) return editable;
  const { id, project } = editable.value;
  const { received, request } = visit;
  const name = request.parameters.attachment.normalize("NFC");
  const attachments = await visit.transaction.attachments.list(id);
  const before = attachments.find((each) => each.name === name);
  if (received !== null && before?.sha256 === received.sha256) {
    return answered(visit, { attachment: view(before) });
  }
  const others = attachments.filter((each) => each.name !== name);
  const [fault] = attachmentFaults([...others, received ?? emptyFile(name)]);
  if (fault !== undefined) return refused(fault);
  if (received === null) {
    return done({ receive: { id: newId(visit.desk, "att"), name, content: request.body } });
  }
  if (before !== undefined) await visit.transaction.attachments.remove(before.id);
  await visit.transaction.attachments.add(id, received);
  const payload = view(received);
  await record(visit, { project, ticketId: id, kind: "attachmentAdded", payload });
  return answered(visit, { attachment: payload }, before === undefined ? 201 : 200);
};

/** The least that a file can be. */
function emptyFile(name: string) {
  return { name, sizeBytes: 0, sha256: "", mediaType: "text/plain" };
}

export const removeAttachment: Action<"removeAttachment"> = async (visit) => {
  const editable = await loadEditable(visit);
  if (!editable.ok) return editable;
  const { id, project } = editable.value;
  const known = await named(visit, id, visit.request.parameters.attachment);
  if (!known.ok) return known;
  await visit.transaction.attachments.remove(known.value.id);
  const payload = view(known.value);
  await record(visit, { project, ticketId: id, kind: "attachmentRemoved", payload });
  return answered(visit, { attachment: payload });
};

async function named(
  { transaction }: Scene,
  ticketId: string,
  name: string,
): Promise<Result<StoredAttachment>> {
  const attachments = await transaction.attachments.list(ticketId);
  const known = attachments.find((each) => each.name === name.normalize("NFC"));
  return known === undefined ? missing("attachment", name) : done(known);
}

/** A file is a part of the form, so the same states take it that take an edit. */
async function loadEditable(
  visit: Visit<"putAttachment" | "removeAttachment">,
): Promise<Result<Ticket>> {
  const { project, ticket: id } = visit.request.parameters;
  const found = await findTicket(visit, project, id);
  if (!found.ok) return found;
  const { ticket } = await current(visit, found.value);
  const situation = situationOf(ticket);
  const events = eventsFor(situation, visit.actor.role);
  if (events.includes("edit") || events.includes("resubmit")) return done(ticket);
  const allowedIn = [...situationsFor("edit"), ...situationsFor("resubmit")];
  return refused(refusal("ticket_not_editable", { event: "edit", situation, allowedIn }));
}

function view({ name, sizeBytes, sha256, mediaType }: StoredAttachment) {
  return { name, sizeBytes, sha256, mediaType };
}
