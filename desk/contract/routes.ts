/**
 * Every route of the desk: how it is addressed and who may use it.
 * Plain data, so that a client reads it without loading a validator; bodies stand in `bodies.ts`.
 */
import { deskRoles, projectRoles } from "../../core/people.ts";
import { operatorRoutes } from "./operator-routes.ts";
import type { Access, Route } from "./route.ts";

export type * from "./route.ts";

const reader: Access = { roles: projectRoles, scope: "read" };
const customerRead: Access = { roles: ["customer"], scope: "read" };
const customer: Access = { roles: ["customer"], scope: "write" };
const confirming: Access = { roles: ["customer"], scope: "confirm" };
const staffRead: Access = { roles: deskRoles, scope: "read" };
const engineer: Access = { roles: ["engineer"], scope: "write" };

const admin: Access = { roles: ["admin"], scope: "write" };

const project = "/v1/projects/{project}";
const ticket = `${project}/tickets/{ticket}` as const;
/** By its file name, which is one of a kind on a ticket. */
const attachment = `${ticket}/attachments/{attachment}` as const;
const byKey = `${project}/tickets/by-key/{key}` as const;
const inquiry = `${project}/inquiries/{inquiry}` as const;
const inquiryByKey = `${project}/inquiries/by-key/{key}` as const;
const deskInquiry = "/v1/desk/inquiries/{inquiry}";
const deskTicket = "/v1/desk/tickets/{ticket}";

export const routes = {
  readProject: { method: "GET", path: project, access: reader },
  listServers: { method: "GET", path: `${project}/servers`, access: reader },
  readServer: { method: "GET", path: `${project}/servers/{server}`, access: reader },
  listServices: { method: "GET", path: `${project}/services`, access: reader },
  estimate: { method: "POST", path: `${project}/estimates`, access: reader },
  readCurrentNotice: { method: "GET", path: `${project}/notices/current`, access: reader },
  readAccessProfile: { method: "GET", path: `${project}/access-profile`, access: reader },

  listTickets: { method: "GET", path: `${project}/tickets`, access: reader },
  readTicket: { method: "GET", path: ticket, access: reader },
  listTicketEvents: { method: "GET", path: `${ticket}/events`, access: reader },
  listComments: { method: "GET", path: `${ticket}/comments`, access: reader },
  readTicketByKey: { method: "GET", path: byKey, access: reader },
  putTicketByKey: { method: "PUT", path: byKey, access: customer },
  holdTicket: { method: "PUT", path: `${ticket}/held`, access: customerRead },
  releaseTicket: { method: "DELETE", path: `${ticket}/held`, access: customer },
  freeTicketKeys: { method: "DELETE", path: `${ticket}/keys`, access: customer },
  editTicket: { method: "PUT", path: `${ticket}/form`, access: customer, versioned: true },
  cancelTicket: { method: "POST", path: `${ticket}/cancel`, access: customer, versioned: true },
  commentTicket: { method: "POST", path: `${ticket}/comments`, access: customer },
  confirmTicket: { method: "POST", path: `${ticket}/confirm`, access: confirming, versioned: true },
  requestReReview: {
    method: "POST",
    path: `${ticket}/re-review`,
    access: customer,
    versioned: true,
  },

  putGrant: { method: "PUT", path: `${ticket}/grant`, access: customer },
  readGrant: { method: "GET", path: `${project}/grants/{grant}`, access: reader },
  extendGrant: { method: "POST", path: `${project}/grants/{grant}/extend`, access: customer },
  revokeGrant: { method: "DELETE", path: `${project}/grants/{grant}`, access: customer },

  putKeyRegistration: {
    method: "PUT",
    path: `${project}/servers/{server}/key-registrations/{fingerprint}`,
    access: customer,
  },
  readKeyRegistration: {
    method: "GET",
    path: `${project}/key-registrations/{registration}`,
    access: reader,
  },
  removeKeyRegistration: {
    method: "DELETE",
    path: `${project}/key-registrations/{registration}`,
    access: customer,
  },

  listAttachments: { method: "GET", path: `${ticket}/attachments`, access: reader },
  putAttachment: { method: "PUT", path: attachment, access: customer },
  readAttachment: { method: "GET", path: attachment, access: reader },
  removeAttachment: { method: "DELETE", path: attachment, access: customer },
  listCharges: { method: "GET", path: `${project}/charges`, access: reader },
  withdrawConsent: { method: "POST", path: `${ticket}/withdraw-consent`, access: customer },

  listInquiries: { method: "GET", path: `${project}/inquiries`, access: reader },
  readInquiry: { method: "GET", path: inquiry, access: reader },
  readInquiryByKey: { method: "GET", path: inquiryByKey, access: reader },
  putInquiryByKey: { method: "PUT", path: inquiryByKey, access: customer },
  writeInquiry: { method: "POST", path: `${inquiry}/messages`, access: customer },
  closeInquiry: { method: "DELETE", path: inquiry, access: customer },

  listDeskInquiries: { method: "GET", path: "/v1/desk/inquiries", access: staffRead },
  readDeskInquiry: { method: "GET", path: deskInquiry, access: staffRead },
  answerInquiry: { method: "POST", path: `${deskInquiry}/answer`, access: engineer },
  closeDeskInquiry: { method: "DELETE", path: deskInquiry, access: engineer },
  acceptExpedite: { method: "POST", path: `${deskInquiry}/accept`, access: engineer },
  declineExpedite: { method: "POST", path: `${deskInquiry}/decline`, access: engineer },

  listDeskAttachments: { method: "GET", path: `${deskTicket}/attachments`, access: staffRead },
  readDeskAttachment: {
    method: "GET",
    path: `${deskTicket}/attachments/{attachment}`,
    access: staffRead,
  },
  listDeskCharges: { method: "GET", path: "/v1/desk/charges", access: staffRead },
  giveCredit: { method: "PUT", path: `${deskTicket}/credits/{credit}`, access: admin },
  eraseContact: { method: "POST", path: `${deskTicket}/erase-contact`, access: admin },
  verifyKeyRegistration: {
    method: "POST",
    path: "/v1/desk/key-registrations/{registration}/verify",
    access: engineer,
  },

  listDeskTickets: { method: "GET", path: "/v1/desk/tickets", access: staffRead },
  listDeskComments: { method: "GET", path: `${deskTicket}/comments`, access: staffRead },
  commentDeskTicket: { method: "POST", path: `${deskTicket}/comments`, access: engineer },
  readQueue: { method: "GET", path: "/v1/desk/queue", access: staffRead },
  readDeskTicket: { method: "GET", path: deskTicket, access: staffRead },
  claimTicket: { method: "POST", path: `${deskTicket}/claim`, access: engineer },
  delayTicket: { method: "POST", path: `${deskTicket}/delay`, access: engineer },
  resumeTicket: { method: "POST", path: `${deskTicket}/resume`, access: engineer },
  requestRevision: { method: "POST", path: `${deskTicket}/request-revision`, access: engineer },
  requestApproval: { method: "POST", path: `${deskTicket}/request-approval`, access: engineer },
  withdrawApproval: { method: "POST", path: `${deskTicket}/withdraw-approval`, access: engineer },
  startWork: { method: "POST", path: `${deskTicket}/start`, access: engineer },
  completeWork: { method: "POST", path: `${deskTicket}/complete`, access: engineer },
  closeUndone: { method: "POST", path: `${deskTicket}/close-undone`, access: engineer },
  cancelDeskTicket: { method: "POST", path: `${deskTicket}/cancel`, access: engineer },
  revealSecurityInfo: {
    method: "POST",
    path: `${deskTicket}/security-info/reveal`,
    access: engineer,
  },

  ...operatorRoutes,
} as const satisfies Record<string, Route>;

/** How files travel, both ways. */
export const fileType = "application/octet-stream";

/** Beside a file: the rest of the answer, as base64url of JSON. */
export const restHeader = "deskform-answer";

export type RouteName = keyof typeof routes;

type Parameters<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Parameters<Rest>
  : never;

/** The names between braces in a route's path. */
export type ParameterOf<Name extends RouteName> = Parameters<(typeof routes)[Name]["path"]>;

/** The path with its parameters filled in, each escaped. */
export function pathOf(name: RouteName, parameters: Readonly<Record<string, string>>): string {
  return routes[name].path.replace(/\{(\w+)\}/g, (_, parameter: string) =>
    encodeURIComponent(parameters[parameter] ?? ""),
  );
}
