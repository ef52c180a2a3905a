/** What customer and engineer say to each other about a ticket, and the log of what was done. */
import { findDeskTicket, findTicket } from "../find.ts";
import { record } from "../audit/log.ts";
import { pageAfter, pageOf } from "../page.ts";
import { viewComment, viewEvent } from "./view.ts";
import { type Action, answered, newId, type Scene } from "../visit.ts";

export const listComments: Action<"listComments"> = async (visit) => {
  const { project, ticket: id } = visit.request.parameters;
  const found = await findTicket(visit, project, id);
  if (!found.ok) return found;
  return answered(visit, {
    comments: (await visit.transaction.comments.list(id)).map(viewComment),
  });
};

export const commentTicket: Action<"commentTicket"> = async (visit) => {
  const { project, ticket: id } = visit.request.parameters;
  const found = await findTicket(visit, project, id);
  if (!found.ok) return found;
  const by = visit.actor.principalId;
  const comment = await addComment(visit, project, id, {
    by,
    kind: "note",
    body: visit.request.body.body,
  });
  return answered(visit, { comment: viewComment(comment) }, 201);
};

export async function addComment(
  scene: Scene,
  project: string,
  ticketId: string,
  said: { readonly by: string; readonly kind: string; readonly body: string },
) {
  const comment = { id: newId(scene.desk, "cmt"), at: scene.now, ...said };
  await scene.transaction.comments.add(ticketId, comment);
  await record(scene, {
    project,
    ticketId,
    kind: "commented",
    payload: { commentId: comment.id, ...said },
  });
  return comment;
}

export const listDeskComments: Action<"listDeskComments"> = async (visit) => {
  const { ticket: id } = visit.request.parameters;
  const found = await findDeskTicket(visit, id);
  if (!found.ok) return found;
  const comments = await visit.transaction.comments.list(found.value.ticket.id);
  return answered(visit, { comments: comments.map(viewComment) });
};

export const commentDeskTicket: Action<"commentDeskTicket"> = async (visit) => {
  const {
    parameters,
    body: { body },
  } = visit.request;
  const found = await findDeskTicket(visit, parameters.ticket);
  if (!found.ok) return found;
  const { id, project } = found.value.ticket;
  const by = visit.actor.principalId;
  const comment = await addComment(visit, project, id, { by, kind: "note", body });
  return answered(visit, { comment: viewComment(comment) }, 201);
};

export const listTicketEvents: Action<"listTicketEvents"> = async (visit) => {
  const { project, ticket: id } = visit.request.parameters;
  const found = await findTicket(visit, project, id);
  if (!found.ok) return found;
  const { after, limit } = pageAfter(visit.request.query);
  const entries = await visit.transaction.events.ofTicket(id, after, limit + 1);
  const { items, nextCursor } = pageOf(entries, limit, ({ ticketSequence }) => ticketSequence);
  return answered(visit, { events: items.map(viewEvent), nextCursor });
};
