import { type Fault, type Language, say } from "../../core/fault.ts";
import { httpStatusOf } from "../contract/http-status.ts";

/** RFC 9457, in the caller's language. `details` are the fault's own: never a secret or contact data. */
export function problemOf(fault: Fault, language: Language, traceId: string) {
  const status = httpStatusOf[fault.code];
  const { code, details } = fault;
  return { type: "about:blank", status, code, message: say(fault, language), details, traceId };
}

/** Korean when the caller asks for it before English; English otherwise. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? "").slice(0, 200).toLowerCase();
  const korean = wanted.search(/\bko\b/);
  const english = wanted.search(/\ben\b/);
  return korean >= 0 && (english < 0 || korean < english) ? "ko" : "en";
}

/** When asking again has a chance, in whole seconds; null when waiting does not help. */
export function retryAfterSeconds(fault: Fault): number | null {
  if (fault.code === "overloaded" || fault.code === "rate_limited") {
    return Math.max(1, Math.ceil(fault.details.retryAfterMs / 1_000));
  }
  return fault.code === "storage_unavailable" ? 5 : null;
}
