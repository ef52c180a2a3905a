/** Nothing leaves a call but an answer: refusals become diagnostics, bugs one that says what to report. */
import type { Diagnostic } from "../contract/index.ts";
import type { Session } from "./session.ts";
import { Refusal, tell } from "./messages.ts";

/** What to tell of an error thrown inside a call. Its message may quote a value, so it is not repeated. */
export function diagnosticOf<Client>(
  session: Session<Client>,
  call: string,
  error: unknown,
): Diagnostic {
  if (error instanceof Refusal) return tell(error, session.language);
  const kind = error instanceof Error ? error.name : typeof error;
  session.log("error", `${call} failed inside the provider: ${kind}`, { stack: frames(error) });
  const provider = `${session.provider.name} ${session.provider.version}`;
  return tell(new Refusal("provider_fault", { provider, call, came: kind }), session.language);
}

/** The places of a stack trace without the message above them. */
function frames(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return stack
    .split("\n")
    .filter((line) => /^ +at /.test(line))
    .join("\n");
}
