import type { FormField } from "../../core/form/fields.ts";
import { destroyPolicies } from "../../core/workflow/destroy-policy.ts";
import { phases, states } from "../../core/workflow/state.ts";
import type { Field, FieldTable, Kind, Schema } from "../../framework/schema/index.ts";
import { boolean, computed, integer, oneOf, optional, required, string } from "./kinds.ts";

const contact: Kind = {
  is: "object",
  fields: {
    name: required(string, "Who answers questions of the engineers."),
    phone: required(
      string,
      "A phone number, as you would dial it in Korea or with a country code.",
    ),
    email: required(string, "An e-mail address."),
  },
};

const consent: Kind = {
  is: "object",
  fields: {
    agreed: required(boolean, "Literally true: without consent no request is accepted."),
    noticeVersion: required(integer, "The version of the privacy notice that was agreed to."),
  },
};

/** Files are attached at the desk. */
const form = {
  serverId: required(
    string,
    "The one server to work on. Another server is another request; a change is refused unless `allow_refile` is true.",
  ),
  services: required({ is: "set", of: string }, "Codes of the services asked for, one or more."),
  title: required(string, "One line."),
  body: required(string, "What is to be done. No passwords: those belong into `security_info`."),
  contact: { ...required(contact, "Whom the desk tells. Personal data."), sensitive: true },
  consent: required(consent, "Consent to the use of the contact data."),
  securityInfo: {
    ...optional(
      { is: "map", of: { is: "map", of: string } },
      "Secret values by service and field, for the services that demand them. Never stored; sent when the request is filed and when `security_info_version` changes.",
    ),
    writeOnly: true,
    sensitive: true,
  },
  maxCost: optional(integer, "Refuse when the estimate is above it. Won, without VAT."),
  nightWork: optional(boolean, "Ask for work at night. The request itself is still taken by day."),
} satisfies Readonly<Record<Exclude<FormField, "attachments">, Field>>;

/** What is done with it from here on, which the desk need not know. */
const conduct = {
  securityInfoVersion: optional(integer, "Raise it to send `security_info` again."),
  securityInfoRotates: optional(
    boolean,
    "True if `security_info` may differ between plan and apply, as short-lived values do.",
  ),
  idempotencyKey: {
    kind: string,
    giver: "defaulted",
    description:
      "Tells apart requests that are otherwise the same. Fixed when the request is filed.",
  },
  onDestroy: optional(
    oneOf(destroyPolicies),
    "What destroying does: `cancel` the ticket (default; refused once work is confirmed), `cancel_or_forget`, `forget`, or `prevent`.",
  ),
  onMissing: optional(
    oneOf(["archive", "recreate"]),
    "What a ticket that the desk no longer shows means: `archive` keeps it in the state (default), `recreate` files it anew.",
  ),
  resubmit: optional(integer, "Raise it to send a requested revision back without a change."),
  allowRefile: optional(
    boolean,
    "Let a change of `server_id` cancel this request and file another.",
  ),
  ignoreLockedEdits: optional(
    boolean,
    "Warn about changes that the ticket's state forbids, instead of refusing the plan.",
  ),
} satisfies FieldTable;

const outputs = {
  id: computed(string, "The ticket's id, known before it is filed."),
  requestId: computed(string, "The same as the id."),
  number: computed(string, "The ticket's number, as the desk's people say it."),
  state: computed(oneOf(states), "The ticket's state."),
  stateLabel: computed(string, "The state in the provider's language."),
  phase: computed(oneOf(phases), "What can still be done: open, needs_customer, locked, terminal."),
  estimatedCost: computed(integer, "Sum of the services' prices. Won, without VAT."),
  vat: computed(integer, "VAT on the estimated cost. Won."),
  processableFrom: computed(string, "When the desk may begin. RFC 3339."),
  dueAt: computed(string, "When the desk wants to be done; null while it waits for you. RFC 3339."),
  workPlanHash: computed(string, "Names the work plan that waits for a decision or was confirmed."),
  confirmedAt: computed(string, "When the work was confirmed. RFC 3339."),
  destroyEffect: computed(
    oneOf(["cancel", "forget", "blocked"]),
    "What destroying would do as things stand.",
  ),
  unfinished: computed({ is: "list", of: string }, "What is left to do after filing."),
  securityInfoCommitment: computed(
    string,
    "A keyed hash of the security info that was last sent, so that a plan binds values nobody stores.",
  ),
  deskId: computed(string, "The desk that has the ticket."),
  project: computed(string, "The project at the desk."),
} satisfies FieldTable;

export const supportRequest = {
  name: "SupportRequest",
  version: 0,
  description:
    "Asks the support desk to work on one server. Filing does not wait for people: decide about the work with a work decision.",
  fields: { ...form, ...conduct, ...outputs },
} satisfies Schema;
