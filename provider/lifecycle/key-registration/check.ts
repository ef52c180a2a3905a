import { parseSshKey } from "../../../core/access/ssh-key.ts";
import type { Asking, Diagnostic } from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import { refused } from "../diagnostics.ts";

/** What the desk would refuse anyway is said before there is a plan, in the same words. */
export function checkRegistration(inputs: Fields, asking: Asking): readonly Diagnostic[] {
  const publicKey = text(inputs, "publicKey");
  const parsed = publicKey === null ? null : parseSshKey(publicKey);
  return parsed !== null && "fault" in parsed ? [refused(asking, parsed.fault, ["publicKey"])] : [];
}
