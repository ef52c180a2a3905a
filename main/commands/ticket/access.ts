import type { Ticket } from "../../../desk/contract/index.ts";
import type { Context, Run } from "../command.ts";
import { Failure } from "../failure.ts";
import { seoul } from "../moment.ts";
import { words } from "../words.ts";
import { tell, ticketOfProject } from "./side.ts";

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
  context.terminal.say(`${sourceCidrs.join(", ")} → ${serverId} tcp/${port} – ${seoul(expiresAt)}`);
};

export const revoke: Run = async (given, context) => {
  const { call, project, ticket } = await ticketOfProject(given, context);
  const { id: grant } = grantOf(ticket, context);
  const answer = await call("revokeGrant", { parameters: { project, grant } });
  if (given.flag("--json")) return context.terminal.data(answer);
  context.terminal.say(`${ticket.number}: ${answer.grant.state}`);
};

function grantOf({ grant, number }: Ticket, { language }: Context) {
  if (grant !== null) return grant;
  throw new Failure(words.noGrant[language]({ number }));
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
    words.installKey[context.language]({
      serverId: ticket.serverId,
      account,
      line: answer.registration.authorizedKeysLine,
    }),
  );
};

export const withdrawConsent: Run = async (given, context) => {
  const { call, parameters } = await ticketOfProject(given, context);
  tell(await call("withdrawConsent", { parameters }), given, context);
};
