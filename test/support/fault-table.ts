/** Every refusal as a user reads it; `node test/support/fault-table.ts` prints them for a reviewer. */
import { type FaultCode, faultCodes, say } from "../../core/fault.ts";
import { faultExamples } from "./fault-examples.ts";

export interface Said {
  readonly code: FaultCode;
  readonly en: string;
  readonly ko: string;
  /** Of whom or what it speaks. */
  readonly names: readonly string[];
}

/** The details that name something, and do not say how it is. */
const naming: ReadonlySet<string> = new Set([
  "cameServerId",
  "code",
  "endpoint",
  "headNumber",
  "host",
  "id",
  "name",
  "number",
  "principalId",
  "serverId",
  "traceId",
]);

export const faultTable: readonly Said[] = faultCodes.map((code) => {
  const fault = { code, details: faultExamples[code] };
  return { code, en: say(fault, "en"), ko: say(fault, "ko"), names: namesIn(fault.details) };
});

function namesIn(details: object): readonly string[] {
  return Object.entries(details).flatMap(([key, value]: [string, unknown]) =>
    naming.has(key) && typeof value === "string" ? value : [],
  );
}

if (import.meta.main) {
  for (const { code, en, ko } of faultTable) console.log(`${code}\n  ${en}\n  ${ko}`);
}
