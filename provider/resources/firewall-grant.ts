import { grantLimits, grantStates } from "../../core/access/index.ts";
import { dayMs } from "../../core/scalar/instant.ts";
import type { Declaration } from "./declaration.ts";
import {
  boolean,
  computed,
  integer,
  oneOf,
  optional,
  replacing,
  required,
  string,
} from "./kinds.ts";

const { defaultBusinessDays, unconfirmedMaxMs } = grantLimits;

export const firewallGrant = {
  name: "FirewallGrant",
  version: 0,
  description:
    "Opens one server to the desk's engineers, for a limited time and the work of one request.",
  manual: {
    rationale:
      "Engineers come in only through an opening that belongs to their ticket, and a work decision confirms only while it lasts through the agreed work. From the confirmation until the ticket ends the desk keeps it open by itself. From where the engineers come is the desk's to say, so this is no firewall rule of your own: declare those with your cloud's provider.",
    handle: {
      description: "The grant's id, which `deskform ticket show` prints.",
      example: "grt_2f1c0e9ab84d47d6a1b3c5d7",
    },
    destroying:
      "The access is revoked at once. While the request's work is confirmed and has not ended, destroying is refused, or, where `onDestroy` of the request is `cancel_or_forget` or `forget`, only forgets the grant with a warning: the desk revokes it when the ticket ends.",
  },
  fields: {
    serverId: replacing(
      required(string, "The id of the request's own server; another is refused."),
    ),
    requestId: replacing(required(string, "The request that the access is for: its `requestId`.")),
    duration: optional(
      string,
      `How long from the apply on, like \`48h\` or \`5d\`, at most ${unconfirmedMaxMs / dayMs} days in all. ${defaultBusinessDays} business days if left out. A change extends the access; it never shortens it.`,
    ),
    renew: optional(
      boolean,
      "True opens the access again when it has expired and the work is not confirmed. If false or left out, an expired grant stays expired until its `duration` is changed.",
    ),
    id: computed(string, "The grant's id."),
    state: computed(
      oneOf(grantStates),
      "Where the grant stands. Expiry is no drift: only `renew`, or a changed `duration`, opens the access again.",
    ),
    sourceCidrs: computed(
      { is: "list", of: string },
      "The address ranges from which the engineers come.",
    ),
    port: computed(integer, "The server's SSH port, the only one that is opened."),
    activatedAt: computed(string, "When the access was opened. RFC 3339."),
    expiresAt: computed(
      string,
      "When the access ends; the desk moves it on while confirmed work lasts. RFC 3339.",
    ),
  },
} satisfies Declaration;
