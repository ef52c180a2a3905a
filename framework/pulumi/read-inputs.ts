/** The inputs that belong to what Read found. */
import { changes } from "../planning/index.ts";
import type { Schema } from "../schema/index.ts";
import { type Fields, same, type Value } from "../value/index.ts";
import { secretLike } from "./secret-marks.ts";
import { valueAt, withValueAt } from "./paths.ts";

/**
 * What the user wrote, followed by the live state only where that has moved away from the stored one:
 * everything else keeps the form in which it was written.
 */
export function refreshedInputs(
  schema: Schema,
  {
    stored,
    live,
    written,
  }: { readonly stored: Fields; readonly live: Fields; readonly written: Fields },
): Fields {
  return changes(schema, stored, live)
    .filter(({ path: [top] }) => isWritten(schema, written, String(top)))
    .reduce((inputs, { path: [top, ...below], to }) => {
      const name = String(top);
      const before: Value = inputs[name] ?? null;
      const after = withValueAt(before, below, secretLike(to, valueAt(before, below)));
      return { ...inputs, [name]: after };
    }, written);
}

/** Not what the provider gives, in part or wherever the user has written nothing. */
function isWritten(schema: Schema, written: Fields, name: string): boolean {
  const giver = schema.fields[name]?.giver;
  if (giver === "computed") return false;
  return giver !== "defaulted" || (written[name] ?? null) !== null;
}

/** The fewest inputs from which Check and the plan arrive at this state. */
export function importedInputs(schema: Schema, state: Fields): Fields {
  const entries = Object.entries(schema.fields).flatMap(([name, field]) => {
    const value = state[name] ?? null;
    if (field.giver === "computed") return [];
    if (field.giver !== "defaulted") return [[name, value] as const];
    const byDefault = field.default === undefined || same(value, field.default) === "yes";
    return byDefault ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}
