import {
  constantIdempotencyKey,
  derivedIdempotencyKey,
  type KeyParts,
} from "../../../core/key/index.ts";
import type { ApplicationForm } from "../../../desk/contract/index.ts";
import type { Call } from "../../../framework/contract/index.ts";
import { flag, proposed, text, texts, whole } from "../../../framework/planning/index.ts";
import {
  bare,
  type Fields,
  isFields,
  unknown,
  type Value,
} from "../../../framework/value/index.ts";
import { supportRequest } from "../../resources/index.ts";
import { isPulumi } from "../engine.ts";

/** What users wrote, as the desk wants it. Null where a part is not known yet. */
export function applicationOf(inputs: Fields, withSecurityInfo: boolean): ApplicationForm | null {
  const serverId = text(inputs, "serverId");
  const services = texts(inputs, "services");
  const title = text(inputs, "title");
  const body = text(inputs, "body");
  const contact = contactOf(inputs);
  const consent = consentOf(inputs);
  if (serverId === null || services === null || title === null || body === null) return null;
  if (contact === null || consent === null) return null;
  const application = { serverId, services: [...services], title, body, contact, consent };
  const securityInfo = withSecurityInfo ? securityInfoOf(inputs) : null;
  const nightWork = flag(inputs, "nightWork");
  return { ...application, nightWork, ...(securityInfo === null ? {} : { securityInfo }) };
}

function fieldsOf(fields: Fields, name: string): Fields {
  const value = bare(fields[name] ?? null);
  return isFields(value) ? value : {};
}

export function contactOf(inputs: Fields): ApplicationForm["contact"] | null {
  const contact = fieldsOf(inputs, "contact");
  const name = text(contact, "name");
  const phone = text(contact, "phone");
  const email = text(contact, "email");
  return name === null || phone === null || email === null ? null : { name, phone, email };
}

export function consentOf(inputs: Fields): ApplicationForm["consent"] | null {
  const consent = fieldsOf(inputs, "consent");
  const noticeVersion = whole(consent, "noticeVersion");
  return noticeVersion === null ? null : { agreed: flag(consent, "agreed"), noticeVersion };
}

export type SecurityInfo = Record<string, Record<string, string>>;

/** Null when nothing was written or a part is not known yet. */
export function securityInfoOf(inputs: Fields): SecurityInfo | null {
  const written = bare(inputs["securityInfo"] ?? null);
  if (!isFields(written)) return null;
  const services = Object.entries(written).map(
    ([service, values]) => [service, secretsOf(values)] as const,
  );
  const known = services.flatMap(([service, secrets]) =>
    secrets === null ? [] : [[service, secrets] as const],
  );
  return known.length === services.length ? Object.fromEntries(known) : null;
}

function secretsOf(values: Value): Record<string, string> | null {
  const fields = bare(values);
  if (!isFields(fields)) return null;
  const entries = Object.entries(fields).map(([name, value]) => [name, bare(value)] as const);
  const known = entries.flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
  return known.length === entries.length ? Object.fromEntries(known) : null;
}

/**
 * What tells this declaration apart from others. Pulumi's URN does by itself; elsewhere what the
 * request says does, and the result is stored, never derived again.
 */
export function idempotencyKeyOf(
  inputs: Fields,
  call: Pick<Call<unknown>, "origin">,
): string | null {
  if (bare(inputs["idempotencyKey"] ?? null) !== null) return text(inputs, "idempotencyKey");
  return isPulumi(call) ? constantIdempotencyKey : derivedKeyOf(inputs);
}

/** What is asked for, however it is written; null as long as a part of it is unknown. */
export function derivedKeyOf(inputs: Fields): string | null {
  const serverId = text(inputs, "serverId");
  const services = texts(inputs, "services");
  const title = text(inputs, "title");
  const body = text(inputs, "body");
  if (serverId === null || services === null || title === null || body === null) return null;
  return derivedIdempotencyKey({ serverId, services, title, body });
}

/** The parts of a declaration's key. `fields` are inputs or a state. */
export function keyPartsOf(fields: Fields, call: Call<unknown>): KeyParts | null {
  const namespace = text(call.settings, "namespace");
  const idempotencyKey = idempotencyKeyOf(fields, call);
  const serverId = text(fields, "serverId");
  if (namespace === null || idempotencyKey === null || serverId === null) return null;
  return { namespace, origin: call.origin ?? "", idempotencyKey, serverId };
}

/** Everything that only filing will tell is unknown. */
export function plannedFields(inputs: Fields, call: Call<unknown>): Fields {
  const idempotencyKey = idempotencyKeyOf(inputs, call) ?? unknown;
  return { ...proposed(supportRequest, null, inputs), idempotencyKey };
}
