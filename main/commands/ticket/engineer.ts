/** What the desk's engineers do. */
import type { Run } from "../command.ts";
import { tell, ticketAtDesk } from "./side.ts";

export const claim: Run = async (given, scene) => {
  const { call, parameters } = await ticketAtDesk(given, scene);
  const reason = given.text("--reason");
  const body = reason === undefined ? {} : { reason };
  tell(await call("claimTicket", { parameters, body }), given, scene);
};

export const delay: Run = async (given, scene) => {
  const reason = given.needed("--reason");
  const { call, parameters, asOf } = await ticketAtDesk(given, scene);
  const expectedAt = given.instantOrAfter(asOf, "--expected");
  tell(await call("delayTicket", { parameters, body: { reason, expectedAt } }), given, scene);
};

export const resume: Run = async (given, scene) => {
  const { call, parameters } = await ticketAtDesk(given, scene);
  tell(await call("resumeTicket", { parameters }), given, scene);
};

export const requestRevision: Run = async (given, scene) => {
  const { call, parameters } = await ticketAtDesk(given, scene);
  const body = { reason: given.needed("--reason") };
  tell(await call("requestRevision", { parameters, body }), given, scene);
};

export const requestApproval: Run = async (given, scene) => {
  const { call, parameters, asOf } = await ticketAtDesk(given, scene);
  const start = given.instantOrAfter(asOf, "--start");
  const end = given.instantOrAfter(start, "--end");
  const items = given.texts("--item");
  const body = {
    ...(items.length === 0 ? {} : { items: [...items] }),
    window: { start, end },
    steps: [...given.texts("--step")],
  };
  tell(await call("requestApproval", { parameters, body }), given, scene);
};

export const withdrawApproval: Run = async (given, scene) => {
  const { call, parameters } = await ticketAtDesk(given, scene);
  tell(await call("withdrawApproval", { parameters }), given, scene);
};

export const start: Run = async (given, scene) => {
  const { call, parameters } = await ticketAtDesk(given, scene);
  tell(await call("startWork", { parameters }), given, scene);
};

export const complete: Run = async (given, scene) => {
  const { call, parameters } = await ticketAtDesk(given, scene);
  const body = { note: given.needed("--note") };
  tell(await call("completeWork", { parameters, body }), given, scene);
};

export const closeUndone: Run = async (given, scene) => {
  const { call, parameters } = await ticketAtDesk(given, scene);
  const body = { reason: given.needed("--reason") };
  tell(await call("closeUndone", { parameters, body }), given, scene);
};

/** The one command that shows secrets; the desk writes down who asked, and why. */
export const reveal: Run = async (given, scene) => {
  const { call, parameters } = await ticketAtDesk(given, scene);
  const answer = await call("revealSecurityInfo", {
    parameters,
    body: { reason: given.needed("--reason") },
  });
  if (given.flag("--json")) return scene.terminal.data(answer);
  for (const [service, fields] of Object.entries(answer.securityInfo)) {
    scene.terminal.heading(service);
    scene.terminal.facts(Object.entries(fields));
  }
};
