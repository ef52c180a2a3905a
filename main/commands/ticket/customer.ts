/** What a project's people do with a ticket. Each reads it first and says which version it has seen. */
import type { Run } from "../command.ts";
import { failure } from "../../failure/index.ts";
import { changedForm, costLimit } from "./form.ts";
import { ticketOfProject } from "./connection.ts";
import { tellTicket } from "./tell-ticket.ts";

export const edit: Run = async (given, context) => {
  const limit = costLimit(given);
  const { call, ticket, version, parameters } = await ticketOfProject(given, context);
  const body = { application: await changedForm(ticket, given), ...limit };
  tellTicket(await call("editTicket", { parameters, version, body }), given, context);
};

/** The same call as an edit, for a ticket that was sent back: nothing else has to differ. */
export const resubmit: Run = async (given, context) => {
  const limit = costLimit(given);
  const { call, ticket, version, parameters } = await ticketOfProject(given, context);
  const { number, state } = ticket;
  if (state !== "revision_requested") throw failure("revision_not_requested", { number, state });
  const body = { application: await changedForm(ticket, given), ...limit };
  tellTicket(await call("editTicket", { parameters, version, body }), given, context);
};

/** Irreversible, so the person names what he or she agrees to, and says that this is known. */
export const confirm: Run = async (given, context) => {
  if (!given.flag("--acknowledge-irreversible")) throw failure("not_acknowledged", {});
  const limit = costLimit(given);
  const { call, version, parameters } = await ticketOfProject(given, context);
  const body = {
    workPlanHash: given.needed("--work-plan-hash"),
    acknowledgeIrreversible: true as const,
    ...limit,
  };
  tellTicket(await call("confirmTicket", { parameters, version, body }), given, context);
};

export const reReview: Run = async (given, context) => {
  const { call, version, parameters } = await ticketOfProject(given, context);
  const body = { reason: given.needed("--reason") };
  tellTicket(await call("requestReReview", { parameters, version, body }), given, context);
};
