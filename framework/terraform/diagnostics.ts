/** Diagnostics by declared path, as the engine shows them under the user's own lines. */
import type { MessageInitShape } from "@bufbuild/protobuf";
import type { Diagnostic, Language, Path, DiagnosticError } from "../contract/index.ts";
import { type Schema, snakeCase } from "../schema/index.ts";
import { Diagnostic_Severity, type DiagnosticSchema } from "../wire/generated/tfplugin6_pb.ts";
import { toWirePath } from "./paths.ts";

export type WireDiagnostic = MessageInitShape<typeof DiagnosticSchema>;

const severities = {
  error: Diagnostic_Severity.ERROR,
  warning: Diagnostic_Severity.WARNING,
} as const;

/** Engines find the line of an attribute, and none for what lies inside its value: words name that. */
export function toDiagnostic(error: DiagnosticError, language: Language): Diagnostic {
  const diagnostic = error.diagnostic(language);
  const { path, detail } = diagnostic;
  return path.length > 1 ? { ...diagnostic, detail: `${spelled(path)}: ${detail}` } : diagnostic;
}

export function toWireDiagnostics(
  schema: Schema,
  diagnostics: readonly Diagnostic[],
): WireDiagnostic[] {
  return diagnostics.map(({ severity, summary, detail, path }) => {
    const attribute = toWirePath(schema, path.slice(0, 1));
    return {
      severity: severities[severity],
      summary,
      detail,
      ...(attribute === undefined ? {} : { attribute }),
    };
  });
}

function spelled(path: Path): string {
  return path.map((step) => (typeof step === "string" ? snakeCase(step) : step)).join(".");
}
