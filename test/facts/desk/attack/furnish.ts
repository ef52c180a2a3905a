import { idOfToken } from "../../../../desk/actions/people/tokens.ts";
import type { RequestOf, RouteName } from "../../../../desk/contract/index.ts";
import { ask, type TestDesk } from "../../../support/desk.ts";
import { application, keyNamed, workWindow } from "../../../support/requests.ts";
import type { Parameter } from "./calls.ts";

export type Project = "demo" | "other";

/** What people write in both projects, and what is in no refusal and no log. */
export const canary = "canary-7f3a";

export type Ids = Readonly<Record<Parameter, string>>;

/** Each project has a server that the other has not, so that its name is an id of its own. */
export const ownServers: Readonly<Record<Project, string>> = { demo: "db-1", other: "web-9" };

/** One of everything that has an id: a new kind of id does not compile before there is one. */
export async function furnish(desk: TestDesk, project: Project, token: string): Promise<Ids> {
  const by = <Name extends RouteName>(who: string, name: Name, request: RequestOf<Name>) =>
    ask(desk.address, who, name, request);
  const server = ownServers[project];
  desk.sql(
    "insert or ignore into server (project_id, id, name, ssh_port) values (?, ?, ?, 22)",
    project,
    server,
    server,
  );
  const key = keyNamed(`${project}-${canary}`, server);
  const byKey = { parameters: { project, key } };
  const { nextId: ticket } = (await by(token, "readTicketByKey", byKey)).answer;
  const form = application({ serverId: server, title: `${canary} title`, body: `${canary} body` });
  const filing = { id: ticket, namespace: canary, origin: null, application: form };
  await by(token, "putTicketByKey", { ...byKey, body: filing });
  const attachment = `${project}.txt`;
  const file = Buffer.from(`${canary} file\n`);
  await by(token, "putAttachment", { parameters: { project, ticket, attachment }, body: file });
  const opening = { parameters: { project, ticket }, body: { serverId: server } };
  const { grant } = (await by(token, "putGrant", opening)).answer;
  const { engineer } = desk.tokens;
  await by(engineer, "claimTicket", { parameters: { ticket }, body: { reason: "out of order" } });
  const draft = { window: workWindow, steps: [`${canary} step`] };
  await by(engineer, "requestApproval", { parameters: { ticket }, body: draft });
  const { nextId: inquiry } = (await by(token, "readInquiryByKey", byKey)).answer;
  const question = { kind: "follow_up", ticketId: ticket, subject: canary, body: canary } as const;
  await by(token, "putInquiryByKey", { ...byKey, body: { id: inquiry, ...question } });
  const { profile } = (await by(token, "readAccessProfile", { parameters: { project } })).answer;
  const { account, publicKey, fingerprint } = profile;
  const place = { project, server, fingerprint };
  const registering = { parameters: place, body: { account, publicKey } };
  const { registration } = (await by(token, "putKeyRegistration", registering)).answer;
  const ids = { ticket, inquiry, grant: grant.id, registration: registration.id };
  const people = {
    principal: project === "demo" ? "customer" : "stranger",
    token: idOfToken(token),
  };
  const names = { key, attachment, owner: project, credit: `${project}-credit` };
  return { ...place, ...ids, ...people, ...names };
}
