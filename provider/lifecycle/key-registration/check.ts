import { parseSshKey } from "../../../core/access/ssh-key.ts";
import type { Asking, Diagnostic } from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import { refused } from "../diagnostics.ts";

/** The key alone can be judged without the desk. */
export function checkRegistration(inputs: Fields, asking: Asking): readonly Diagnostic[] {
  const publicKey = text(inputs, "publicKey");
  const parsed = publicKey === null ? null : parseSshKey(publicKey);
  return parsed !== null && "fault" in parsed ? [refused(asking, parsed.fault, ["publicKey"])] : [];
}
