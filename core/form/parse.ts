import { byPrecedence, type Fault, type FieldPath, refusal } from "../fault.ts";
import type { Won } from "../scalar/money.ts";
import type {
  Application,
  Attachment,
  Consent,
  Contact,
  Form,
  Offer,
  SecurityInfo,
  ServiceLine,
} from "./application.ts";
import { attachmentFaults, attachmentLimits } from "./attachment.ts";
import { chosenServices } from "./catalogue.ts";
import { readContactField } from "./contact.ts";
import { type FormField, formFields } from "./fields.ts";
import { costFault, quoteFor } from "./quote.ts";
import { Reader } from "./reader.ts";

export const formLimits = {
  services: 20,
  titleCharacters: 200,
  bodyCharacters: 20_000,
  nameCharacters: 60,
  secretCharacters: 16_384,
  maxCost: 1_000_000_000,
  noticeVersion: 1_000_000,
} as const;

/** What the desk knows when a form arrives. */
export interface FormFacts<Line extends Offer = ServiceLine> {
  readonly offered: readonly Line[];
  readonly notice: { readonly version: number; readonly hash: string };
  /** What the ticket has already; null when a request is filed. */
  readonly prior: Prior<Line> | null;
}

interface Prior<Line> extends Pick<Application, "securityInfoFor"> {
  readonly services: readonly Line[];
  readonly consent: Pick<Consent, "noticeVersion" | "noticeHash">;
}

export type Parsed =
  | { readonly form: Form; readonly faults: readonly [] }
  | { readonly form: null; readonly faults: readonly Fault[] };

/**
 * The fields of the application, read from data of any shape. Either the whole form,
 * its public, personal and secret parts apart, or every fault in order of precedence.
 */
export function parseForm(raw: unknown, facts: FormFacts): Parsed {
  const reader = new Reader();
  const fields = reader.object(raw, [], formFields) ?? {};
  const serverId = readServer(reader, fields["serverId"]);
  const services = readServices(reader, fields["services"], facts);
  const form = {
    serverId,
    services,
    securityInfo: readSecurityInfo(reader, fields["securityInfo"] ?? {}, services ?? [], facts),
    contact: readContact(reader, fields["contact"]),
    title: reader.line(fields["title"], ["title"], formLimits.titleCharacters),
    body: reader.body(fields["body"], ["body"], formLimits.bodyCharacters),
    attachments: readAttachments(reader, fields["attachments"] ?? []),
    nightWork: reader.yesOrNo(fields["nightWork"] ?? false, ["nightWork"]),
    maxCost: readMaxCost(reader, fields["maxCost"] ?? null, services),
    consent: readConsent(reader, fields["consent"], facts),
  } satisfies Readonly<Record<FormField, unknown>>;
  const { contact, securityInfo, ...open } = form;
  const application = complete({ ...open, securityInfoFor: securityInfo?.onFile });
  if (reader.faults.length > 0 || !application || !contact || !securityInfo) {
    return { form: null, faults: byPrecedence(reader.faults) };
  }
  return { form: { application, contact, securityInfo: securityInfo.given }, faults: [] };
}

/** The parts of a form that only such facts can judge. */
export interface FactualParts {
  readonly services?: readonly string[];
  readonly securityInfo?: SecurityInfo;
  readonly consent?: { readonly agreed: boolean; readonly noticeVersion: number };
}

/** Every fault of the parts that are there, for whoever asks before the whole form is known. */
export function factualFaults(parts: FactualParts, facts: FormFacts<Offer>): readonly Fault[] {
  const reader = new Reader();
  const services =
    parts.services === undefined ? undefined : readServices(reader, parts.services, facts);
  // Without its services nothing can be said of security info.
  if (services !== undefined && parts.securityInfo !== undefined) {
    readSecurityInfo(reader, parts.securityInfo, services, facts);
  }
  if (parts.consent !== undefined) readConsent(reader, withNoticeHash(parts.consent, facts), facts);
  return byPrecedence(reader.faults);
}

/** Users name a version; its text cannot change, so that the hash they agreed to follows. */
export function withNoticeHash<Named extends { readonly noticeVersion: number }>(
  consent: Named,
  { notice, prior }: Pick<FormFacts<Offer>, "notice" | "prior">,
): Named & { readonly noticeHash: string } {
  const isKept = consent.noticeVersion === prior?.consent.noticeVersion;
  return { ...consent, noticeHash: isKept ? prior.consent.noticeHash : notice.hash };
}

function complete(parts: { readonly [Name in keyof Application]: Application[Name] | undefined }):
  | Application
  | undefined {
  return isComplete(parts) ? parts : undefined;
}

function isComplete(parts: {
  readonly [Name in keyof Application]: Application[Name] | undefined;
}): parts is Application {
  return Object.values(parts).every((part) => part !== undefined);
}

function readServer(reader: Reader, value: unknown): string | undefined {
  if (!Array.isArray(value)) return reader.identifier(value, ["serverId"]);
  reader.report(refusal("one_server_per_ticket", { count: value.length }));
  return undefined;
}

function readServices<Line extends Offer>(
  reader: Reader,
  value: unknown,
  { offered, prior }: FormFacts<Line>,
): readonly Line[] | undefined {
  const size = { least: 1, most: formLimits.services };
  const codes = reader.list(value, ["services"], size, (item, path) =>
    reader.identifier(item, path),
  );
  if (codes === undefined || reader.distinct(codes, ["services"]) === undefined) return undefined;
  const { services, faults } = chosenServices(codes, offered, prior?.services ?? []);
  reader.report(...faults);
  return faults.length === 0 ? services : undefined;
}

interface ReadSecurityInfo {
  readonly given: SecurityInfo;
  readonly onFile: readonly string[];
}

/** Exactly the demanded fields of the demanding services; what the ticket has already may be left out. */
function readSecurityInfo(
  reader: Reader,
  value: unknown,
  services: readonly Offer[],
  { prior }: FormFacts<Offer>,
): ReadSecurityInfo | undefined {
  const demanding = services.filter(({ securityFields }) => securityFields.length > 0);
  const names = Object.keys(typeof value === "object" && value !== null ? value : {});
  const fields = reader.object(value, ["securityInfo"], names);
  if (fields === undefined) return undefined;
  for (const name of names) {
    if (!demanding.some(({ code }) => code === name))
      reportUnexpected(reader, ["securityInfo", name.slice(0, 64)]);
  }
  const given: Record<string, Readonly<Record<string, string>>> = {};
  for (const service of demanding) {
    const kept = prior?.securityInfoFor.includes(service.code) ?? false;
    const raw = fields[service.code];
    if (kept && (raw === undefined || raw === null)) continue;
    const secrets = readSecrets(reader, raw ?? {}, service);
    if (secrets !== undefined) given[service.code] = secrets;
  }
  return { given, onFile: demanding.map(({ code }) => code) };
}

function readSecrets(
  reader: Reader,
  value: unknown,
  { code, securityFields }: Offer,
): Readonly<Record<string, string>> | undefined {
  const base = ["securityInfo", code];
  const names = Object.keys(typeof value === "object" && value !== null ? value : {});
  const fields = reader.object(value, base, names);
  if (fields === undefined) return undefined;
  for (const name of names) {
    if (!securityFields.includes(name)) reportUnexpected(reader, [...base, name.slice(0, 64)]);
  }
  const secrets: Record<string, string> = {};
  for (const name of securityFields) {
    const path = [...base, name];
    const raw = fields[name] ?? null;
    if (raw === null || raw === "")
      reader.report(refusal("security_info_required", { path, service: code }));
    else secrets[name] = reader.verbatim(raw, path, formLimits.secretCharacters) ?? "";
  }
  return secrets;
}

function reportUnexpected(reader: Reader, path: FieldPath): void {
  reader.report(refusal("security_info_unexpected", { path }));
}

function readContact(reader: Reader, value: unknown): Contact | undefined {
  const fields = reader.object(value, ["contact"], ["name", "phone", "email"]);
  if (fields === undefined) return undefined;
  const name = reader.line(fields["name"], ["contact", "name"], formLimits.nameCharacters);
  const [phone, email] = (["phone", "email"] as const).map((wanted) => {
    const read = readContactField(wanted, fields[wanted], ["contact", wanted]);
    if ("value" in read) return read.value;
    reader.report(read.fault);
    return undefined;
  });
  return name === undefined || phone === undefined || email === undefined
    ? undefined
    : { name, phone, email };
}

function readAttachments(reader: Reader, value: unknown): readonly Attachment[] | undefined {
  // A longer list than allowed is still read, to say so in the attachments' own words.
  const size = { least: 0, most: attachmentLimits.files * 10 };
  const attachments = reader.list(value, ["attachments"], size, (item, path) =>
    readAttachment(reader, item, path),
  );
  if (attachments === undefined) return undefined;
  reader.report(...attachmentFaults(attachments));
  reader.distinct(
    attachments.map(({ name }) => name),
    ["attachments"],
  );
  return attachments;
}

function readAttachment(reader: Reader, value: unknown, path: FieldPath): Attachment | undefined {
  const fields = reader.object(value, path, ["name", "sizeBytes", "sha256", "mediaType"]);
  if (fields === undefined) return undefined;
  const name = reader.verbatim(fields["name"], [...path, "name"], attachmentLimits.nameBytes * 2);
  const sizeBytes = reader.integer(
    fields["sizeBytes"],
    [...path, "sizeBytes"],
    0,
    Number.MAX_SAFE_INTEGER,
  );
  const sha256 = reader.sha256(fields["sha256"], [...path, "sha256"]);
  const mediaType = reader.line(fields["mediaType"], [...path, "mediaType"], 100);
  if (
    name === undefined ||
    sizeBytes === undefined ||
    sha256 === undefined ||
    mediaType === undefined
  ) {
    return undefined;
  }
  return { name: name.normalize("NFC"), sizeBytes, sha256, mediaType };
}

function readMaxCost(
  reader: Reader,
  value: unknown,
  services: readonly ServiceLine[] | undefined,
): Won | null | undefined {
  if (value === null) return null;
  const maxCost = reader.integer(value, ["maxCost"], 0, formLimits.maxCost);
  const fault = maxCost === undefined ? null : costFault(quoteFor(services ?? []), maxCost);
  if (fault !== null) reader.report(fault);
  return maxCost;
}

/** An old ticket may keep the consent it was filed with; a new one agrees to the present notice. */
function readConsent(
  reader: Reader,
  value: unknown,
  { notice, prior }: FormFacts<Offer>,
): Consent | undefined {
  const fields = reader.object(value ?? {}, ["consent"], ["agreed", "noticeVersion", "noticeHash"]);
  if (fields === undefined) return undefined;
  if (fields["agreed"] !== true) {
    reader.report(refusal("consent_required", {}));
    return undefined;
  }
  const version = reader.integer(
    fields["noticeVersion"],
    ["consent", "noticeVersion"],
    1,
    formLimits.noticeVersion,
  );
  const hash = reader.sha256(fields["noticeHash"], ["consent", "noticeHash"]);
  if (version === undefined || hash === undefined) return undefined;
  const isValid =
    (version === notice.version && hash === notice.hash) ||
    (version === prior?.consent.noticeVersion && hash === prior.consent.noticeHash);
  if (isValid) return { agreed: true, noticeVersion: version, noticeHash: hash };
  reader.report(
    refusal("consent_outdated", {
      cameVersion: version,
      currentVersion: notice.version,
      currentHash: notice.hash,
    }),
  );
  return undefined;
}
