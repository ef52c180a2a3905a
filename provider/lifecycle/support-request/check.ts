import { cameFrom, refusal } from "../../../core/fault.ts";
import { readContactField } from "../../../core/form/contact.ts";
import { formLimits } from "../../../core/form/parse.ts";
import { lengthOf } from "../../../core/scalar/text.ts";
import type { Asking, Diagnostic } from "../../../framework/contract/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import {
  checkFields,
  type FieldReaders,
  type ReadField,
  readIdentifier,
  readText,
} from "../check-fields.ts";
import { faultDiagnostic } from "../diagnostics.ts";
import { securityInfoOf } from "./inputs.ts";

/** The parts of the form that can be judged without the desk. */
const readers: FieldReaders = [
  [["serverId"], readIdentifier],
  [["services"], readServices],
  [["title"], (reader, value, path) => void reader.line(value, path, formLimits.titleCharacters)],
  [["body"], (reader, value, path) => void reader.body(value, path, formLimits.bodyCharacters)],
  [
    ["contact", "name"],
    (reader, value, path) => void reader.line(value, path, formLimits.nameCharacters),
  ],
  [["contact", "phone"], readContact("phone")],
  [["contact", "email"], readContact("email")],
  [["consent", "agreed"], readConsent],
  [
    ["consent", "noticeVersion"],
    (reader, value, path) => void reader.integer(value, path, 1, formLimits.noticeVersion),
  ],
  [["idempotencyKey"], readText({ rule: "text", least: 1, most: null }, (text) => text !== "")],
  [["maxCost"], (reader, value, path) => void reader.integer(value, path, 0, formLimits.maxCost)],
];

export function checkRequest(inputs: Fields, asking: Asking): readonly Diagnostic[] {
  return [...checkFields(readers, inputs, asking), ...checkSecrets(inputs, asking)];
}

function readServices(...[reader, value, path]: Parameters<ReadField>): void {
  const size = { least: 1, most: formLimits.services };
  const codes = reader.list(value, path, size, (item) =>
    // A set has no places to count.
    reader.identifier(item, path),
  );
  if (codes !== undefined) reader.distinct(codes, path);
}

function readContact(wanted: "phone" | "email"): ReadField {
  return (reader, value, path) => {
    const read = readContactField(wanted, value, path);
    if ("fault" in read) reader.report(read.fault);
  };
}

function readConsent(...[reader, value]: Parameters<ReadField>): void {
  if (value !== true) reader.report(refusal("consent_required", {}));
}

/** Their length alone: which secrets are wanted at all, the desk's services say. */
function checkSecrets(inputs: Fields, asking: Asking): readonly Diagnostic[] {
  const most = formLimits.secretCharacters;
  return Object.entries(securityInfoOf(inputs) ?? {}).flatMap(([service, secrets]) =>
    Object.entries(secrets)
      .filter(([, secret]) => lengthOf(secret) > most)
      .map(([name, secret]) => {
        const path = ["securityInfo", service, name];
        const wanted = { rule: "text", least: 1, most } as const;
        return faultDiagnostic(
          asking,
          refusal("field_invalid", { path, wanted, came: cameFrom(secret) }),
          path,
        );
      }),
  );
}
