import type { QueryOf, Reply, Ticket } from "../../../desk/contract/index.ts";
import type { Call, Diagnostic } from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import { bare, type Fields } from "../../../framework/value/index.ts";
import { ask, type Client } from "../client.ts";
import { error, faultDiagnostic, warning } from "../diagnostics.ts";
import { isPulumi } from "../engine.ts";
import { editedFields } from "./edited-fields.ts";
import { contentOf } from "./state.ts";
import { nameDetails } from "../ticket/message-details.ts";

const pagesMax = 10;

/**
 * Open tickets of this namespace without a declaration, and whether one of them may be the very
 * request that is about to be filed. A crashed apply leaves such tickets behind.
 */
export async function undeclaredTicketProblems(
  inputs: Fields,
  call: Call<Client>,
): Promise<readonly Diagnostic[]> {
  if (!isPulumi(call)) return undeclaredOnServer(inputs, call);
  return [...(await undeclaredTicketWarnings(call)), ...(await renamed(inputs, call.origin, call))];
}

/** Names every open ticket that was never held, unless this process knows its declaration. Once a process. */
export async function undeclaredTicketWarnings(call: Call<Client>): Promise<readonly Diagnostic[]> {
  if (!call.client.ledger.firstLook()) return [];
  const { tickets, problem } = await listOpen({ held: "never" }, call);
  return [
    ...problem,
    ...tickets
      .filter(isUndeclared(call))
      .map((ticket) => warning(call, "never_held", nameDetails(ticket))),
  ];
}

function isUndeclared(call: Call<Client>): (ticket: Ticket) => boolean {
  return ({ id }) => !call.client.ledger.isDeclared(id);
}

async function undeclaredOnServer(
  inputs: Fields,
  call: Call<Client>,
): Promise<readonly Diagnostic[]> {
  const { tickets, problem } = await listOpen({ held: "never" }, call);
  const serverId = text(inputs, "serverId");
  const isMeant = bare(inputs["idempotencyKey"] ?? null) !== null;
  const told = tickets
    .filter(isUndeclared(call))
    .map((ticket) =>
      ticket.serverId === serverId && !isMeant
        ? error(call, "undeclared_on_server", nameDetails(ticket), ["serverId"])
        : warning(call, "never_held", nameDetails(ticket)),
    );
  return [...problem, ...told];
}

/** In Pulumi a rename without an alias is a create under another URN. */
async function renamed(
  inputs: Fields,
  origin: string,
  call: Call<Client>,
): Promise<readonly Diagnostic[]> {
  const server = text(inputs, "serverId");
  if (server === null) return [];
  const { tickets, problem } = await listOpen({ server }, call);
  const alike = tickets.find(
    (ticket) => ticket.binding.origin !== origin && asksTheSame(ticket, inputs),
  );
  if (alike === undefined) return problem;
  const details = { ...nameDetails(alike), origin: alike.binding.origin ?? "" };
  return [...problem, error(call, "looks_like_rename", details)];
}

function asksTheSame(ticket: Ticket, inputs: Fields): boolean {
  const edited = editedFields(contentOf(ticket), inputs);
  return !edited.some((name) => name === "services" || name === "title" || name === "body");
}

async function listOpen(
  filter: { readonly held?: "never"; readonly server?: string },
  call: Call<Client>,
): Promise<{ readonly tickets: readonly Ticket[]; readonly problem: readonly Diagnostic[] }> {
  const namespace = text(call.settings, "namespace") ?? "";
  const parameters = { project: call.client.project };
  const tickets: Ticket[] = [];
  let query: QueryOf<"listTickets"> = { ...filter, namespace, open: true };
  for (let page = 0; page < pagesMax; page += 1) {
    const reply: Reply<"listTickets"> = await ask(call, "listTickets", { parameters, query });
    if (!reply.ok) return { tickets, problem: [faultDiagnostic(call, reply.fault)] };
    tickets.push(...reply.answer.tickets);
    if (reply.answer.nextCursor === null) break;
    query = { ...query, cursor: reply.answer.nextCursor };
  }
  return { tickets, problem: [] };
}
