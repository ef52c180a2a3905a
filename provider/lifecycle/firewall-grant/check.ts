import { grantLimits } from "../../../core/access/index.ts";
import { parseDuration } from "../../../core/scalar/duration.ts";
import { dayMs } from "../../../core/scalar/instant.ts";
import type { Asking, Diagnostic } from "../../../framework/contract/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import { checkFields, type FieldReaders, readIdentifier, readText } from "../check-fields.ts";

const { unconfirmedMaxMs } = grantLimits;

const readers: FieldReaders = [
  [["serverId"], readIdentifier],
  [["requestId"], readIdentifier],
  [
    ["duration"],
    readText({ rule: "duration_within", mostDays: unconfirmedMaxMs / dayMs }, (text) => {
      const durationMs = parseDuration(text);
      return durationMs !== null && durationMs <= unconfirmedMaxMs;
    }),
  ],
];

/** Else the ticket that is filed by the same apply would stand there without its access. */
export function checkGrant(inputs: Fields, asking: Asking): readonly Diagnostic[] {
  return checkFields(readers, inputs, asking);
}
