/** Nothing leaves a call but an answer: refusals become diagnostics, bugs one that says what to report. */
import { type Diagnostic, isCancellation, Refusal } from "../contract/index.ts";
import { toDiagnostic } from "./diagnostics.ts";
import { refusal } from "./messages.ts";
import type { Session } from "./session.ts";

/** An error's message may quote a value, so it is not repeated; the log has the places of the stack. */
export function diagnosticOf<Client>(
  session: Session<Client>,
  call: string,
  error: unknown,
): Diagnostic {
  const { language, provider } = session;
  if (error instanceof Refusal) return toDiagnostic(error, language);
  if (isCancellation(error)) return toDiagnostic(refusal("cancelled", { call }), language);
  const came = error instanceof Error ? error.name : typeof error;
  session.log("error", `${call} failed inside the provider: ${came}`, { stack: framesOf(error) });
  const fault = { provider: `${provider.name} ${provider.version}`, call, came };
  return toDiagnostic(refusal("provider_fault", { ...fault, log: "TF_LOG=error" }), language);
}

/** The places of a stack trace without the message above them. */
function framesOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return stack
    .split("\n")
    .filter((line) => /^ +at /.test(line))
    .join("\n");
}
