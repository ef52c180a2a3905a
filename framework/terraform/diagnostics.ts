/** Diagnostics by declared path, as the host shows them under the user's own lines. */
import type { MessageInitShape } from "@bufbuild/protobuf";
import type { Diagnostic } from "../contract/index.ts";
import type { Schema } from "../schema/index.ts";
import { Diagnostic_Severity, type DiagnosticSchema } from "../wire/generated/tfplugin6_pb.ts";
import { toWirePath } from "./paths.ts";

export type WireDiagnostic = MessageInitShape<typeof DiagnosticSchema>;

const severities = {
  error: Diagnostic_Severity.ERROR,
  warning: Diagnostic_Severity.WARNING,
} as const;

export function toWireDiagnostics(
  schema: Schema,
  diagnostics: readonly Diagnostic[],
): WireDiagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { severity, summary, detail, path } = diagnostic;
    // Hosts find the line of an attribute, and none for what lies inside its value.
    const attribute = toWirePath(schema, path.slice(0, 1));
    return {
      severity: severities[severity],
      summary,
      detail,
      ...(attribute === undefined ? {} : { attribute }),
    };
  });
}
