/** What customer and engineer say to each other about a ticket, and the log of what was done. */
import { findDeskTicket, findTicket } from "../find.ts";
import { recordEntry } from "../audit/log.ts";
import { pageAfter, pageOf } from "../paging.ts";
import { viewComment, viewEntry } from "./view.ts";
import { type Action, type ActionContext, answered, newId } from "../context.ts";

export const listComments: Action<"listComments"> = async (call) => {
  const { project, ticket: id } = call.request.parameters;
  const found = await findTicket(call, project, id);
  if (!found.ok) return found;
  return answered(call, {
    comments: (await call.transaction.comments.list(id)).map(viewComment),
  });
};

export const commentTicket: Action<"commentTicket"> = async (call) => {
  const { project, ticket: id } = call.request.parameters;
  const found = await findTicket(call, project, id);
  if (!found.ok) return found;
  const by = call.actor.principalId;
  const comment = await addComment(call, project, id, {
    by,
    kind: "note",
    body: call.request.body.body,
  });
  return answered(call, { comment: viewComment(comment) }, 201);
};

export async function addComment(
  context: ActionContext,
  project: string,
  ticketId: string,
  said: { readonly by: string; readonly kind: string; readonly body: string },
) {
  const comment = { id: newId(context.desk, "cmt"), at: context.now, ...said };
  await context.transaction.comments.add(ticketId, comment);
  await recordEntry(context, {
    project,
    ticketId,
    kind: "commented",
    payload: { commentId: comment.id, ...said },
  });
  return comment;
}

export const listDeskComments: Action<"listDeskComments"> = async (call) => {
  const { ticket: id } = call.request.parameters;
  const found = await findDeskTicket(call, id);
  if (!found.ok) return found;
  const comments = await call.transaction.comments.list(found.value.ticket.id);
  return answered(call, { comments: comments.map(viewComment) });
};

export const commentDeskTicket: Action<"commentDeskTicket"> = async (call) => {
  const {
    parameters,
    body: { body },
  } = call.request;
  const found = await findDeskTicket(call, parameters.ticket);
  if (!found.ok) return found;
  const { id, project } = found.value.ticket;
  const by = call.actor.principalId;
  const comment = await addComment(call, project, id, { by, kind: "note", body });
  return answered(call, { comment: viewComment(comment) }, 201);
};

export const listTicketEvents: Action<"listTicketEvents"> = async (call) => {
  const { project, ticket: id } = call.request.parameters;
  const found = await findTicket(call, project, id);
  if (!found.ok) return found;
  const { after, limit } = pageAfter(call.request.query);
  const entries = await call.transaction.entries.ofTicket(id, after, limit + 1);
  const { items, nextCursor } = pageOf(entries, limit, ({ ticketSequence }) => ticketSequence);
  return answered(call, { events: items.map(viewEntry), nextCursor });
};
