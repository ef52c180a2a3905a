import { deskRoles, projectRoles } from "../../core/people.ts";
import type { Access, Route } from "./route.ts";

const reader: Access = { roles: projectRoles, scope: "read" };
const auditor: Access = { roles: ["auditor"], scope: "read" };
const staffRead: Access = { roles: deskRoles, scope: "read" };
const adminRead: Access = { roles: ["admin"], scope: "read" };
const admin: Access = { roles: ["admin"], scope: "write" };

const project = "/v1/projects/{project}";
const principal = "/v1/desk/principals/{principal}";

/** What the desk's operators and auditors do: people and tokens, the calendar, the audit log. */
export const operatorRoutes = {
  readCalendar: { method: "GET", path: `${project}/calendar`, access: reader },
  listProjectEvents: { method: "GET", path: `${project}/audit/events`, access: auditor },
  readCheckpoint: { method: "GET", path: `${project}/audit/checkpoint`, access: auditor },
  proveTicketEvents: {
    method: "GET",
    path: `${project}/tickets/{ticket}/events/proof`,
    access: auditor,
  },

  listPrincipals: { method: "GET", path: "/v1/desk/principals", access: adminRead },
  putPrincipal: { method: "PUT", path: principal, access: admin },
  listTokens: { method: "GET", path: "/v1/desk/tokens", access: adminRead },
  createToken: { method: "POST", path: `${principal}/tokens`, access: admin },
  revokeToken: { method: "DELETE", path: "/v1/desk/tokens/{token}", access: admin },

  importDeskData: { method: "POST", path: "/v1/desk/import", access: admin },
  /** The owner is the server's project; it is not named so because the caller has no role there. */
  removeServer: {
    method: "DELETE",
    path: "/v1/desk/projects/{owner}/servers/{server}",
    access: admin,
  },
  readDeskCalendar: { method: "GET", path: "/v1/desk/calendar", access: staffRead },
  listDeskEvents: { method: "GET", path: "/v1/desk/audit/events", access: adminRead },
  readDeskCheckpoint: { method: "GET", path: "/v1/desk/audit/checkpoint", access: adminRead },
  readClock: { method: "GET", path: "/v1/desk/clock", access: staffRead },
  setClock: { method: "PUT", path: "/v1/desk/clock", access: admin },
} as const satisfies Record<string, Route>;
