/** Validates what users wrote by its declaration: YAML programs pass by every check that an SDK makes. */
import {
  inside,
  insideField,
  type Place,
  type DiagnosticError,
  topPlace,
} from "../contract/index.ts";
import { type Field, type FieldTable, type Kind, visitKind } from "../schema/index.ts";
import {
  bare,
  type Fields,
  isFields,
  isList,
  isSecret,
  isUnknown,
  type Value,
} from "../value/index.ts";
import { nameOfKind, nameOfValue } from "./kind-names.ts";
import { diagnosticError } from "./messages.ts";
import { isForeign } from "./struct.ts";

type Errors = readonly DiagnosticError[];

/** Names that are not declared, types that do not fit, required values that are missing. */
export function validate(table: FieldTable, written: Fields, place = topPlace): Errors {
  const names = Object.keys(written).flatMap((name) => validateName(table, name, place));
  const values = Object.entries(table).flatMap(([name, field]) =>
    field.giver === "computed" ? [] : validateField(name, field, written[name] ?? null, place),
  );
  return [...names, ...values];
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

function validateField(name: string, field: Field, value: Value, outer: Place): Errors {
  const { kind, giver } = field;
  const place = insideField(outer, name, field);
  if (bare(value) !== null) return validateValue(kind, value, place);
  if (giver !== "required") return [];
  return [diagnosticError("field_required", { wanted: nameOfKind(kind) }, place.path)];
}

function validateValue(kind: Kind, marked: Value, outer: Place): Errors {
  const value = bare(marked);
  if (isUnknown(value)) return [];
  const place = isSecret(marked) ? { ...outer, isHidden: true } : outer;
  const wrongType = (): Errors => [typeMismatch(kind, value, place)];
  const items = (of: Kind): Errors =>
    isList(value)
      ? value.flatMap((item, index) => validateValue(of, item, inside(place, index)))
      : wrongType();
  const named = (validated: (fields: Fields) => Errors): Errors =>
    isFields(value) && !isForeign(value) ? validated(value) : wrongType();
  return visitKind(kind, {
    string: ({ oneOf }) =>
      typeof value === "string" ? validateChoice(oneOf, value, place) : wrongType(),
    boolean: () => (typeof value === "boolean" ? [] : wrongType()),
    integer: () => (Number.isSafeInteger(value) ? [] : wrongType()),
    number: () => (typeof value === "number" ? [] : wrongType()),
    list: ({ of }) => items(of),
    set: ({ of }) => items(of),
    map: ({ of }) =>
      named((fields) =>
        Object.entries(fields).flatMap(([key, item]) =>
          validateValue(of, item, inside(place, key)),
        ),
      ),
    object: ({ fields: table }) => named((fields) => validate(table, fields, place)),
  });
}

function validateChoice(
  oneOf: readonly string[] | undefined,
  value: string,
  { path, isHidden }: Place,
): Errors {
  if (oneOf === undefined || oneOf.includes(value)) return [];
  return [diagnosticError("not_listed", { wanted: oneOf, came: isHidden ? null : value }, path)];
}

function typeMismatch(kind: Kind, value: Value, { path, isHidden }: Place): DiagnosticError {
  // Of a number that is not whole it would else be said: wanted a whole number, came a number.
  const came = typeof value === "number" && !isHidden ? value : nameOfValue(value);
  return diagnosticError("field_type", { wanted: nameOfKind(kind), came }, path);
}
