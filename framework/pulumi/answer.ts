/** Diagnostics as Pulumi's user reads them: one text, and a code that says whether anything changed. */
import { Code, ConnectError } from "@connectrpc/connect";
import type { MessageInitShape } from "@bufbuild/protobuf";
import type { Diagnostic } from "../contract/index.ts";
import { ErrorResourceInitFailedSchema } from "../wire/generated/pulumirpc_pb.ts";
import { writePath } from "./path.ts";

/** The path stands in the text: the engine would print the value beside a path of its own. */
export function textOf({ path, summary, detail }: Diagnostic): string {
  const place = path.length === 0 ? "" : `${writePath(path)}: `;
  return `${place}${summary}. ${detail}`;
}

export function errorTexts(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.filter(({ severity }) => severity === "error").map(textOf);
}

/** A clean failure: the engine knows that nothing changed. */
export function refused(
  diagnostics: readonly Diagnostic[],
  code: Code = Code.FailedPrecondition,
): ConnectError {
  return new ConnectError(errorTexts(diagnostics).join("\n"), code);
}

/** It exists, and something is left to do: the engine keeps it and says so at every run. */
export function unfinished(
  diagnostics: readonly Diagnostic[],
  made: MessageInitShape<typeof ErrorResourceInitFailedSchema>,
): ConnectError {
  const reasons = errorTexts(diagnostics);
  const detail = { desc: ErrorResourceInitFailedSchema, value: { ...made, reasons } };
  return new ConnectError(reasons.join("\n"), Code.FailedPrecondition, undefined, [detail]);
}
