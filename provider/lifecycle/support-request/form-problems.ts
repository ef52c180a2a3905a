/** What the desk would refuse of a form at apply, when other things of the same apply are made, is said at plan. */
import type { Fault } from "../../../core/fault.ts";
import type { Offer, SecurityInfo } from "../../../core/form/application.ts";
import { factualFaults, type FactualParts, type FormFacts } from "../../../core/form/parse.ts";
import type { AnswerOf, Ticket } from "../../../desk/contract/index.ts";
import type { Call, Diagnostic } from "../../../framework/contract/index.ts";
import { texts } from "../../../framework/planning/index.ts";
import {
  bare,
  type Fields,
  hasUnknown,
  isFields,
  isUnknown,
  type Truth,
  type Value,
} from "../../../framework/value/index.ts";
import type { Client } from "../client.ts";
import { error, faultDiagnostic } from "../diagnostics.ts";
import { serverProblems } from "../known-server.ts";
import { consentOf } from "./inputs.ts";

/** What a form is sent for: to file a request, or to edit a ticket, with its security info or without. */
export interface Sending {
  readonly ticket: Ticket | null;
  readonly withSecurityInfo: Truth;
}

/** Judged as the desk does, by the facts that it goes by. What is unknown is passed over. */
export async function formProblems(
  inputs: Fields,
  sending: Sending,
  call: Call<Client>,
): Promise<readonly Diagnostic[]> {
  const { facts } = call.client;
  const onServer = await serverProblems(inputs, call);
  const services = await facts.services(call.signal);
  if (!services.ok) return [faultDiagnostic(call, services.fault)];
  const notice = await facts.notice(call.signal);
  if (!notice.ok) return [faultDiagnostic(call, notice.fault)];
  const known = factsFor(sending, { ...services.answer, ...notice.answer });
  const faults = factualFaults(partsOf(inputs, sending), known);
  return [...onServer, ...faultDiagnostics(faults, inputs, sending, call)];
}

function factsFor(
  { ticket }: Sending,
  { services, notice }: AnswerOf<"listServices"> & AnswerOf<"readCurrentNotice">,
): FormFacts<Offer> {
  if (ticket === null) return { offered: services, notice, prior: null };
  const { securityInfoFor, consent } = ticket;
  // What a kept service demanded when it was chosen, the desk alone knows; it has that already.
  const kept = ticket.services.map((code) => ({ code, securityFields: [] }));
  return { offered: services, notice, prior: { services: kept, securityInfoFor, consent } };
}

function partsOf(inputs: Fields, sending: Sending): FactualParts {
  const services = texts(inputs, "services");
  const consent = hasUnknown(inputs["consent"] ?? null) ? null : consentOf(inputs);
  const securityInfo = services === null ? null : securityInfoSent(inputs, services, sending);
  return {
    ...(services === null ? {} : { services }),
    ...(consent === null ? {} : { consent }),
    ...(securityInfo === null ? {} : { securityInfo }),
  };
}

/** But for what the ticket has already. Null where it is unknown what is sent. */
function securityInfoSent(
  inputs: Fields,
  services: readonly string[],
  { ticket, withSecurityInfo }: Sending,
): SecurityInfo | null {
  if (withSecurityInfo === "no") return {};
  const written = bare(inputs["securityInfo"] ?? null);
  if (withSecurityInfo === "undetermined" || isUnknown(written)) return null;
  const entries = Object.entries(isFields(written) ? written : {}).filter(
    ([code]) => !(services.includes(code) && ticket?.securityInfoFor.includes(code) === true),
  );
  if (entries.some(([, secrets]) => isUnknown(bare(secrets)))) return null;
  return Object.fromEntries(entries.map(([code, secrets]) => [code, knownByName(secrets)]));
}

/** A secret that is not known yet is one all the same. */
function knownByName(secrets: Value): Readonly<Record<string, string>> {
  const fields = bare(secrets);
  return Object.fromEntries(
    Object.entries(isFields(fields) ? fields : {}).flatMap(([name, value]) => {
      const secret = bare(value);
      if (isUnknown(secret)) return [[name, "unknown"]];
      return typeof secret === "string" ? [[name, secret]] : [];
    }),
  );
}

function faultDiagnostics(
  faults: readonly Fault[],
  inputs: Fields,
  { withSecurityInfo }: Sending,
  call: Call<unknown>,
): readonly Diagnostic[] {
  const isLeftOut = withSecurityInfo === "no" && bare(inputs["securityInfo"] ?? null) !== null;
  const unsent = faults.flatMap((fault) =>
    isLeftOut && fault.code === "security_info_required" ? [fault.details.service] : [],
  );
  const rest = faults.filter(({ code }) => !isLeftOut || code !== "security_info_required");
  return [
    ...rest.map((fault) => faultDiagnostic(call, fault)),
    ...[...new Set(unsent)].map((service) =>
      error(call, "security_info_unsent", { service }, ["securityInfoVersion"]),
    ),
  ];
}
