import type { Ticket } from "../../../desk/contract/index.ts";
import type { Run } from "../command.ts";
import { failure } from "../../failure/index.ts";
import { seoulTime } from "../seoul-time.ts";
import { messages } from "../messages.ts";
import { ticketOfProject } from "./connection.ts";
import { tellTicket } from "./tell-ticket.ts";

export const allow: Run = async (given, context) => {
  const { call, ticket, parameters } = await ticketOfProject(given, context);
  const duration = given.text("--duration");
  const { serverId } = ticket;
  const answer = await call("putGrant", {
    parameters,
    body: { serverId, ...(duration === undefined ? {} : { duration }) },
  });
  if (given.flag("--json")) return context.terminal.data(answer);
  const { sourceCidrs, port, expiresAt } = answer.grant;
  context.terminal.say(
    `${sourceCidrs.join(", ")} → ${serverId} tcp/${port} – ${seoulTime(expiresAt)}`,
  );
};

export const revoke: Run = async (given, context) => {
  const { call, project, ticket } = await ticketOfProject(given, context);
  const { id: grant } = grantOf(ticket);
  const answer = await call("revokeGrant", { parameters: { project, grant } });
  if (given.flag("--json")) return context.terminal.data(answer);
  context.terminal.say(`${ticket.number}: ${answer.grant.state}`);
};

function grantOf({ grant, number }: Ticket) {
  if (grant !== null) return grant;
  throw failure("grant_not_open", { number });
}

export const registerKey: Run = async (given, context) => {
  const { call, project, ticket } = await ticketOfProject(given, context);
  const { profile } = await call("readAccessProfile", { parameters: { project } });
  const { account, publicKey, fingerprint } = profile;
  const answer = await call("putKeyRegistration", {
    parameters: { project, server: ticket.serverId, fingerprint },
    body: { account, publicKey },
  });
  if (given.flag("--json")) return context.terminal.data(answer);
  context.terminal.quote(
    messages.installKey[context.language]({
      serverId: ticket.serverId,
      account,
      line: answer.registration.authorizedKeysLine,
    }),
  );
};

export const withdrawConsent: Run = async (given, context) => {
  const { call, parameters } = await ticketOfProject(given, context);
  tellTicket(await call("withdrawConsent", { parameters }), given, context);
};
