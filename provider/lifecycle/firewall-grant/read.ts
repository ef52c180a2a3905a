import {
  type Call,
  failed,
  type Outcome,
  type Stored,
  succeeded,
} from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import { ask, type Client } from "../client.ts";
import { faultDiagnostic } from "../diagnostics.ts";
import { notShown } from "../not-shown.ts";
import { knownPhaseOf } from "../ticket/destroy.ts";
import { liveTicket } from "../ticket/read-ticket.ts";
import { storedGrant } from "./state.ts";

/** A grant that somebody revoked before its ticket has ended counts as gone: it is wanted again. */
export async function readGrant(
  { state, private: privateState }: Stored,
  call: Call<Client>,
): Promise<Outcome<Stored | "gone">> {
  const parameters = { project: call.client.project, grant: text(state, "id") ?? "" };
  const reply = await ask(call, "readGrant", { parameters });
  if (!reply.ok) {
    return reply.fault.code === "not_found"
      ? succeeded("gone", [notShown(state, call)])
      : failed(faultDiagnostic(call, reply.fault));
  }
  const { grant } = reply.answer;
  const live = grant.state === "revoked" ? await liveTicket(grant.ticketId, call) : null;
  const isWanted =
    live?.ok === true && live.ticket !== null && knownPhaseOf(live.ticket) !== "terminal";
  return succeeded(isWanted ? "gone" : { ...storedGrant(state, grant), private: privateState });
}
