import { type KeyParts, ticketKey } from "../../../core/key/index.ts";
import type { AnswerOf, Ticket } from "../../../desk/contract/index.ts";
import {
  type Call,
  type Diagnostic,
  failed,
  hasError,
  type Outcome,
  succeeded,
} from "../../../framework/contract/index.ts";
import { type Fields, hasUnknown, unknown } from "../../../framework/value/index.ts";
import { ask, type Client, isFiledMeanwhile } from "../client.ts";
import { error, faultDiagnostic, warning } from "../diagnostics.ts";
import { isPulumi } from "../engine.ts";
import { nameDetails } from "../ticket/message-details.ts";
import { reserveKey } from "./reserve-key.ts";
import { keyPartsOf } from "./inputs.ts";
import { editedFields } from "./edited-fields.ts";
import { contentOf } from "./state.ts";
import { undeclaredTicketProblems } from "./undeclared-tickets.ts";
import { isEditable } from "./edit-needed.ts";

/** What follows from the declaration's key. */
interface Keyed {
  readonly identity: Fields;
  /** The ticket that is taken over. */
  readonly adopted: Ticket | null;
  /** Another declaration has it, so that filing will be refused. */
  readonly isTaken: boolean;
  /** The ticket that somebody else files at this moment. */
  readonly foreign: Ticket | null;
}

export async function planKey(
  inputs: Fields,
  replaced: string | null,
  call: Call<Client>,
): Promise<Outcome<Keyed>> {
  const parts = keyPartsOf(inputs, call);
  const none = { identity: {}, adopted: null, isTaken: false, foreign: null };
  if (parts === null) return succeeded(none);
  const key = ticketKey(parts);
  const { project } = call.client;
  const reply = await ask(call, "readTicketByKey", { parameters: { project, key } });
  if (!reply.ok) return failed(faultDiagnostic(call, reply.fault));
  const found = reply.answer;
  const duplicate = reserveKey(parts, replaced ?? "new", found.ticket, call);
  if (duplicate !== null) return failed(duplicate);
  const adopted = found.ticket !== null && !found.ticket.binding.held ? found.ticket : null;
  if (adopted !== null && isFiledMeanwhile(adopted, call)) return leave(adopted, parts, call);
  if (adopted !== null) return adopt(adopted, inputs, call);
  const undeclared = await undeclaredTicketProblems(inputs, call);
  const diagnostics = [...keyWarnings(found, parts, replaced, call), ...undeclared];
  if (hasError(diagnostics)) return failed(...diagnostics);
  const isTaken = found.ticket !== null && found.ticket.id !== replaced;
  return succeeded({ ...none, identity: identity(found.nextId, unknown), isTaken }, diagnostics);
}

/** Planned with the id that it had while nobody had filed it, which an apply must keep; create refuses it. */
function leave(ticket: Ticket, parts: KeyParts, call: Call<Client>): Outcome<Keyed> {
  const { id, number } = ticket;
  const keyed = { identity: identity(id, unknown), adopted: null, isTaken: true, foreign: ticket };
  const details = { ...parts, id, number };
  return succeeded(keyed, [warning(call, "filed_meanwhile", details, ["idempotencyKey"])]);
}

/**
 * A ticket that was filed and never came into a state is what a cut-off apply left; one that was let
 * go on purpose comes back only where no such ticket may be the same request.
 */
async function adopt(ticket: Ticket, inputs: Fields, call: Call<Client>): Promise<Outcome<Keyed>> {
  call.client.ledger.addDeclared(ticket.id);
  const comesBack = ticket.binding.everHeld && !isPulumi(call);
  const undeclared = comesBack ? await undeclaredTicketProblems(inputs, call) : [];
  if (hasError(undeclared)) return failed(...undeclared);
  const edited = editedFields(contentOf(ticket), inputs).filter(
    (name) => !hasUnknown(inputs[name] ?? null),
  );
  const [path] = edited;
  if (path !== undefined && !isEditable(ticket)) {
    return failed(error(call, "adoption_locked", nameDetails(ticket), [path]));
  }
  const { submittedAt, submittedBy } = ticket;
  const details = { ...nameDetails(ticket), submittedAt, submittedBy };
  const adopts = warning(call, "adopts", details);
  const keyed = {
    identity: identity(ticket.id, ticket.number),
    adopted: ticket,
    isTaken: false,
    foreign: null,
  };
  return succeeded(keyed, [adopts, ...undeclared]);
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
    const { id, number, binding } = ticket;
    // Pulumi does not say that it replaces what the user asks to replace, nor in which order.
    const isOwn = isPulumi(call) && binding.origin === call.origin;
    const details = { ...parts, id, number };
    return [warning(call, isOwn ? "key_own" : "key_taken", details, ["idempotencyKey"])];
  }
  if (last === null || last.cancelledBy !== "engineer") return [];
  const details = { number: last.number, reason: last.reason ?? "" };
  return [warning(call, "last_was_cancelled", details)];
}
