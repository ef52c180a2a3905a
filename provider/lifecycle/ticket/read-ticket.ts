import { type Fault, refusal } from "../../../core/fault.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import { type Call, failed, type Outcome, succeeded } from "../../../framework/contract/index.ts";
import { ask, type Client } from "../client.ts";
import { faultDiagnostic } from "../diagnostics.ts";

type Live =
  | { readonly ok: true; readonly ticket: Ticket | null }
  | { readonly ok: false; readonly fault: Fault };

/** The ticket as the desk has it now; null when the desk no longer shows it. */
export async function liveTicket(id: string, call: Call<Client>): Promise<Live> {
  const parameters = { project: call.client.project, ticket: id };
  const reply = await ask(call, "readTicket", { parameters });
  if (reply.ok) return { ok: true, ticket: reply.answer.ticket };
  return reply.fault.code === "not_found" ? { ok: true, ticket: null } : reply;
}

/** From an id, a ticket's number, or an address that ends with one of them. */
export async function importedTicket(handle: string, call: Call<Client>): Promise<Outcome<Ticket>> {
  const id =
    handle
      .trim()
      .replace(/[/?#]+$/, "")
      .split("/")
      .at(-1) ?? "";
  const live = await liveTicket(id, call);
  if (!live.ok) return failed(faultDiagnostic(call, live.fault));
  if (live.ticket !== null) return succeeded(live.ticket);
  return failed(faultDiagnostic(call, refusal("not_found", { kind: "ticket", id })));
}
