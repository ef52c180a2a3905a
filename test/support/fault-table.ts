/** Every refusal as a user reads it; `node test/support/fault-table.ts` prints them for a reviewer. */
import { type FaultCode, faultCodes, say } from "../../core/fault.ts";
import { faultExamples } from "./fault-examples.ts";

export interface Said {
  readonly code: FaultCode;
  readonly en: string;
  readonly ko: string;
}

export const faultTable: readonly Said[] = faultCodes.map((code) => {
  const fault = { code, details: faultExamples[code] };
  return { code, en: say(fault, "en"), ko: say(fault, "ko") };
});

if (import.meta.main) {
  for (const { code, en, ko } of faultTable) console.log(`${code}\n  ${en}\n  ${ko}`);
}
