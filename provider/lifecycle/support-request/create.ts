import type { Fault, FaultCode } from "../../../core/fault.ts";
import { type KeyParts, ticketKey } from "../../../core/key/index.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import {
  type Call,
  type Diagnostic,
  failed,
  type Outcome,
  type Stored,
  succeeded,
} from "../../../framework/contract/index.ts";
import { text, whole } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import { ask, type Client, isFiledMeanwhile } from "../client.ts";
import { error, languageOf, faultDiagnostic } from "../diagnostics.ts";
import { isPulumi } from "../engine.ts";
import { lineOf } from "../messages/lines.ts";
import { duplicateKey } from "./reserve-key.ts";
import { commitmentProblem, sentCommitment } from "./commitment.ts";
import { applicationOf, keyPartsOf } from "./inputs.ts";
import { nameDetails } from "../ticket/message-details.ts";
import { policyOf } from "../ticket/destroy.ts";
import { shownPrice } from "./price.ts";
import { mustBeKnown, storedRequest } from "./state.ts";
import { targetOf, targetProblem } from "./target.ts";

/** Create-or-get under the declaration's key, with the id that the plan showed. */
export async function createRequest(
  planned: Stored,
  inputs: Fields,
  call: Call<Client>,
): Promise<Outcome<Stored>> {
  const { ledger, project } = call.client;
  ledger.applying();
  const target = await targetOf(call);
  if (target.value === undefined) return failed(...target.diagnostics);
  const problem =
    targetProblem(planned.state, target.value, call) ??
    commitmentProblem(planned.state, inputs, target.value, call);
  if (problem !== null) return failed(problem);
  const parts = mustBeKnown(keyPartsOf(planned.state, call));
  const key = ticketKey(parts);
  if (!isPulumi(call) && !ledger.mayCreate(key)) {
    return failed(duplicateKey(parts, null, call));
  }
  const id = mustBeKnown(text(planned.state, "id"));
  const foreign = text(planned.private, "foreign");
  if (foreign !== null) return failed(filedMeanwhile({ id, number: foreign }, parts, call));
  call.progress(lineOf("filing", languageOf(call.settings), {}));
  const { namespace } = parts;
  const origin = call.origin ?? null;
  const onDestroy = policyOf(inputs, call);
  const maxCost = whole(inputs, "maxCost");
  const reply = await ask(call, "putTicketByKey", {
    parameters: { project, key },
    body: {
      id,
      namespace,
      origin,
      onDestroy,
      application: mustBeKnown(applicationOf(inputs, true)),
      ...(maxCost === null ? {} : { maxCost }),
      ...shownPrice(planned.state),
    },
  });
  if (!reply.ok) return failed(await filingProblem(reply.fault, parts, call));
  const { ticket, adopted } = reply.answer;
  const isOwn = !adopted || reply.isRepeated === true || !isFiledMeanwhile(ticket, call);
  if (!isOwn) return failed(filedMeanwhile(ticket, parts, call));
  ledger.filed({ id: ticket.id, key, namespace, origin, onDestroy });
  return succeeded(
    storedRequest(planned, ticket, sentCommitment(inputs, target.value), target.value, call),
  );
}

/** The desk gives a ticket that nobody holds to whoever asks; who has filed it in this very run keeps it. */
function filedMeanwhile(
  { id, number }: Pick<Ticket, "id" | "number">,
  parts: KeyParts,
  call: Call<Client>,
): Diagnostic {
  return error(call, "filed_meanwhile", { ...parts, id, number }, ["idempotencyKey"]);
}

/** The desk's refusals of an edit, which at create mean a ticket that cannot be brought into line. */
const editRefusals: readonly FaultCode[] = [
  "ticket_not_editable",
  "ticket_confirmed",
  "ticket_ended",
  "event_not_allowed",
];

async function filingProblem(
  fault: Fault,
  parts: KeyParts,
  call: Call<Client>,
): Promise<Diagnostic> {
  if (fault.code === "key_in_use") {
    return error(call, "key_taken", { ...parts, ...fault.details }, ["idempotencyKey"]);
  }
  if (!editRefusals.includes(fault.code)) return faultDiagnostic(call, fault);
  const parameters = { project: call.client.project, key: ticketKey(parts) };
  const found = await ask(call, "readTicketByKey", { parameters });
  const ticket = found.ok ? found.answer.ticket : null;
  return ticket === null
    ? faultDiagnostic(call, fault)
    : error(call, "adoption_locked", nameDetails(ticket));
}
