/**
 * The closed table of refusals, in order of precedence: where several apply, the first is said.
 * A fault is data. Expected refusals are returned; only our own bugs are thrown.
 */
import { accessFaults } from "./fault/access.ts";
import { chargeFaults } from "./fault/charge.ts";
import { deskFaults } from "./fault/desk.ts";
import { filingFaults } from "./fault/filing.ts";
import { formFaults } from "./fault/form.ts";
import { inquiryFaults } from "./fault/inquiry.ts";
import { operatorFaults } from "./fault/operators.ts";
import { requestFaults } from "./fault/request.ts";
import type { Language, Sentences } from "./fault/sentences.ts";
import { workflowFaults } from "./fault/workflow.ts";

const table = {
  ...requestFaults,
  ...formFaults,
  ...filingFaults,
  ...workflowFaults,
  ...accessFaults,
  ...inquiryFaults,
  ...chargeFaults,
  ...operatorFaults,
  ...deskFaults,
};

type Table = typeof table;

export type FaultCode = keyof Table;

export type FaultDetails = {
  readonly [Code in FaultCode]: Table[Code] extends Sentences<infer Details> ? Details : never;
};

export type FaultOf<Code extends FaultCode> = {
  readonly [Each in Code]: { readonly code: Each; readonly details: FaultDetails[Each] };
}[Code];

export type Fault = FaultOf<FaultCode>;

const entries: { readonly [Code in FaultCode]: Sentences<FaultDetails[Code]> } = table;

export const faultCodes = Object.keys(table).filter(isFaultCode);

export function isFaultCode(text: string): text is FaultCode {
  return Object.hasOwn(table, text);
}

/** Members that the table does not have do not compile: details go to the caller as they are. */
export function refusal<Code extends FaultCode, Given extends FaultDetails[Code]>(
  code: Code,
  details: Given & Readonly<Record<Exclude<keyof Given, keyof FaultDetails[Code]>, never>>,
): { readonly code: Code; readonly details: FaultDetails[Code] } {
  return { code, details };
}

/** What to tell the user. */
export function say<Code extends FaultCode>(
  { code, details }: { readonly code: Code; readonly details: FaultDetails[Code] },
  language: Language,
): string {
  return entries[code][language](details);
}

/** In the order of the table. */
export function byPrecedence(faults: readonly Fault[]): readonly Fault[] {
  const rank = ({ code }: Fault) => faultCodes.indexOf(code);
  return faults.toSorted((left, right) => rank(left) - rank(right));
}

export function foremost(faults: readonly Fault[]): Fault | null {
  return byPrecedence(faults)[0] ?? null;
}

export type { FieldPath, Wanted } from "./fault/field.ts";
export { cameFrom, cameOpenly } from "./fault/field.ts";
export { type Language, languages } from "./fault/sentences.ts";
