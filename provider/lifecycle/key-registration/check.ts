import { isAccountName, parseSshKey } from "../../../core/access/index.ts";
import type { Asking, Diagnostic } from "../../../framework/contract/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import {
  checkFields,
  type FieldReaders,
  type ReadField,
  readIdentifier,
  readText,
} from "../check-fields.ts";

const readers: FieldReaders = [
  [["serverId"], readIdentifier],
  [["account"], readText({ rule: "account" }, isAccountName)],
  [["publicKey"], readPublicKey],
];

/** All but whether the server is there: only the desk knows its servers. */
export function checkRegistration(inputs: Fields, asking: Asking): readonly Diagnostic[] {
  return checkFields(readers, inputs, asking);
}

function readPublicKey(...[reader, value]: Parameters<ReadField>): void {
  const parsed = parseSshKey(typeof value === "string" ? value : "");
  if ("fault" in parsed) reader.report(parsed.fault);
}
