import type { FormField } from "../../core/form/fields.ts";
import { formLimits } from "../../core/form/parse.ts";
import { destroyPolicies } from "../../core/workflow/destroy-policy.ts";
import { phases, states } from "../../core/workflow/state.ts";
import type { Field, FieldTable, Kind } from "../../framework/schema/index.ts";
import type { Declaration } from "./declaration.ts";
import {
  boolean,
  computed,
  defaulted,
  integer,
  oneOf,
  optional,
  required,
  string,
} from "./kinds.ts";

const contact: Kind = {
  is: "object",
  fields: {
    name: required(
      string,
      `Whom the engineers ask for, at most ${formLimits.nameCharacters} characters.`,
    ),
    phone: required(
      string,
      "A phone number as dialled in Korea, like `010-1234-5678`, or with a country code.",
    ),
    email: required(string, "An e-mail address."),
  },
};

const consent: Kind = {
  is: "object",
  fields: {
    agreed: required(boolean, "Must be true: without consent no request is accepted."),
    noticeVersion: required(
      integer,
      "The version of the consent notice that was agreed to, which is the desk's present one.",
    ),
  },
};

/** Files are attached at the desk. */
const form = {
  serverId: required(
    string,
    "The id of the one server to work on. Another server is another request: a change is refused unless `allowRefile` is true.",
  ),
  services: required(
    { is: "set", of: string },
    `Codes of the services asked for, from one to ${formLimits.services}. They make the price.`,
  ),
  title: required(
    string,
    `One line by which people know the ticket, at most ${formLimits.titleCharacters} characters.`,
  ),
  body: required(
    string,
    `What is to be done, at most ${formLimits.bodyCharacters} characters. No passwords: those belong into \`securityInfo\`.`,
  ),
  contact: {
    ...required(contact, "Whom the desk tells. Personal data, encrypted at the desk."),
    sensitive: true,
  },
  consent: required(consent, "Consent to the use of the contact data."),
  securityInfo: {
    ...optional(
      { is: "map", of: { is: "map", of: string } },
      "Secret values by service and field, for the services that demand them. Sealed at the desk. Sent when the request is filed and when `securityInfoVersion` changes.",
    ),
    writeOnly: true,
    sensitive: true,
  },
  maxCost: optional(
    integer,
    "The most that the services may cost together, in won without VAT: a plan with a higher estimate is refused. No limit if left out.",
  ),
  nightWork: optional(
    boolean,
    "True asks for work at night; the request itself is still taken by day. False if left out.",
  ),
} satisfies Readonly<Record<Exclude<FormField, "attachments">, Field>>;

/** What is done with it from here on, which the desk need not know. */
const conduct = {
  securityInfoVersion: optional(
    integer,
    "Raise it to send `securityInfo` again: the values themselves are not compared.",
  ),
  securityInfoRotates: optional(
    boolean,
    "True if `securityInfo` may differ between plan and apply, as short-lived values do; else apply refuses values that were not planned. False if left out.",
  ),
  idempotencyKey: defaulted(
    string,
    "Tells apart requests that are otherwise the same. Fixed when the request is filed. Made from the declaration if left out; on Pulumi its URN alone tells requests apart.",
  ),
  onDestroy: optional(
    oneOf(destroyPolicies),
    "What destroying does to the ticket: `cancel` it, which is refused once its work is confirmed; `cancel_or_forget`, the same but forgets what cannot be cancelled; `forget`, so that the desk goes on without a declaration; or `prevent` until it has ended. The provider's `defaultOnDestroy` if left out.",
  ),
  onMissing: optional(
    oneOf(["archive", "recreate"]),
    "What a ticket that the desk no longer shows means: `archive` keeps it in the state, `recreate` files it anew. `archive` if left out.",
  ),
  resubmit: optional(
    integer,
    "Raise it to send the ticket back unchanged when the desk has asked for a revision.",
  ),
  allowRefile: optional(
    boolean,
    "True lets a change of `serverId` cancel this ticket and file another. False if left out.",
  ),
  ignoreLockedEdits: optional(
    boolean,
    "True leaves changes that the ticket's state forbids undone with a warning; else they fail the plan. False if left out.",
  ),
} satisfies FieldTable;

const outputs = {
  id: computed(string, "The ticket's id, known before it is filed."),
  requestId: computed(string, "The same as `id`: what grants and decisions refer to."),
  number: computed(string, "The ticket's number as people say it, like `N1`."),
  state: computed(oneOf(states), "Where the ticket stands in the desk's workflow."),
  stateLabel: computed(string, "The state in words, in the provider's `language`."),
  phase: computed(
    oneOf(phases),
    "What can still be done: a ticket that is `open`, or waits for you and `needs_customer`, can be cancelled; one that is `locked` is confirmed and cannot; `terminal` has ended.",
  ),
  estimatedCost: computed(integer, "The sum of the services' prices, in won without VAT."),
  vat: computed(integer, "The VAT on the estimated cost, in won."),
  processableFrom: computed(
    string,
    "When the desk may begin: at once, or when it opens next. RFC 3339.",
  ),
  dueAt: computed(string, "When the desk wants to be done; null while it waits for you. RFC 3339."),
  workPlanHash: computed(
    string,
    "Names the work plan that waits for a decision or was confirmed; null before.",
  ),
  confirmedAt: computed(string, "When the work was confirmed; null until then. RFC 3339."),
  destroyEffect: computed(
    oneOf(["cancel", "forget", "blocked"]),
    "What destroying would do as things stand.",
  ),
  securityInfoCommitment: computed(
    string,
    "A keyed hash of the security info that was last sent: it binds a plan to values that nobody stores.",
  ),
  deskId: computed(string, "The id of the desk that has the ticket."),
  project: computed(string, "The project at the desk."),
} satisfies FieldTable;

export const supportRequest = {
  name: "SupportRequest",
  version: 0,
  description:
    "Asks the support desk to work on one server: one ticket, filed once and followed to its end. Applying never waits for people; the work itself is agreed to by a work decision.",
  manual: {
    rationale:
      "Declared beside its server, a request is reviewed like any other change, and is one ticket however often it is applied, even when an apply breaks off. Everything but the server can be changed until an engineer has begun, and again when the desk asks for a revision. Several servers are several requests. A question, or the wish that a ticket be looked at sooner, is no request: use `deskform inquiry`.",
    handle: {
      description:
        "The ticket's id or number, or an address that ends with one of them. `securityInfo` is not read back.",
      example: "N1",
    },
    destroying:
      "Decided from the ticket as it then stands: on OpenTofu and Terraform at plan and again at apply, on Pulumi at destroy; `destroyEffect` tells it before. What is forgotten stays at the desk, which goes on with it if it has not ended; an open ticket is taken over again by the same declaration.",
  },
  fields: { ...form, ...conduct, ...outputs },
} satisfies Declaration;
