import type { Instant } from "../scalar/instant.ts";
import type { Won } from "../scalar/money.ts";

/** A service of the catalogue as a ticket keeps it: what was offered when it was chosen. */
export interface ServiceLine {
  readonly code: string;
  /** The catalogue row's version; a later price makes a later version. */
  readonly version: number;
  readonly name: { readonly ko: string; readonly en: string };
  /** For one server and one job, without VAT. */
  readonly unitPrice: Won;
  readonly vatPercent: number;
  /** Names of the secret fields that this service demands; none for most. */
  readonly securityFields: readonly string[];
}

/** Of a service, what a form is judged by. */
export type Offer = Pick<ServiceLine, "code" | "securityFields">;

/** A row of the catalogue: a service with the time in which it is offered. */
export interface CatalogueRow extends ServiceLine {
  readonly validFrom: Instant;
  /** Exclusive; null while no end is known. */
  readonly validUntil: Instant | null;
}

export interface Attachment {
  readonly name: string;
  readonly sizeBytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** Told from the content, never from the name. */
  readonly mediaType: string;
}

/** Agreement is the literal `true`: no default, no other value can stand for it. */
export interface Consent {
  readonly agreed: true;
  readonly noticeVersion: number;
  readonly noticeHash: string;
}

/** The public part of a support request: nothing personal and nothing secret. */
export interface Application {
  readonly serverId: string;
  /** In the order of their codes, each once. */
  readonly services: readonly ServiceLine[];
  readonly title: string;
  readonly body: string;
  readonly nightWork: boolean;
  readonly attachments: readonly Attachment[];
  /** Codes of the services whose security info came with the form; the info itself is sealed elsewhere. */
  readonly securityInfoFor: readonly string[];
  /** The customer's limit for the price without VAT; null for no limit. */
  readonly maxCost: Won | null;
  readonly consent: Consent;
}

/** Whom to tell. Personal data: kept encrypted, never part of a ticket, an event or a message. */
export interface Contact {
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  readonly email: string;
}

/** Secret values by service and field. Shown to the engineer who has claimed the ticket, and written down each time. */
export type SecurityInfo = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A checked form, its public, personal and secret parts apart. */
export interface Form {
  readonly application: Application;
  readonly contact: Contact;
  readonly securityInfo: SecurityInfo;
}
