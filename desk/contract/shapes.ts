import Type from "typebox";
import { grantStates, registrationStates } from "../../core/access/index.ts";
import type { SentField, ShownField } from "../../core/form/fields.ts";
import { inquiryKinds, inquiryStates } from "../../core/inquiry.ts";
import { sides } from "../../core/people.ts";
import { identifierPattern } from "../../core/scalar/text.ts";
import { destroyPolicies } from "../../core/workflow/destroy-policy.ts";
import { phases, states } from "../../core/workflow/state.ts";

/** The shapes that requests and answers are made of. Instants are RFC 3339 in UTC, money is whole won. */

export const instant = Type.String({ format: "date-time" });
export const identifier = Type.String({ minLength: 1, maxLength: 128 });
/** What texts of the contract look like; a refusal says in words what each wants. */
export const patterns = {
  sha256: "^[0-9a-f]{64}$",
  /** Goes into paths and logs; the core's own rule for identifiers. */
  name: identifierPattern,
  /** Where a page of what comes in order goes on: the sequence of the last one shown. */
  cursor: "^\\d{1,15}$",
  /** `2026-12` */
  month: "^\\d{4}-(0[1-9]|1[0-2])$",
} as const;

export const sha256 = Type.String({ pattern: patterns.sha256 });
const won = Type.Integer({ minimum: 0 });
const closed = { additionalProperties: false } as const;

/** The members in any order, nothing else beside them. */
export function shape<Members extends Type.TProperties>(members: Members): Type.TObject<Members> {
  return Type.Object(members, closed);
}

export function nullable<Item extends Type.TSchema>(item: Item): Type.TUnion<[Item, Type.TNull]> {
  return Type.Union([item, Type.Null()]);
}

export function oneOf<const Words extends readonly string[]>(
  words: Words,
): Type.TUnsafe<Words[number]> {
  return Type.Unsafe<Words[number]>({ type: "string", enum: [...words] });
}

/** What the declaration of a ticket does when it is destroyed. */
export const onDestroy = oneOf(destroyPolicies);

/** What was or would be paid: without VAT, and the VAT beside it. */
export const price = shape({ amount: won, vat: won });

export const contact = shape({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  phone: Type.String({ minLength: 1, maxLength: 40 }),
  email: Type.String({ minLength: 1, maxLength: 254 }),
});

/** Secret values by service, then by the field that the service demands. */
export const securityInfo = Type.Record(
  Type.String(),
  Type.Record(Type.String(), Type.String({ maxLength: 16_384 })),
);

/** The application form as customers send it. The core validates it; this only bounds it. */
export const application = shape({
  serverId: identifier,
  services: Type.Array(identifier, { maxItems: 50 }),
  title: Type.String({ maxLength: 1000 }),
  body: Type.String({ maxLength: 65_536 }),
  nightWork: Type.Boolean(),
  contact,
  consent: shape({ agreed: Type.Boolean(), noticeVersion: Type.Integer({ minimum: 1 }) }),
  /** Left out: what the ticket has stays as it is. */
  securityInfo: Type.Optional(securityInfo),
} satisfies Readonly<Record<SentField, Type.TSchema>>);

export const workStep = Type.String({ minLength: 1, maxLength: 1000 });

/** What the engineer will do, frozen; `workPlanHash` names it. */
export const workPlan = shape({
  items: Type.Array(identifier),
  quote: price,
  serverId: identifier,
  window: shape({ start: instant, end: instant }),
  steps: Type.Array(workStep),
  lastCommentId: nullable(identifier),
});

export const grant = shape({
  id: identifier,
  ticketId: identifier,
  serverId: identifier,
  state: oneOf(grantStates),
  sourceCidrs: Type.Array(Type.String()),
  port: Type.Integer(),
  activatedAt: instant,
  expiresAt: instant,
  revokedAt: nullable(instant),
  /** From confirmation to the end of the ticket nobody can revoke it. */
  locked: Type.Boolean(),
  version: Type.Integer(),
});

export const keyRegistration = shape({
  id: identifier,
  serverId: identifier,
  account: Type.String(),
  fingerprint: Type.String(),
  authorizedKeysLine: Type.String(),
  state: oneOf(registrationStates),
  version: Type.Integer(),
});

/** The form as a filed ticket shows it. */
const shownForm = {
  serverId: identifier,
  services: Type.Array(identifier),
  title: Type.String(),
  body: Type.String(),
  nightWork: Type.Boolean(),
  /** Null once erased, and for readers who may not see it. */
  contact: nullable(contact),
  consent: shape({ noticeVersion: Type.Integer(), noticeHash: sha256, agreedAt: instant }),
} satisfies Readonly<Record<ShownField, Type.TSchema>>;

export const ticket = shape({
  id: identifier,
  number: Type.String(),
  project: identifier,
  state: oneOf(states),
  phase: oneOf(phases),
  version: Type.Integer(),
  ...shownForm,
  contactErasedAt: nullable(instant),
  /** The services for which security info is kept. The values are never here. */
  securityInfoFor: Type.Array(identifier),
  estimate: price,
  quote: nullable(price),
  priority: Type.Integer(),
  submittedAt: instant,
  submittedBy: identifier,
  processableFrom: instant,
  /** Null while the clock is paused. */
  dueAt: nullable(instant),
  dueProvisional: Type.Boolean(),
  delay: nullable(shape({ reason: Type.String(), expectedAt: instant })),
  revision: nullable(Type.String()),
  workPlan: nullable(workPlan),
  workPlanHash: nullable(sha256),
  reReviewReason: nullable(Type.String()),
  confirmedAt: nullable(instant),
  confirmedBy: nullable(identifier),
  startedAt: nullable(instant),
  endedAt: nullable(instant),
  outcome: nullable(oneOf(["done", "undone", "cancelled"])),
  cancelledBy: nullable(oneOf(["customer", "engineer"])),
  reason: nullable(Type.String()),
  /** The ticket's own live grant. */
  grant: nullable(grant),
  /** Whether an engineer's key is registered on its server. */
  keyRegistered: Type.Boolean(),
  binding: shape({
    namespace: nullable(Type.String()),
    origin: nullable(Type.String()),
    /** A declaration has it in its state. */
    held: Type.Boolean(),
    everHeld: Type.Boolean(),
    keys: Type.Array(sha256),
    /** What its declaration does with it when it goes; its grant follows that. */
    onDestroy: nullable(onDestroy),
  }),
});

export const comment = shape({
  id: identifier,
  at: instant,
  by: identifier,
  kind: Type.String(),
  body: Type.String(),
});

/** Whole, or as it comes. */
export type FileContent = Uint8Array | AsyncIterable<Uint8Array>;

/** A file as it is, neither JSON nor text. */
export const bytes = Type.Unsafe<FileContent>({
  type: "string",
  contentMediaType: "application/octet-stream",
});

export const attachment = shape({
  name: Type.String(),
  sizeBytes: Type.Integer(),
  sha256,
  /** Told from the content. */
  mediaType: Type.String(),
});

/** What a completed ticket costs, with every correction. Charges are never edited. */
export const charge = shape({
  ticketId: identifier,
  number: Type.String(),
  project: identifier,
  /** With the usage of this month it is billed: `2026-12`. */
  billingMonth: Type.String(),
  completedAt: instant,
  price,
  credits: Type.Array(
    shape({ id: identifier, amount: won, reason: Type.String(), at: instant, by: identifier }),
  ),
  /** What is left to pay, VAT included. */
  due: won,
});

/** A 1:1 inquiry: the side channel, with everything that was said in it. */
export const inquiry = shape({
  id: identifier,
  number: Type.String(),
  project: identifier,
  ticketId: nullable(identifier),
  kind: oneOf(inquiryKinds),
  state: oneOf(inquiryStates),
  subject: Type.String(),
  messages: Type.Array(
    shape({ at: instant, by: identifier, side: oneOf(sides), body: Type.String() }),
  ),
  createdAt: instant,
  settledAt: nullable(instant),
});

/** One entry of the audit log. Personal data stands in `payload` only as ciphertext. */
export const event = shape({
  id: identifier,
  project: identifier,
  /** Its place in the log of its project, and in the chain of its ticket. */
  sequence: Type.Integer(),
  ticketSequence: nullable(Type.Integer()),
  at: instant,
  by: identifier,
  role: Type.String(),
  kind: Type.String(),
  ticketId: nullable(identifier),
  payload: Type.Record(Type.String(), Type.Unknown()),
  /** Of the ticket's event before this one; zeros before the first. */
  previousHash: sha256,
  hash: sha256,
});

export const server = shape({ id: identifier, name: Type.String(), sshPort: Type.Integer() });

export const service = shape({
  code: identifier,
  version: Type.Integer(),
  name: shape({ ko: Type.String(), en: Type.String() }),
  description: shape({ ko: Type.String(), en: Type.String() }),
  unitPrice: price,
  /** The security info that it demands, by field; empty when it demands none. */
  securityFields: Type.Array(identifier),
});

export const notice = shape({
  version: Type.Integer(),
  hash: sha256,
  purpose: Type.String(),
  items: Type.String(),
  retention: Type.String(),
  refusal: Type.String(),
});

export const accessProfile = shape({
  account: Type.String(),
  publicKey: Type.String(),
  fingerprint: Type.String(),
  sourceCidrs: Type.Array(Type.String()),
  validFrom: instant,
});

export const project = shape({
  id: identifier,
  name: Type.String(),
  deskId: identifier,
  /** Base64; callers commit to secret values under it, so that a plan can be compared without holding them. */
  commitmentKey: Type.String(),
});
