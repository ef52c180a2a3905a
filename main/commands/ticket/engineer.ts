/** What the desk's engineers do. */
import type { Run } from "../command.ts";
import { ticketAtDesk } from "./connection.ts";
import { tellTicket } from "./tell-ticket.ts";

export const claim: Run = async (given, context) => {
  const { call, parameters } = await ticketAtDesk(given, context);
  const reason = given.text("--reason");
  const body = reason === undefined ? {} : { reason };
  tellTicket(await call("claimTicket", { parameters, body }), given, context);
};

export const delay: Run = async (given, context) => {
  const reason = given.needed("--reason");
  const { call, parameters, asOf } = await ticketAtDesk(given, context);
  const expectedAt = given.instantOrAfter(asOf, "--expected");
  tellTicket(
    await call("delayTicket", { parameters, body: { reason, expectedAt } }),
    given,
    context,
  );
};

export const resume: Run = async (given, context) => {
  const { call, parameters } = await ticketAtDesk(given, context);
  tellTicket(await call("resumeTicket", { parameters }), given, context);
};

export const requestRevision: Run = async (given, context) => {
  const { call, parameters } = await ticketAtDesk(given, context);
  const body = { reason: given.needed("--reason") };
  tellTicket(await call("requestRevision", { parameters, body }), given, context);
};

export const requestApproval: Run = async (given, context) => {
  const { call, parameters, asOf } = await ticketAtDesk(given, context);
  const start = given.instantOrAfter(asOf, "--start");
  const end = given.instantOrAfter(start, "--end");
  const items = given.texts("--item");
  const body = {
    ...(items.length === 0 ? {} : { items: [...items] }),
    window: { start, end },
    steps: [...given.texts("--step")],
  };
  tellTicket(await call("requestApproval", { parameters, body }), given, context);
};

export const withdrawApproval: Run = async (given, context) => {
  const { call, parameters } = await ticketAtDesk(given, context);
  tellTicket(await call("withdrawApproval", { parameters }), given, context);
};

export const start: Run = async (given, context) => {
  const { call, parameters } = await ticketAtDesk(given, context);
  tellTicket(await call("startWork", { parameters }), given, context);
};

export const complete: Run = async (given, context) => {
  const { call, parameters } = await ticketAtDesk(given, context);
  const body = { note: given.needed("--note") };
  tellTicket(await call("completeWork", { parameters, body }), given, context);
};

export const closeUndone: Run = async (given, context) => {
  const { call, parameters } = await ticketAtDesk(given, context);
  const body = { reason: given.needed("--reason") };
  tellTicket(await call("closeUndone", { parameters, body }), given, context);
};

/** The one command that shows secrets; the desk writes down who asked, and why. */
export const reveal: Run = async (given, context) => {
  const { call, parameters } = await ticketAtDesk(given, context);
  const answer = await call("revealSecurityInfo", {
    parameters,
    body: { reason: given.needed("--reason") },
  });
  if (given.flag("--json")) return context.terminal.data(answer);
  for (const [service, fields] of Object.entries(answer.securityInfo)) {
    context.terminal.heading(service);
    context.terminal.facts(Object.entries(fields));
  }
};
