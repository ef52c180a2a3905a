import type { Ticket } from "../../../desk/contract/index.ts";
import type { Run, Scene } from "../command.ts";
import { Failure } from "../failure.ts";
import { seoul } from "../moment.ts";
import { words } from "../words.ts";
import { tell, ticketOfProject } from "./side.ts";

export const allow: Run = async (given, scene) => {
  const { call, ticket, parameters } = await ticketOfProject(given, scene);
  const duration = given.text("--duration");
  const { serverId } = ticket;
  const answer = await call("putGrant", {
    parameters,
    body: { serverId, ...(duration === undefined ? {} : { duration }) },
  });
  if (given.flag("--json")) return scene.terminal.data(answer);
  const { sourceCidrs, port, expiresAt } = answer.grant;
  scene.terminal.say(`${sourceCidrs.join(", ")} → ${serverId} tcp/${port} – ${seoul(expiresAt)}`);
};

export const revoke: Run = async (given, scene) => {
  const { call, project, ticket } = await ticketOfProject(given, scene);
  const { id: grant } = grantOf(ticket, scene);
  const answer = await call("revokeGrant", { parameters: { project, grant } });
  if (given.flag("--json")) return scene.terminal.data(answer);
  scene.terminal.say(`${ticket.number}: ${answer.grant.state}`);
};

function grantOf({ grant, number }: Ticket, { language }: Scene) {
  if (grant !== null) return grant;
  throw new Failure(words.noGrant[language]({ number }));
}

export const registerKey: Run = async (given, scene) => {
  const { call, project, ticket } = await ticketOfProject(given, scene);
  const { profile } = await call("readAccessProfile", { parameters: { project } });
  const { account, publicKey, fingerprint } = profile;
  const answer = await call("putKeyRegistration", {
    parameters: { project, server: ticket.serverId, fingerprint },
    body: { account, publicKey },
  });
  if (given.flag("--json")) return scene.terminal.data(answer);
  scene.terminal.quote(
    words.installKey[scene.language]({
      serverId: ticket.serverId,
      account,
      line: answer.registration.authorizedKeysLine,
    }),
  );
};

export const withdrawConsent: Run = async (given, scene) => {
  const { call, parameters } = await ticketOfProject(given, scene);
  tell(await call("withdrawConsent", { parameters }), given, scene);
};
