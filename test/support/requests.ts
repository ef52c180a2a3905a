/** Requests that tests begin from. */
import { ticketKey } from "../../core/key/index.ts";
import type { BodyOf, Ticket } from "../../desk/contract/index.ts";
import type { TestDesk } from "./desk.ts";

export const project = "demo";

export function keyNamed(idempotencyKey: string, serverId = "web-1"): string {
  return ticketKey({ namespace: "shop", origin: "", idempotencyKey, serverId });
}

type Application = BodyOf<"putTicketByKey">["application"];

export function application(changes: Partial<Application> = {}): Application {
  return {
    serverId: "web-1",
    services: ["web-server-install"],
    title: "Install nginx",
    body: "Please install nginx and open it to the load balancer.",
    nightWork: false,
    contact: { name: "Kim Jiwon", phone: "010-1234-5678", email: "jiwon@example.com" },
    consent: { agreed: true, noticeVersion: 1 },
    ...changes,
  };
}

/** A ticket filed as the provider files: the next id is asked for, then used. */
export async function file(
  desk: TestDesk,
  name = "first",
  changes: Partial<Application> = {},
): Promise<Ticket> {
  const form = application(changes);
  const parameters = { project, key: keyNamed(name, form.serverId) };
  const { answer } = await desk.ask("customer", "readTicketByKey", { parameters });
  const filed = await desk.ask("customer", "putTicketByKey", {
    parameters,
    body: { id: answer.nextId, namespace: "shop", origin: null, application: form },
  });
  return filed.answer.ticket;
}

export async function read(desk: TestDesk, { id }: Ticket): Promise<Ticket> {
  const { answer } = await desk.ask("customer", "readTicket", {
    parameters: { project, ticket: id },
  });
  return answer.ticket;
}

/** From 14:00 to 16:00 in Seoul on the test desk's first day. */
export const workWindow = { start: "2026-11-24T05:00:00Z", end: "2026-11-24T07:00:00Z" };

/** Claimed, access allowed, and the customer asked. */
export async function askForApproval(desk: TestDesk, { id, serverId }: Ticket): Promise<Ticket> {
  const parameters = { ticket: id };
  await desk.ask("customer", "putGrant", {
    parameters: { project, ...parameters },
    body: { serverId },
  });
  await desk.ask("engineer", "claimTicket", { parameters, body: { reason: "a test" } });
  const { answer } = await desk.ask("engineer", "requestApproval", {
    parameters,
    body: { window: workWindow, steps: ["Install nginx", "Open port 443"] },
  });
  return answer.ticket;
}

export async function confirm(desk: TestDesk, ticket: Ticket): Promise<Ticket> {
  const { id, version, workPlanHash } = ticket;
  const { answer } = await desk.ask("customer", "confirmTicket", {
    parameters: { project, ticket: id },
    version,
    body: { workPlanHash: workPlanHash ?? "", acknowledgeIrreversible: true },
  });
  return answer.ticket;
}

/** The published engineer key, registered on the ticket's server. */
export async function registerKey(desk: TestDesk, serverId: string) {
  const { answer } = await desk.ask("customer", "readAccessProfile", { parameters: { project } });
  const { account, publicKey, fingerprint } = answer.profile;
  const registered = await desk.ask("customer", "putKeyRegistration", {
    parameters: { project, server: serverId, fingerprint },
    body: { account, publicKey },
  });
  return registered.answer.registration;
}

/** Everything up to the end of the work. */
export async function complete(desk: TestDesk, ticket: Ticket): Promise<Ticket> {
  await registerKey(desk, ticket.serverId);
  await confirm(desk, await askForApproval(desk, ticket));
  desk.clock.set(workWindow.start);
  const parameters = { ticket: ticket.id };
  await desk.ask("engineer", "startWork", { parameters });
  const { answer } = await desk.ask("engineer", "completeWork", {
    parameters,
    body: { note: "nginx runs" },
  });
  return answer.ticket;
}
