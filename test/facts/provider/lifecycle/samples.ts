/** What customers declare in the lifecycle cases. */
import type { Fields } from "../../../../framework/value/index.ts";
import type { Declaration, Program } from "../../../support/lifecycle/workspace.ts";

/** Nothing of it may show where personal data does not belong. */
export const contactCanaries = [
  "Canary Kim",
  "010-7123-4567",
  "+821071234567",
  "canary@example.com",
];
export const secretCanary = "hunter2-canary";

export const inputs: Fields = {
  serverId: "web-1",
  services: ["web-server-install"],
  title: "Install Apache",
  body: "Version 2.4, please.",
  contact: { name: "Canary Kim", phone: "010-7123-4567", email: "canary@example.com" },
  consent: { agreed: true, noticeVersion: 1 },
};

/** The contact as the desk keeps it, and as an import finds it. */
export const normalContact: Fields = {
  name: "Canary Kim",
  phone: "+821071234567",
  email: "canary@example.com",
};

export function request(changes: Fields = {}): Declaration {
  return { type: "SupportRequest", inputs: { ...inputs, ...changes } };
}

/** One request by the name of `it`. */
export function only(changes: Fields = {}): Program {
  return { it: request(changes) };
}

export function grant(changes: Fields = {}): Declaration {
  const inputsOf: Declaration["inputs"] = (of) => ({
    serverId: of("it", "serverId"),
    requestId: of("it", "requestId"),
    ...changes,
  });
  return { type: "FirewallGrant", inputs: inputsOf };
}

export const key: Declaration = { type: "KeyRegistration", inputs: { serverId: "web-1" } };

export function decision(changes: Fields = {}): Declaration {
  const inputsOf: Declaration["inputs"] = (of) => ({
    requestId: of("it", "requestId"),
    grantId: of("grant", "id"),
    decision: "confirm",
    ...changes,
  });
  return { type: "WorkDecision", inputs: inputsOf };
}

/** Request, access, key and decision, as one engagement has them. */
export function engagement(decided: Fields = {}, requested: Fields = {}): Program {
  return { it: request(requested), grant: grant(), key, decision: decision(decided) };
}
