/** Validates what users wrote by its declaration: YAML programs pass by every check that an SDK makes. */
import { type DiagnosticError, inside, nameOfKind, type Place } from "../contract/index.ts";
import { validate as validateValues } from "../planning/index.ts";
import { type FieldTable, type Kind, visitKind } from "../schema/index.ts";
import { type Fields, isFields, isList, type Value } from "../value/index.ts";
import { nameOfValue } from "./kind-names.ts";
import { diagnosticError } from "./messages.ts";
import { isForeign } from "./struct.ts";

type Errors = readonly DiagnosticError[];

/** Beside what every face refuses: names that are not declared, and types that do not fit. */
export function validate(table: FieldTable, written: Fields): Errors {
  return validateValues(table, written, { misfit, names });
}

function names(table: FieldTable, written: Fields, place: Place): Errors {
  return Object.keys(written).flatMap((name) => validateName(table, name, place));
}

function validateName(table: FieldTable, name: string, place: Place): Errors {
  const { path } = inside(place, name);
  const field = Object.hasOwn(table, name) ? table[name] : undefined;
  if (field === undefined)
    return [diagnosticError("field_unknown", { wanted: settable(table) }, path)];
  return field.giver === "computed" ? [diagnosticError("field_computed", {}, path)] : [];
}

function settable(table: FieldTable): readonly string[] {
  return Object.keys(table).filter((name) => table[name]?.giver !== "computed");
}

function isOfKind(kind: Kind, value: Value): boolean {
  const isNamed = (): boolean => isFields(value) && !isForeign(value);
  return visitKind<boolean>(kind, {
    string: () => typeof value === "string",
    boolean: () => typeof value === "boolean",
    integer: () => Number.isSafeInteger(value),
    number: () => typeof value === "number",
    list: () => isList(value),
    set: () => isList(value),
    map: isNamed,
    object: isNamed,
  });
}

function misfit(kind: Kind, value: Value, { path, isHidden }: Place): DiagnosticError | null {
  if (isOfKind(kind, value)) return null;
  // Of a number that is not whole it would else be said: wanted a whole number, came a number.
  const came = typeof value === "number" && !isHidden ? value : nameOfValue(value);
  return diagnosticError("field_type", { wanted: nameOfKind(kind), came }, path);
}
