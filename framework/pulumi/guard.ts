/** Nothing leaves a call but a response or a failure in words: bugs become one that says what to report. */
import { Code, ConnectError } from "@connectrpc/connect";
import { DiagnosticError, isCancellation, stackFrames } from "../contract/index.ts";
import { toFailure } from "./diagnostics.ts";
import { diagnosticError } from "./messages.ts";
import type { Session } from "./session.ts";

/** An error's message may quote a value, so it is not repeated. */
export function failureOf<Client>(
  { language, provider }: Session<Client>,
  call: string,
  error: unknown,
): ConnectError {
  if (error instanceof ConnectError) return error;
  const failure = (reason: DiagnosticError, code?: Code): ConnectError =>
    toFailure([reason.diagnostic(language)], code);
  if (error instanceof DiagnosticError) return failure(error);
  if (isCancellation(error)) return failure(diagnosticError("cancelled", { call }), Code.Canceled);
  const kind = error instanceof Error ? error.name : typeof error;
  const bug = { provider: `${provider.name} ${provider.version}`, call, log: null };
  const came = `${kind}${placeOf(error)}`;
  return failure(diagnosticError("provider_bug", { ...bug, came }), Code.Internal);
}

/** The function in which it was thrown, or the file where it was in none. */
function placeOf(error: unknown): string {
  const [innermost = ""] = stackFrames(error);
  const name = /^ +at (\S+)/.exec(innermost)?.[1];
  return name === undefined ? "" : ` at ${name}`;
}
