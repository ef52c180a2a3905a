/** How each refusal is met by somebody who talks HTTP to the desk. */
import type { FaultCode } from "../../../core/fault.ts";
import type { RequestOf, RouteName } from "../../../desk/contract/index.ts";
import { pathOf } from "../../../desk/contract/routes.ts";
import { demoData, type DemoRole } from "../../../desk/demo/index.ts";
import type { TestDesk } from "../../support/desk.ts";
import {
  application,
  askForApproval,
  complete,
  confirm,
  file,
  keyNamed,
  project,
  registerKey,
  workWindow,
} from "../../support/requests.ts";
import { type Answer, bearer, sender } from "./attack/calls.ts";

/** Asks again as often as it is wanted: a refusal changes nothing. */
export type Asking = (headers: Readonly<Record<string, string>>) => Promise<Answer>;

export type Provoke = (desk: TestDesk) => Promise<Asking> | Asking;

const json = { "content-type": "application/json" };

/** The route as the role may call it, with a body that the compiler has seen. */
export function by<Name extends RouteName>(
  desk: TestDesk,
  role: DemoRole,
  route: Name,
  request: RequestOf<Name>,
): Asking {
  const { parameters, body, version } = request;
  const condition = version === undefined ? {} : { "if-match": `"${version}"` };
  const headers = { ...bearer(desk.tokens[role]), ...condition, ...json };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const call = { route, path: pathOf(route, parameters), ...sent };
  return (more) => sender(desk.address)({ ...call, headers: { ...headers, ...more } });
}

/** A comment whose body no client of ours would send. */
function comment(desk: TestDesk, body: string): Asking {
  const path = pathOf("commentTicket", { project, ticket: "tkt_0" });
  const headers = { ...bearer(desk.tokens.customer), ...json };
  const call = { route: "commentTicket", path, body } as const;
  return (more) => sender(desk.address)({ ...call, headers: { ...headers, ...more } });
}

type Form = Parameters<typeof application>[0];

async function filing(
  desk: TestDesk,
  changes: Form,
  more: Partial<RequestOf<"putTicketByKey">["body"]> = {},
) {
  const parameters = { project, key: keyNamed("provoked") };
  const { answer } = await desk.ask("customer", "readTicketByKey", { parameters });
  const form = application(changes);
  const body = { id: answer.nextId, namespace: null, origin: null, application: form, ...more };
  return by(desk, "customer", "putTicketByKey", { parameters, body });
}

const secret = "canary-secret";
const privateKey = `-----BEGIN OPENSSH PRIVATE KEY-----\n${secret}\n-----END OPENSSH PRIVATE KEY-----\n`;

const atTicket = (id: string) => ({ project, ticket: id });
const reason = { reason: "a reason" };

async function claimed(desk: TestDesk) {
  const ticket = await file(desk);
  const parameters = { ticket: ticket.id };
  const { answer } = await desk.ask("engineer", "claimTicket", { parameters, body: {} });
  return answer.ticket;
}

async function confirmed(desk: TestDesk) {
  return confirm(desk, await askForApproval(desk, await file(desk)));
}

async function requestApproval(
  desk: TestDesk,
  draft: Partial<RequestOf<"requestApproval">["body"]>,
) {
  const { id } = await claimed(desk);
  const body = { window: workWindow, steps: ["Install"], ...draft };
  return by(desk, "engineer", "requestApproval", { parameters: { ticket: id }, body });
}

async function inquiry(desk: TestDesk) {
  const byKey = { parameters: { project, key: keyNamed("provoked") } };
  const { answer } = await desk.ask("customer", "readInquiryByKey", byKey);
  const question = { kind: "general", ticketId: null, subject: "When?", body: "When?" } as const;
  return { byKey, body: { id: answer.nextId, ...question } };
}

function decision(
  { id, version, workPlanHash }: Awaited<ReturnType<typeof file>>,
  hash = workPlanHash ?? "",
) {
  const body = { workPlanHash: hash, acknowledgeIrreversible: true as const };
  return { parameters: atTicket(id), version, body };
}

export const provoked = {
  host_refused: (desk) => (headers) =>
    by(desk, "customer", "readProject", { parameters: { project } })({
      ...headers,
      host: "evil.example",
    }),
  unauthenticated: (desk) => (headers) =>
    by(desk, "customer", "readProject", { parameters: { project } })({
      ...headers,
      authorization: secret,
    }),
  body_too_large: (desk) => comment(desk, JSON.stringify({ body: secret.repeat(60_000) })),
  body_malformed: (desk) => comment(desk, `{"body":"${secret}"`),
  field_unknown: (desk) => comment(desk, JSON.stringify({ body: "x", more: secret })),
  field_invalid: (desk) => comment(desk, JSON.stringify({ body: [secret] })),
  forbidden: (desk) =>
    by(desk, "auditor", "commentTicket", { parameters: atTicket("tkt_0"), body: { body: secret } }),
  not_found: (desk) => by(desk, "customer", "readTicket", { parameters: atTicket("tkt_0") }),

  server_unknown: (desk) => filing(desk, { serverId: "web-9" }),
  service_unknown: (desk) => filing(desk, { services: ["everything"] }),
  security_info_required: (desk) => filing(desk, { services: ["db-install"] }),
  security_info_unexpected: (desk) =>
    filing(desk, { securityInfo: { "web-server-install": { password: secret } } }),
  contact_invalid: (desk) =>
    filing(desk, { contact: { name: "Kim Jiwon", phone: "1", email: `${secret}@example.com` } }),
  consent_required: (desk) => filing(desk, { consent: { agreed: false, noticeVersion: 1 } }),
  consent_outdated: (desk) => filing(desk, { consent: { agreed: true, noticeVersion: 9 } }),
  cost_above_cap: (desk) => filing(desk, {}, { maxCost: 1 }),
  price_changed: (desk) => filing(desk, {}, { estimate: { amount: 1, vat: 0 } }),
  id_changed: (desk) => filing(desk, {}, { id: "tkt_00000000000000000000000000000000" }),
  async attachment_refused(desk) {
    const { id } = await file(desk);
    const path = pathOf("putAttachment", { ...atTicket(id), attachment: "id_rsa" });
    const headers = { ...bearer(desk.tokens.customer), "content-type": "application/octet-stream" };
    const call = { route: "putAttachment", path, body: privateKey } as const;
    return (more) => sender(desk.address)({ ...call, headers: { ...headers, ...more } });
  },
  async key_in_use(desk) {
    const { id } = await file(desk, "provoked");
    const hold = { key: keyNamed("provoked"), namespace: null, origin: null };
    await desk.ask("customer", "holdTicket", { parameters: atTicket(id), body: hold });
    return filing(desk, {}, { id });
  },
  async ticket_open(desk) {
    const { id } = await file(desk);
    return by(desk, "customer", "freeTicketKeys", { parameters: atTicket(id) });
  },
  async repeated_differently(desk) {
    const { byKey, body } = await inquiry(desk);
    await desk.ask("customer", "putInquiryByKey", { ...byKey, body });
    return by(desk, "customer", "putInquiryByKey", { ...byKey, body: { ...body, body: "Why?" } });
  },
  async version_required(desk) {
    const { id } = await file(desk);
    return by(desk, "customer", "cancelTicket", { parameters: atTicket(id), body: reason });
  },
  async version_stale(desk) {
    const { id } = await file(desk);
    const request = { parameters: atTicket(id), version: 99, body: reason };
    return by(desk, "customer", "cancelTicket", request);
  },

  async staff_cannot_confirm(desk) {
    return by(desk, "engineer", "confirmTicket", decision(await file(desk), "a".repeat(64)));
  },
  async ticket_ended(desk) {
    const { id } = await complete(desk, await file(desk));
    return by(desk, "engineer", "claimTicket", { parameters: { ticket: id }, body: reason });
  },
  async already_confirmed(desk) {
    return by(desk, "customer", "confirmTicket", decision(await confirmed(desk), "b".repeat(64)));
  },
  async ticket_confirmed(desk) {
    const { id, version } = await confirmed(desk);
    return by(desk, "customer", "cancelTicket", {
      parameters: atTicket(id),
      version,
      body: reason,
    });
  },
  async ticket_not_editable(desk) {
    const { id, version } = await claimed(desk);
    const body = { application: application({ title: "Another title" }) };
    return by(desk, "customer", "editTicket", { parameters: atTicket(id), version, body });
  },
  async approval_required(desk) {
    const { id } = await claimed(desk);
    return by(desk, "engineer", "startWork", { parameters: { ticket: id } });
  },
  async event_not_allowed(desk) {
    const { id } = await file(desk);
    const request = { parameters: { ticket: id }, body: { note: "done" } };
    return by(desk, "engineer", "completeWork", request);
  },
  async server_fixed(desk) {
    const { id } = await file(desk);
    const request = { parameters: atTicket(id), body: { serverId: "db-1" } };
    return by(desk, "customer", "putGrant", request);
  },
  async reason_required(desk) {
    const { id, version } = await file(desk);
    const request = { parameters: atTicket(id), version, body: { reason: " " } };
    return by(desk, "customer", "cancelTicket", request);
  },
  async out_of_order(desk) {
    await file(desk, "first");
    const { id } = await file(desk, "second");
    return by(desk, "engineer", "claimTicket", { parameters: { ticket: id }, body: {} });
  },
  async time_past(desk) {
    const { id } = await claimed(desk);
    const body = { ...reason, expectedAt: "2026-11-23T01:00:00Z" };
    return by(desk, "engineer", "delayTicket", { parameters: { ticket: id }, body });
  },
  work_plan_invalid: (desk) => requestApproval(desk, { items: [] }),
  window_invalid: (desk) =>
    requestApproval(desk, { window: { start: workWindow.end, end: workWindow.start } }),
  async window_past(desk) {
    const asked = await askForApproval(desk, await file(desk));
    desk.clock.set(workWindow.end);
    return by(desk, "customer", "confirmTicket", decision(asked));
  },
  year_unknown(desk) {
    desk.clock.set("2027-12-28T01:00:00Z");
    const window = { start: "2028-01-04T02:00:00Z", end: "2028-01-04T03:00:00Z" };
    return requestApproval(desk, { window });
  },
  async work_plan_changed(desk) {
    const asked = await askForApproval(desk, await file(desk));
    return by(desk, "customer", "confirmTicket", decision(asked, "b".repeat(64)));
  },
  async grant_not_active(desk) {
    const asked = await askForApproval(desk, await file(desk));
    const parameters = { project, grant: asked.grant?.id ?? "" };
    await desk.ask("customer", "revokeGrant", { parameters });
    return by(desk, "customer", "confirmTicket", decision(asked));
  },
  async key_not_registered(desk) {
    const { id } = await confirmed(desk);
    desk.clock.set(workWindow.start);
    return by(desk, "engineer", "startWork", { parameters: { ticket: id } });
  },
  async outside_working_time(desk) {
    const { id, serverId } = await confirmed(desk);
    await registerKey(desk, serverId);
    desk.clock.set("2026-11-28T02:00:00Z");
    return by(desk, "engineer", "startWork", { parameters: { ticket: id } });
  },

  async grant_locked(desk) {
    const { grant } = await confirmed(desk);
    return by(desk, "customer", "revokeGrant", { parameters: { project, grant: grant?.id ?? "" } });
  },
  async grant_too_long(desk) {
    const { id, serverId } = await file(desk);
    const request = { parameters: atTicket(id), body: { serverId, duration: "1000h" } };
    return by(desk, "customer", "putGrant", request);
  },
  async grant_ended(desk) {
    const { id, serverId } = await file(desk);
    const opening = { parameters: atTicket(id), body: { serverId } };
    const { answer } = await desk.ask("customer", "putGrant", opening);
    const parameters = { project, grant: answer.grant.id };
    await desk.ask("customer", "revokeGrant", { parameters });
    return by(desk, "customer", "extendGrant", { parameters, body: {} });
  },
  async server_in_use(desk) {
    const { serverId } = await confirmed(desk);
    return by(desk, "admin", "removeServer", { parameters: { owner: project, server: serverId } });
  },
  ssh_key_refused: (desk) =>
    by(desk, "customer", "putKeyRegistration", {
      parameters: { project, server: "web-1", fingerprint: "SHA256:x" },
      body: { account: "engineer", publicKey: privateKey },
    }),
  async address_refused(desk) {
    desk.sql("update server set address = '127.0.0.1' where id = 'web-1'");
    const { id } = await registerKey(desk, "web-1");
    return by(desk, "engineer", "verifyKeyRegistration", { parameters: { registration: id } });
  },

  async inquiry_not_open(desk) {
    const { byKey, body } = await inquiry(desk);
    await desk.ask("customer", "putInquiryByKey", { ...byKey, body });
    return by(desk, "engineer", "acceptExpedite", { parameters: { inquiry: body.id } });
  },
  async inquiry_unanswered(desk) {
    const { byKey, body } = await inquiry(desk);
    await desk.ask("customer", "putInquiryByKey", { ...byKey, body });
    return by(desk, "engineer", "closeDeskInquiry", { parameters: { inquiry: body.id } });
  },
  async inquiry_needs_ticket(desk) {
    const { byKey, body } = await inquiry(desk);
    return by(desk, "customer", "putInquiryByKey", {
      ...byKey,
      body: { ...body, kind: "expedite" },
    });
  },
  async not_charged(desk) {
    const { id } = await file(desk);
    const parameters = { ticket: id, credit: "one" };
    return by(desk, "admin", "giveCredit", { parameters, body: { amount: 1, ...reason } });
  },
  async credit_above_charge(desk) {
    const { id } = await complete(desk, await file(desk));
    const parameters = { ticket: id, credit: "one" };
    return by(desk, "admin", "giveCredit", { parameters, body: { amount: 1_000_000, ...reason } });
  },
  async security_info_sealed(desk) {
    const securityInfo = { "db-install": { dbRootPassword: secret } };
    const { id } = await file(desk, "sealed", { services: ["db-install"], securityInfo });
    return by(desk, "engineer", "revealSecurityInfo", { parameters: { ticket: id }, body: reason });
  },

  principal_of_both_sides: (desk) =>
    by(desk, "admin", "putPrincipal", {
      parameters: { principal: "customer" },
      body: { name: "customer", kind: "person", deskRoles: ["engineer"] },
    }),
  last_admin: (desk) =>
    by(desk, "admin", "putPrincipal", {
      parameters: { principal: "admin" },
      body: { name: "admin", kind: "person", deskRoles: [] },
    }),
  import_fixed: (desk) => {
    const [notice] = demoData.notices ?? [];
    const notices = notice === undefined ? [] : [{ ...notice, purpose: "another purpose" }];
    return by(desk, "admin", "importDeskData", { parameters: {}, body: { notices } });
  },
} as const satisfies Partial<Record<FaultCode, Provoke>>;
