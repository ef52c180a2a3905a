/** What a project's people do with a ticket. Each reads it first and says which version it has seen. */
import { stateLabels } from "../../../core/workflow/state.ts";
import type { Run } from "../command.ts";
import { Failure, misused } from "../failure.ts";
import { words } from "../words.ts";
import { changedForm } from "./form.ts";
import { tell, ticketOfProject } from "./side.ts";

export const edit: Run = async (given, context) => {
  const { call, ticket, version, parameters } = await ticketOfProject(given, context);
  const body = { application: await changedForm(ticket, given, context) };
  tell(await call("editTicket", { parameters, version, body }), given, context);
};

/** The same call as an edit, for a ticket that was sent back: nothing else has to differ. */
export const resubmit: Run = async (given, context) => {
  const { call, ticket, version, parameters } = await ticketOfProject(given, context);
  if (ticket.state !== "revision_requested") {
    const { language } = context;
    const state = stateLabels[ticket.state][language];
    throw new Failure(words.notWaiting[language]({ number: ticket.number, state }));
  }
  const body = { application: await changedForm(ticket, given, context) };
  tell(await call("editTicket", { parameters, version, body }), given, context);
};

/** Irreversible, so the person names what he or she agrees to, and says that this is known. */
export const confirm: Run = async (given, context) => {
  if (!given.flag("--acknowledge-irreversible"))
    throw misused(words.notAcknowledged[context.language]({}));
  const maxCost = given.integer("--max-cost");
  const { call, version, parameters } = await ticketOfProject(given, context);
  const body = {
    workPlanHash: given.needed("--work-plan-hash"),
    acknowledgeIrreversible: true as const,
    ...(maxCost === undefined ? {} : { maxCost }),
  };
  tell(await call("confirmTicket", { parameters, version, body }), given, context);
};

export const reReview: Run = async (given, context) => {
  const { call, version, parameters } = await ticketOfProject(given, context);
  const body = { reason: given.needed("--reason") };
  tell(await call("requestReReview", { parameters, version, body }), given, context);
};
