/** Every error becomes a diagnostic: one for the user its own, a bug one that says what to report. */
import {
  type Diagnostic,
  DiagnosticError,
  isCancellation,
  stackFrames,
} from "../contract/index.ts";
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
  session.log("error", `${call} failed inside the provider: ${came}`, {
    stack: stackFrames(error).join("\n"),
  });
  const bug = { provider: `${provider.name} ${provider.version}`, call, came };
  return toDiagnostic(diagnosticError("provider_bug", { ...bug, log: "TF_LOG=error" }), language);
}
