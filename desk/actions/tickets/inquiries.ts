/** 1:1 inquiries, the side channel of both sides. Nothing said in one is ever changed. */
import { refusal } from "../../../core/fault.ts";
import { digestFor } from "../../../core/scalar/digest.ts";
import { formatInstant } from "../../../core/scalar/instant.ts";
import { isTerminal } from "../../../core/workflow/state.ts";
import { raisePriority } from "../../../core/workflow/queue.ts";
import { situationOf } from "../../../core/workflow/situation.ts";
import { findTicket, missing } from "../find.ts";
import { record } from "../audit/log.ts";
import { pageBefore, pageOf } from "../page.ts";
import { done, type Inquiry, type InquiryState, refused, type Result } from "../port/store.ts";
import { moment } from "./view.ts";
import { type Action, answered, type Scene, type Visit } from "../visit.ts";

export const listInquiries: Action<"listInquiries"> = async (visit) => {
  const { project } = visit.request.parameters;
  const { cursor, limit, ticket: ticketId } = visit.request.query ?? {};
  const page = pageBefore({ cursor, limit });
  const filter = { project, ...(ticketId === undefined ? {} : { ticketId }) };
  return answered(visit, await viewPage(visit, page, filter));
};

export const listDeskInquiries: Action<"listDeskInquiries"> = async (visit) => {
  const { cursor, limit, open } = visit.request.query ?? {};
  const page = pageBefore({ cursor, limit });
  return answered(visit, await viewPage(visit, page, open === undefined ? {} : { open }));
};

type Filter = { readonly project?: string; readonly ticketId?: string; readonly open?: boolean };

async function viewPage(scene: Scene, page: ReturnType<typeof pageBefore>, filter: Filter) {
  const found = await scene.transaction.inquiries.list({
    ...filter,
    ...page,
    limit: page.limit + 1,
  });
  const { items, nextCursor } = pageOf(found, page.limit, ({ sequence }) => sequence);
  const inquiries = [];
  for (const inquiry of items) inquiries.push(await view(scene, inquiry));
  return { inquiries, nextCursor };
}

export const readInquiry: Action<"readInquiry"> = async (visit) => shown(visit, await own(visit));

export const readDeskInquiry: Action<"readDeskInquiry"> = async (visit) =>
  shown(visit, await find(visit, visit.request.parameters.inquiry));

export const readInquiryByKey: Action<"readInquiryByKey"> = async (visit) => {
  const { project, key } = visit.request.parameters;
  const { unsettled, nextId } = await keyState(visit, project, key);
  const inquiry = unsettled === null ? null : await view(visit, unsettled);
  return answered(visit, { inquiry, nextId });
};

async function keyState({ transaction }: Scene, project: string, key: string) {
  const { unsettled, timesSettled } = await transaction.inquiries.byKey(project, key);
  const digest = digestFor("inquiry-id", { project, key, timesSettled });
  return { unsettled, nextId: `inq_${digest.slice(0, 32)}` };
}

/** Create-or-get, as with tickets: the same declaration makes one unsettled inquiry. */
export const putInquiryByKey: Action<"putInquiryByKey"> = async (visit) => {
  const { project, key } = visit.request.parameters;
  const { unsettled, nextId } = await keyState(visit, project, key);
  const fault = idFault(visit.request.body.id, unsettled?.id ?? nextId);
  if (fault !== null) return refused(fault);
  const made = unsettled === null ? await make(visit) : await adopt(visit, unsettled);
  if (!made.ok) return made;
  const inquiry = await view(visit, made.value);
  return answered(visit, { inquiry, adopted: unsettled !== null }, unsettled === null ? 201 : 200);
};

function idFault(plannedId: string, actualId: string) {
  return plannedId === actualId ? null : refusal("id_changed", { plannedId, actualId });
}

type Put = Visit<"putInquiryByKey">;

async function make(visit: Put): Promise<Result<Inquiry>> {
  const { request, transaction, now } = visit;
  const { project, key } = request.parameters;
  const { id, kind, ticketId, subject, body } = request.body;
  const fault = await ticketFault(visit);
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
  await say(visit, inquiry, "inquiryMade", body);
  return done(inquiry);
}

async function ticketFault(visit: Put) {
  const { kind, ticketId } = visit.request.body;
  if (ticketId === null) {
    return kind === "expedite" ? refused(refusal("inquiry_needs_ticket", {})) : null;
  }
  const found = await findTicket(visit, visit.request.parameters.project, ticketId);
  if (!found.ok) return found;
  const { ticket } = found.value;
  if (kind !== "expedite" || !isTerminal(ticket.state)) return null;
  const situation = situationOf(ticket);
  return refused(refusal("ticket_ended", { event: "expedite", situation, allowedIn: [] }));
}

/** What was asked stands: the same declaration with other words is another inquiry. */
async function adopt(visit: Put, inquiry: Inquiry): Promise<Result<Inquiry>> {
  const { kind, ticketId, subject, body } = visit.request.body;
  const [first] = await visit.transaction.inquiries.messages(inquiry.id);
  const isSame =
    inquiry.kind === kind &&
    inquiry.ticketId === ticketId &&
    inquiry.subject === subject &&
    first?.body === body;
  const { id, number } = inquiry;
  return isSame ? done(inquiry) : refused(refusal("repeated_differently", { id, number }));
}

export const writeInquiry: Action<"writeInquiry"> = async (visit) => {
  const found = whileOpen(await own(visit));
  if (!found.ok) return found;
  const open = await settle(visit, found.value, "open");
  await say(visit, open, "inquiryWritten", visit.request.body.body);
  return shown(visit, done(open));
};

export const closeInquiry: Action<"closeInquiry"> = async (visit) => close(visit, await own(visit));

/** By staff, for whoever never comes back to it; nobody's question ends without a word. */
export const closeDeskInquiry: Action<"closeDeskInquiry"> = async (visit) => {
  const found = await find(visit, visit.request.parameters.inquiry);
  if (!found.ok || found.value.state !== "open") return close(visit, found);
  return refused(refusal("inquiry_unanswered", { number: found.value.number }));
};

/** Closing what is settled changes nothing: whoever asks again gets the same answer. */
async function close(visit: Scene, found: Result<Inquiry>) {
  if (!found.ok || found.value.settledAt !== null) return shown(visit, found);
  const closed = await settle(visit, found.value, "closed");
  await note(visit, closed, "inquiryClosed", {});
  return shown(visit, done(closed));
}

export const answerInquiry: Action<"answerInquiry"> = async (visit) => {
  const found = whileOpen(await find(visit, visit.request.parameters.inquiry));
  if (!found.ok) return found;
  const replied = await settle(visit, found.value, "answered");
  await say(visit, replied, "inquiryAnswered", visit.request.body.body);
  return shown(visit, done(replied));
};

/** Staff decide: an accepted expedite raises its ticket by one class. */
export const acceptExpedite: Action<"acceptExpedite"> = async (visit) => {
  const found = await find(visit, visit.request.parameters.inquiry);
  if (found.ok && found.value.state === "accepted") return shown(visit, found);
  const expedite = openExpedite(found);
  if (!expedite.ok) return expedite;
  const accepted = await settle(visit, expedite.value, "accepted");
  await note(visit, accepted, "expediteAccepted", {});
  await raise(visit, accepted);
  return shown(visit, done(accepted));
};

async function raise(scene: Scene, { ticketId }: Inquiry): Promise<void> {
  const before = ticketId === null ? null : await scene.transaction.tickets.find(ticketId);
  if (before === null) return;
  const ticket = raisePriority(before.ticket);
  if (ticket === before.ticket) return;
  await scene.transaction.tickets.update(ticket);
  const { id, project, priority, version } = ticket;
  const payload = { changes: { priority, version } };
  await record(scene, { project, ticketId: id, kind: "priorityRaised", payload });
}

export const declineExpedite: Action<"declineExpedite"> = async (visit) => {
  const found = await find(visit, visit.request.parameters.inquiry);
  if (found.ok && found.value.state === "declined") return shown(visit, found);
  const expedite = openExpedite(found);
  if (!expedite.ok) return expedite;
  const declined = await settle(visit, expedite.value, "declined");
  await say(visit, declined, "expediteDeclined", visit.request.body.reason);
  return shown(visit, done(declined));
};

function openExpedite(found: Result<Inquiry>): Result<Inquiry> {
  if (!found.ok) return found;
  const { kind, settledAt, number } = found.value;
  if (kind === "expedite" && settledAt === null) return found;
  return refused(refusal("inquiry_not_open", { number, wanted: "expedite" }));
}

function whileOpen(found: Result<Inquiry>): Result<Inquiry> {
  if (!found.ok || found.value.settledAt === null) return found;
  return refused(refusal("inquiry_not_open", { number: found.value.number, wanted: "open" }));
}

/** As people name it, by number, or by id. */
async function find({ transaction }: Scene, id: string): Promise<Result<Inquiry>> {
  const { inquiries } = transaction;
  const inquiry = (await inquiries.find(id)) ?? (await inquiries.numbered(id));
  return inquiry === null ? missing("inquiry", id) : done(inquiry);
}

async function own(visit: Visit<"readInquiry" | "writeInquiry" | "closeInquiry">) {
  const { project, inquiry: id } = visit.request.parameters;
  const found = await find(visit, id);
  return found.ok && found.value.project !== project ? missing("inquiry", id) : found;
}

const settled: readonly InquiryState[] = ["accepted", "declined", "closed"];

async function settle(scene: Scene, before: Inquiry, state: InquiryState): Promise<Inquiry> {
  const after = { ...before, state, settledAt: settled.includes(state) ? scene.now : null };
  await scene.transaction.inquiries.update(after);
  return after;
}

async function say(scene: Scene, inquiry: Inquiry, kind: string, body: string): Promise<void> {
  const { actor, caller, now } = scene;
  const side = caller.deskRoles.length > 0 ? ("desk" as const) : ("project" as const);
  await scene.transaction.inquiries.say(inquiry.id, { at: now, by: actor.principalId, side, body });
  await note(scene, inquiry, kind, { side, body });
}

async function note(scene: Scene, inquiry: Inquiry, kind: string, said: object): Promise<void> {
  const { project, ticketId } = inquiry;
  // Whole, so that the log alone tells how the inquiry stood.
  await record(scene, { project, ticketId, kind, payload: { inquiry, ...said } });
}

async function shown(visit: Scene, result: Result<Inquiry>) {
  return result.ok ? answered(visit, { inquiry: await view(visit, result.value) }) : result;
}

async function view({ transaction }: Scene, inquiry: Inquiry) {
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
    settledAt: moment(inquiry.settledAt),
  };
}
