/** Every error becomes a diagnostic: one for the user its own, a bug one that says what to report. */
import { type Diagnostic, isCancellation, DiagnosticError } from "../contract/index.ts";
import { toDiagnostic } from "./diagnostics.ts";
import { diagnosticError } from "./messages.ts";
import type { Session } from "./session.ts";

/** An error's message may quote a value, so it is not repeated; the log has the places of the stack. */
export function diagnosticOf<Client>(
  session: Session<Client>,
  call: string,
  error: unknown,
): Diagnostic {
  const { language, provider } = session;
  if (error instanceof DiagnosticError) return toDiagnostic(error, language);
  if (isCancellation(error)) return toDiagnostic(diagnosticError("cancelled", { call }), language);
  const came = error instanceof Error ? error.name : typeof error;
  session.log("error", `${call} failed inside the provider: ${came}`, { stack: framesOf(error) });
  const bug = { provider: `${provider.name} ${provider.version}`, call, came };
  return toDiagnostic(diagnosticError("provider_bug", { ...bug, log: "TF_LOG=error" }), language);
}

/** The places of a stack trace without the message above them, of which a line may look like a place. */
function framesOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const { stack = "", message } = error;
  return stack
    .replace(message, "")
    .split("\n")
    .filter((line) => /^ +at /.test(line))
    .join("\n");
}
