import type { Schema } from "../../framework/schema/index.ts";
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

export const firewallGrant = {
  name: "FirewallGrant",
  version: 0,
  description:
    "Opens one server to the desk's engineers for one request. Another request or another server is another grant.",
  fields: {
    serverId: replacing(required(string, "The server of the request.")),
    requestId: replacing(required(string, "The request that the access is for.")),
    duration: optional(
      string,
      "How long, like `48h`: five business days if left out, fourteen days at most.",
    ),
    renew: optional(boolean, "Open it again when it has expired and the work is not confirmed."),
    id: computed(string, "The grant's id."),
    state: computed(
      oneOf(["active", "expired", "revoked"]),
      "Where the grant stands; expiry is no drift.",
    ),
    sourceCidrs: computed({ is: "list", of: string }, "Where the engineers come from."),
    port: computed(integer, "The server's SSH port."),
    activatedAt: computed(string, "When it was opened. RFC 3339."),
    expiresAt: computed(
      string,
      "When it ends; the desk moves it on while confirmed work lasts. RFC 3339.",
    ),
  },
} satisfies Schema;
