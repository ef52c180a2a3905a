import type { QueryOf, Reply, Ticket } from "../../../desk/contract/index.ts";
import type { Call, Diagnostic } from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import { bare, type Fields } from "../../../framework/value/index.ts";
import { ask, type Client, isFiledMeanwhile } from "../client.ts";
import { error, faultDiagnostic, warning } from "../diagnostics.ts";
import { isPulumi } from "../engine.ts";
import { editedFields } from "./edited-fields.ts";
import { derivedKeyOf } from "./inputs.ts";
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
  const twice = askedTwice(inputs, call.origin, call);
  if (twice !== null) return [twice];
  return [...(await undeclaredTicketWarnings(call)), ...(await renamed(inputs, call.origin, call))];
}

/**
 * Names the open tickets that were never held, but for those whose declaration this process knows, and
 * says where it could not read them all. Once a process.
 */
export async function undeclaredTicketWarnings(call: Call<Client>): Promise<readonly Diagnostic[]> {
  if (!call.client.ledger.firstLook()) return [];
  const { tickets, diagnostics } = await listOpen({ held: "never" }, call);
  return [
    ...diagnostics,
    ...tickets
      .filter(isUndeclared(call))
      .map((ticket) => warning(call, "never_held", nameDetails(ticket))),
  ];
}

function isUndeclared(call: Call<Client>): (ticket: Ticket) => boolean {
  return (ticket) => !call.client.ledger.isDeclared(ticket.id) && !isFiledMeanwhile(ticket, call);
}

async function undeclaredOnServer(
  inputs: Fields,
  call: Call<Client>,
): Promise<readonly Diagnostic[]> {
  const { tickets, diagnostics } = await listOpen({ held: "never" }, call);
  const serverId = text(inputs, "serverId");
  const isMeant = bare(inputs["idempotencyKey"] ?? null) !== null;
  const told = tickets
    .filter(isUndeclared(call))
    .map((ticket) =>
      ticket.serverId === serverId && !isMeant
        ? error(call, "undeclared_on_server", nameDetails(ticket), ["serverId"])
        : warning(call, "never_held", nameDetails(ticket)),
    );
  return [...diagnostics, ...told];
}

/** Two declarations that are filed at once do not find each other's ticket. */
function askedTwice(inputs: Fields, origin: string, call: Call<Client>): Diagnostic | null {
  const asked = derivedKeyOf(inputs);
  if (asked === null) return null;
  const { ledger, project } = call.client;
  const key = [project, text(call.settings, "namespace") ?? "", asked].join();
  if (ledger.reserveAt(key, origin)) return null;
  return error(call, "request_twice", { serverId: text(inputs, "serverId") ?? "" }, ["title"]);
}

/** In Pulumi a rename without an alias is a create under another URN. */
async function renamed(
  inputs: Fields,
  origin: string,
  call: Call<Client>,
): Promise<readonly Diagnostic[]> {
  const server = text(inputs, "serverId");
  if (server === null) return [];
  const { tickets, diagnostics } = await listOpen({ server }, call);
  const alike = tickets.find(
    (ticket) => ticket.binding.origin !== origin && asksTheSame(ticket, inputs),
  );
  if (alike === undefined) return diagnostics;
  const details = { ...nameDetails(alike), origin: alike.binding.origin ?? "" };
  return [...diagnostics, error(call, "looks_like_rename", details)];
}

function asksTheSame(ticket: Ticket, inputs: Fields): boolean {
  const edited = editedFields(contentOf(ticket), inputs);
  return !edited.some((name) => name === "services" || name === "title" || name === "body");
}

/** As many pages as a plan may take; what is left unread is told of. */
async function listOpen(
  filter: { readonly held?: "never"; readonly server?: string },
  call: Call<Client>,
): Promise<{ readonly tickets: readonly Ticket[]; readonly diagnostics: readonly Diagnostic[] }> {
  const namespace = text(call.settings, "namespace") ?? "";
  const parameters = { project: call.client.project };
  const tickets: Ticket[] = [];
  let query: QueryOf<"listTickets"> = { ...filter, namespace, open: true };
  for (let page = 0; page < pagesMax; page += 1) {
    const reply: Reply<"listTickets"> = await ask(call, "listTickets", { parameters, query });
    if (!reply.ok) return { tickets, diagnostics: [faultDiagnostic(call, reply.fault)] };
    tickets.push(...reply.answer.tickets);
    if (reply.answer.nextCursor === null) return { tickets, diagnostics: [] };
    query = { ...query, cursor: reply.answer.nextCursor };
  }
  return { tickets, diagnostics: [warning(call, "tickets_unread", { count: tickets.length })] };
}
