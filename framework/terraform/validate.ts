/** Validates what the engine cannot by the schema it knows. */
import type { DiagnosticError } from "../contract/index.ts";
import { type FieldTable, snakeCase } from "../schema/index.ts";
import type { Fields } from "../value/index.ts";
import { diagnosticError } from "./messages.ts";

/** Write-only values, for an engine that does not know such a thing and would store them. */
export function validateWriteOnly(table: FieldTable, written: Fields): readonly DiagnosticError[] {
  return Object.entries(table)
    .filter(([name, { writeOnly }]) => writeOnly && (written[name] ?? null) !== null)
    .map(([name]) => diagnosticError("write_only_unsupported", { name: snakeCase(name) }, [name]));
}
