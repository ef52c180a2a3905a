/** Diagnostics as Pulumi's user reads them: one text, and a code that says whether anything changed. */
import { Code, ConnectError } from "@connectrpc/connect";
import type { MessageInitShape } from "@bufbuild/protobuf";
import type { Diagnostic, Path } from "../contract/index.ts";
import {
  type CheckFailureSchema,
  ErrorResourceInitFailedSchema,
} from "../wire/generated/pulumirpc_pb.ts";
import { fromWirePath, toWirePath } from "./paths.ts";

/** The path stands in the text: the engine would print the value beside a path of its own. */
export function toText({ path, summary, detail }: Diagnostic): string {
  const place = path.length === 0 || isNamedBy(detail, path) ? "" : `${toWirePath(path)}: `;
  return `${place}${summary}. ${detail}`;
}

/** Whether a detail begins with the path by itself. Products may write one with fewer quotes than we. */
function isNamedBy(detail: string, path: Path): boolean {
  const [start = ""] = detail.split(": ", 1);
  return fromWirePath(start).join(".") === path.join(".");
}

function errorTexts(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.filter(({ severity }) => severity === "error").map(toText);
}

export function toCheckFailures(
  diagnostics: readonly Diagnostic[],
): MessageInitShape<typeof CheckFailureSchema>[] {
  return errorTexts(diagnostics).map((reason) => ({ reason }));
}

/** A clean failure: the engine knows that nothing changed. */
export function toFailure(
  diagnostics: readonly Diagnostic[],
  code: Code = Code.FailedPrecondition,
): ConnectError {
  return new ConnectError(errorTexts(diagnostics).join("\n"), code);
}

/** It exists, and something is left to do: the engine keeps it and says so at every run. */
export function toPartialFailure(
  diagnostics: readonly Diagnostic[],
  stored: MessageInitShape<typeof ErrorResourceInitFailedSchema>,
): ConnectError {
  const reasons = errorTexts(diagnostics);
  const detail = { desc: ErrorResourceInitFailedSchema, value: { ...stored, reasons } };
  return new ConnectError(reasons.join("\n"), Code.FailedPrecondition, undefined, [detail]);
}
