import { refusal } from "../../../core/fault.ts";
import { type KeyParts, ticketKey } from "../../../core/key/index.ts";
import type { AnswerOf, Ticket } from "../../../desk/contract/index.ts";
import {
  type Call,
  type Diagnostic,
  failed,
  hasError,
  type Outcome,
  type Plan,
  type Proposal,
  succeeded,
} from "../../../framework/contract/index.ts";
import { proposed, text, texts, whole } from "../../../framework/planning/index.ts";
import { type Fields, hasUnknown, unknown } from "../../../framework/value/index.ts";
import { supportRequest } from "../../resources/index.ts";
import { ask, type Client, type Target } from "../client.ts";
import { liveTicket } from "../ticket/live.ts";
import { claimProblem, hold } from "./claim.ts";
import { error, refused, warning } from "../telling.ts";
import { plannedCommitment } from "./commitment.ts";
import { idempotencyKeyOf, keyPartsOf } from "./inputs.ts";
import { unclaimedTickets } from "./unclaimed.ts";
import { replacementProblems } from "./plan-destroy.ts";
import { contentOf } from "./state.ts";
import { namedOf } from "../ticket/named.ts";
import { policyOf } from "../ticket/destroy.ts";
import { editedFields } from "./meaning.ts";
import { isEditable } from "./work.ts";
import { targetOf } from "./target.ts";

const noTicket = { ok: true, ticket: null } as const;

/** The plan of a request that is not in the state: a first filing, or the second half of a replacement. */
export async function planCreate(
  { private: notes }: Proposal,
  inputs: Fields,
  call: Call<Client>,
): Promise<Outcome<Plan>> {
  const base = plannedFields(inputs, call);
  if (text(call.settings, "namespace") === "" && call.origin === undefined) {
    return failed(error(call, "namespace_missing", {}));
  }
  const target = await targetOf(call);
  if (target.value === undefined) return failed(...target.diagnostics);
  const priced = await price(inputs, call);
  const planned = {
    ...base,
    ...priced.value,
    ...commitment(inputs, target.value),
    ...targetFields(target.value),
  };
  const replaced = text(notes, "id");
  const old = replaced === null ? noTicket : await liveTicket(replaced, call);
  if (!old.ok) return failed(...priced.diagnostics, refused(call, old.fault));
  const refusals = replacementProblems(old.ticket, notes, call);
  if (hasError(refusals)) return failed(...priced.diagnostics, ...refusals);
  const reserved = old.ticket === null ? [] : await reserve(inputs, old.ticket, notes, call);
  const keyed = await planKeyed(inputs, replaced, call);
  const diagnostics = [...priced.diagnostics, ...reserved, ...keyed.diagnostics, ...refusals];
  if (hasError(diagnostics) || keyed.value === undefined) return failed(...diagnostics);
  return succeeded(
    { action: "create", planned: { ...planned, ...keyed.value }, private: {} },
    diagnostics,
  );
}

/** Everything that only filing will tell is unknown. */
export function plannedFields(inputs: Fields, call: Call<unknown>): Fields {
  const idempotencyKey = idempotencyKeyOf(inputs, call) ?? unknown;
  return { ...proposed(supportRequest, null, inputs), idempotencyKey };
}

function targetFields({ deskId, project }: Target): Fields {
  return { deskId, project };
}

function commitment(inputs: Fields, { commitmentKey }: Target): Fields {
  return { securityInfoCommitment: plannedCommitment(inputs, commitmentKey) };
}

/** The estimate of the chosen services, and a refusal when it is above the user's limit. */
export async function price(inputs: Fields, call: Call<Client>): Promise<Outcome<Fields>> {
  const services = texts(inputs, "services");
  if (services === null) return succeeded({});
  const { project } = call.client;
  const reply = await ask(call, "estimate", {
    parameters: { project },
    body: { services: [...services] },
  });
  if (!reply.ok) return failed(refused(call, reply.fault, ["services"]));
  const { amount, vat } = reply.answer.estimate;
  const maxCost = whole(inputs, "maxCost");
  if (maxCost === null || amount <= maxCost) return succeeded({ estimatedCost: amount, vat });
  return failed(refused(call, refusal("cost_above_cap", { cost: amount, maxCost })));
}

/**
 * Gives the ticket that is to be replaced the key of its successor, which differs after an edit, so
 * that the desk refuses a successor that is filed first.
 */
async function reserve(
  inputs: Fields,
  replaced: Ticket,
  notes: Fields,
  call: Call<Client>,
): Promise<readonly Diagnostic[]> {
  const parts = keyPartsOf(inputs, call);
  if (parts === null) return [];
  const fault = await hold(replaced, parts, policyOf(notes, call), call);
  return fault === null || fault.code === "key_in_use" ? [] : [refused(call, fault)];
}

/** What follows from the declaration's key: the id, and whether a ticket is taken over. */
async function planKeyed(
  inputs: Fields,
  replaced: string | null,
  call: Call<Client>,
): Promise<Outcome<Fields>> {
  const parts = keyPartsOf(inputs, call);
  if (parts === null) return succeeded({});
  const key = ticketKey(parts);
  const { project } = call.client;
  const reply = await ask(call, "readTicketByKey", { parameters: { project, key } });
  if (!reply.ok) return failed(refused(call, reply.fault));
  const found = reply.answer;
  const claimed = claimProblem(parts, replaced ?? "new", found.ticket, call);
  if (claimed !== null) return failed(claimed);
  const adopted = found.ticket !== null && !found.ticket.binding.held ? found.ticket : null;
  if (adopted !== null) return adopt(adopted, inputs, call);
  const unclaimed = await unclaimedTickets(inputs, call);
  const diagnostics = [...keyWarnings(found, parts, replaced, call), ...unclaimed];
  if (hasError(diagnostics)) return failed(...diagnostics);
  return succeeded(identity(found.nextId, unknown), diagnostics);
}

/**
 * A ticket that was filed and never came into a state is what a cut-off apply left; one that was let
 * go on purpose comes back only where no such ticket may be the same request.
 */
async function adopt(ticket: Ticket, inputs: Fields, call: Call<Client>): Promise<Outcome<Fields>> {
  call.client.ledger.claimTicket(ticket.id);
  const comesBack = ticket.binding.everHeld && call.origin === undefined;
  const unclaimed = comesBack ? await unclaimedTickets(inputs, call) : [];
  if (hasError(unclaimed)) return failed(...unclaimed);
  const edited = editedFields(contentOf(ticket), inputs).filter(
    (name) => !hasUnknown(inputs[name] ?? null),
  );
  const [path] = edited;
  if (path !== undefined && !isEditable(ticket)) {
    return failed(error(call, "adoption_locked", namedOf(ticket), [path]));
  }
  const { submittedAt, submittedBy } = ticket;
  const details = { ...namedOf(ticket), submittedAt, submittedBy };
  const adopts = warning(call, "adopts", details);
  return succeeded(identity(ticket.id, ticket.number), [adopts, ...unclaimed]);
}

function identity(id: string, number: Fields[string]): Fields {
  return { id, requestId: id, number };
}

function keyWarnings(
  { ticket, last }: AnswerOf<"readTicketByKey">,
  parts: KeyParts,
  replaced: string | null,
  call: Call<Client>,
): readonly Diagnostic[] {
  if (ticket !== null) {
    // The ticket of the object being replaced goes first; its key is then free.
    if (ticket.id === replaced) return [];
    const { id, number } = ticket;
    return [warning(call, "key_taken", { ...parts, id, number }, ["idempotencyKey"])];
  }
  if (last === null || last.cancelledBy !== "engineer") return [];
  const details = { number: last.number, reason: last.reason ?? "" };
  return [warning(call, "last_was_cancelled", details)];
}
