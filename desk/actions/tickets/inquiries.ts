/** 1:1 inquiries, the side channel of both sides. No message in one is ever changed. */
import { refusal } from "../../../core/fault.ts";
import { type InquiryState, isSettled } from "../../../core/inquiry.ts";
import { digestFor } from "../../../core/scalar/digest.ts";
import { formatInstant } from "../../../core/scalar/instant.ts";
import { isTerminal } from "../../../core/workflow/state.ts";
import { raisePriority } from "../../../core/workflow/priority.ts";
import { situationOf } from "../../../core/workflow/situation.ts";
import { findTicket, notFound } from "../find.ts";
import { recordEntry } from "../audit/log.ts";
import { pageBefore, pageOf } from "../paging.ts";
import { ok, refused, type Result } from "../result.ts";
import type { Inquiry } from "../storage/store.ts";
import { formatOptionalInstant } from "./view.ts";
import { type Action, type ActionCall, type ActionContext, answered } from "../context.ts";

export const listInquiries: Action<"listInquiries"> = async (call) => {
  const { project } = call.request.parameters;
  const { cursor, limit, ticket: ticketId } = call.request.query ?? {};
  const page = pageBefore({ cursor, limit });
  const filter = { project, ...(ticketId === undefined ? {} : { ticketId }) };
  return answered(call, await viewPage(call, page, filter));
};

export const listDeskInquiries: Action<"listDeskInquiries"> = async (call) => {
  const { cursor, limit, open } = call.request.query ?? {};
  const page = pageBefore({ cursor, limit });
  return answered(call, await viewPage(call, page, open === undefined ? {} : { open }));
};

type Filter = { readonly project?: string; readonly ticketId?: string; readonly open?: boolean };

async function viewPage(
  context: ActionContext,
  page: ReturnType<typeof pageBefore>,
  filter: Filter,
) {
  const found = await context.transaction.inquiries.list({
    ...filter,
    ...page,
    limit: page.limit + 1,
  });
  const { items, nextCursor } = pageOf(found, page.limit, ({ sequence }) => sequence);
  const inquiries = [];
  for (const inquiry of items) inquiries.push(await viewInquiry(context, inquiry));
  return { inquiries, nextCursor };
}

export const readInquiry: Action<"readInquiry"> = async (call) =>
  answerWithInquiry(call, await findOwnInquiry(call));

export const readDeskInquiry: Action<"readDeskInquiry"> = async (call) =>
  answerWithInquiry(call, await findInquiry(call, call.request.parameters.inquiry));

export const readInquiryByKey: Action<"readInquiryByKey"> = async (call) => {
  const { project, key } = call.request.parameters;
  const { unsettled, nextId } = await inquiryKeyState(call, project, key);
  const inquiry = unsettled === null ? null : await viewInquiry(call, unsettled);
  return answered(call, { inquiry, nextId });
};

async function inquiryKeyState({ transaction }: ActionContext, project: string, key: string) {
  const { unsettled, timesSettled } = await transaction.inquiries.byKey(project, key);
  const digest = digestFor("inquiry-id", { project, key, timesSettled });
  return { unsettled, nextId: `inq_${digest.slice(0, 32)}` };
}

/** Create-or-get, as with tickets: the same declaration makes one unsettled inquiry. */
export const putInquiryByKey: Action<"putInquiryByKey"> = async (call) => {
  const { project, key } = call.request.parameters;
  const { unsettled, nextId } = await inquiryKeyState(call, project, key);
  const fault = idFault(call.request.body.id, unsettled?.id ?? nextId);
  if (fault !== null) return refused(fault);
  const made = unsettled === null ? await createInquiry(call) : await adopt(call, unsettled);
  if (!made.ok) return made;
  const inquiry = await viewInquiry(call, made.value);
  return answered(call, { inquiry, adopted: unsettled !== null }, unsettled === null ? 201 : 200);
};

function idFault(plannedId: string, actualId: string) {
  return plannedId === actualId ? null : refusal("id_changed", { plannedId, actualId });
}

type PutCall = ActionCall<"putInquiryByKey">;

async function createInquiry(call: PutCall): Promise<Result<Inquiry>> {
  const { request, transaction, now } = call;
  const { project, key } = request.parameters;
  const { id, kind, ticketId, subject, body } = request.body;
  const fault = await ticketFault(call);
  if (fault !== null) return fault;
  const sequence = await transaction.inquiries.nextSequence();
  const named = { id, sequence, number: `Q${sequence}`, project, key, ticketId };
  const inquiry = {
    ...named,
    kind,
    subject,
    state: "open" as const,
    createdAt: now,
    settledAt: null,
  };
  await transaction.inquiries.insert(inquiry);
  await addMessage(call, inquiry, "inquiryMade", body);
  return ok(inquiry);
}

async function ticketFault(call: PutCall) {
  const { kind, ticketId } = call.request.body;
  if (ticketId === null) {
    return kind === "expedite" ? refused(refusal("inquiry_needs_ticket", {})) : null;
  }
  const found = await findTicket(call, call.request.parameters.project, ticketId);
  if (!found.ok) return found;
  const { ticket } = found.value;
  if (kind !== "expedite" || !isTerminal(ticket.state)) return null;
  const situation = situationOf(ticket);
  return refused(refusal("ticket_ended", { event: "expedite", situation, allowedIn: [] }));
}

/** What was asked stands: the same declaration with other words is another inquiry. */
async function adopt(call: PutCall, inquiry: Inquiry): Promise<Result<Inquiry>> {
  const { kind, ticketId, subject, body } = call.request.body;
  const [first] = await call.transaction.inquiries.messages(inquiry.id);
  const isSame =
    inquiry.kind === kind &&
    inquiry.ticketId === ticketId &&
    inquiry.subject === subject &&
    first?.body === body;
  const { id, number } = inquiry;
  return isSame ? ok(inquiry) : refused(refusal("repeated_differently", { id, number }));
}

export const writeInquiry: Action<"writeInquiry"> = async (call) => {
  const found = requireOpen(await findOwnInquiry(call));
  if (!found.ok) return found;
  const open = await changeState(call, found.value, "open");
  await addMessage(call, open, "inquiryWritten", call.request.body.body);
  return answerWithInquiry(call, ok(open));
};

export const closeInquiry: Action<"closeInquiry"> = async (call) =>
  close(call, await findOwnInquiry(call));

/** By staff, for whoever never comes back to it; nobody's question ends without a word. */
export const closeDeskInquiry: Action<"closeDeskInquiry"> = async (call) => {
  const found = await findInquiry(call, call.request.parameters.inquiry);
  if (!found.ok || found.value.state !== "open") return close(call, found);
  return refused(refusal("inquiry_unanswered", { number: found.value.number }));
};

/** Closing what is settled changes nothing: whoever asks again gets the same answer. */
async function close(context: ActionContext, found: Result<Inquiry>) {
  if (!found.ok || found.value.settledAt !== null) return answerWithInquiry(context, found);
  const closed = await changeState(context, found.value, "closed");
  await recordInquiry(context, closed, "inquiryClosed", {});
  return answerWithInquiry(context, ok(closed));
}

export const answerInquiry: Action<"answerInquiry"> = async (call) => {
  const found = requireOpen(await findInquiry(call, call.request.parameters.inquiry));
  if (!found.ok) return found;
  const replied = await changeState(call, found.value, "answered");
  await addMessage(call, replied, "inquiryAnswered", call.request.body.body);
  return answerWithInquiry(call, ok(replied));
};

/** Staff decide: an accepted expedite raises its ticket by one class. */
export const acceptExpedite: Action<"acceptExpedite"> = async (call) => {
  const found = await findInquiry(call, call.request.parameters.inquiry);
  if (found.ok && found.value.state === "accepted") return answerWithInquiry(call, found);
  const expedite = requireOpenExpedite(found);
  if (!expedite.ok) return expedite;
  const accepted = await changeState(call, expedite.value, "accepted");
  await recordInquiry(call, accepted, "expediteAccepted", {});
  await raiseTicketPriority(call, accepted);
  return answerWithInquiry(call, ok(accepted));
};

async function raiseTicketPriority(context: ActionContext, { ticketId }: Inquiry): Promise<void> {
  const before = ticketId === null ? null : await context.transaction.tickets.find(ticketId);
  if (before === null) return;
  const ticket = raisePriority(before.ticket);
  if (ticket === before.ticket) return;
  await context.transaction.tickets.update(ticket);
  const { id, project, priority, version } = ticket;
  const payload = { changes: { priority, version } };
  await recordEntry(context, { project, ticketId: id, kind: "priorityRaised", payload });
}

export const declineExpedite: Action<"declineExpedite"> = async (call) => {
  const found = await findInquiry(call, call.request.parameters.inquiry);
  if (found.ok && found.value.state === "declined") return answerWithInquiry(call, found);
  const expedite = requireOpenExpedite(found);
  if (!expedite.ok) return expedite;
  const declined = await changeState(call, expedite.value, "declined");
  await addMessage(call, declined, "expediteDeclined", call.request.body.reason);
  return answerWithInquiry(call, ok(declined));
};

function requireOpenExpedite(found: Result<Inquiry>): Result<Inquiry> {
  if (!found.ok) return found;
  const { kind, settledAt, number } = found.value;
  if (kind === "expedite" && settledAt === null) return found;
  return refused(refusal("inquiry_not_open", { number, wanted: "expedite" }));
}

function requireOpen(found: Result<Inquiry>): Result<Inquiry> {
  if (!found.ok || found.value.settledAt === null) return found;
  return refused(refusal("inquiry_not_open", { number: found.value.number, wanted: "open" }));
}

/** As people name it, by number, or by id. */
async function findInquiry({ transaction }: ActionContext, id: string): Promise<Result<Inquiry>> {
  const { inquiries } = transaction;
  const inquiry = (await inquiries.find(id)) ?? (await inquiries.numbered(id));
  return inquiry === null ? notFound("inquiry", id) : ok(inquiry);
}

async function findOwnInquiry(call: ActionCall<"readInquiry" | "writeInquiry" | "closeInquiry">) {
  const { project, inquiry: id } = call.request.parameters;
  const found = await findInquiry(call, id);
  return found.ok && found.value.project !== project ? notFound("inquiry", id) : found;
}

async function changeState(
  context: ActionContext,
  before: Inquiry,
  state: InquiryState,
): Promise<Inquiry> {
  const after = { ...before, state, settledAt: isSettled(state) ? context.now : null };
  await context.transaction.inquiries.update(after);
  return after;
}

async function addMessage(
  context: ActionContext,
  inquiry: Inquiry,
  kind: string,
  body: string,
): Promise<void> {
  const { actor, caller, now } = context;
  const side = caller.deskRoles.length > 0 ? ("desk" as const) : ("project" as const);
  await context.transaction.inquiries.addMessage(inquiry.id, {
    at: now,
    by: actor.principalId,
    side,
    body,
  });
  await recordInquiry(context, inquiry, kind, { side, body });
}

async function recordInquiry(
  context: ActionContext,
  inquiry: Inquiry,
  kind: string,
  details: object,
): Promise<void> {
  const { project, ticketId } = inquiry;
  // Whole, so that the log alone says how the inquiry stood.
  await recordEntry(context, { project, ticketId, kind, payload: { inquiry, ...details } });
}

async function answerWithInquiry(context: ActionContext, result: Result<Inquiry>) {
  return result.ok
    ? answered(context, { inquiry: await viewInquiry(context, result.value) })
    : result;
}

async function viewInquiry({ transaction }: ActionContext, inquiry: Inquiry) {
  const messages = await transaction.inquiries.messages(inquiry.id);
  const { id, number, project, ticketId, kind, state, subject } = inquiry;
  return {
    id,
    number,
    project,
    ticketId,
    kind,
    state,
    subject,
    messages: messages.map((said) => ({ ...said, at: formatInstant(said.at) })),
    createdAt: formatInstant(inquiry.createdAt),
    settledAt: formatOptionalInstant(inquiry.settledAt),
  };
}
