/** Values by declared name, and the same values as Terraform and OpenTofu encode them by the schema. */
import {
  inside,
  insideField,
  type Place,
  type DiagnosticError,
  topPlace,
} from "../contract/index.ts";
import { type FieldTable, type Kind, snakeCase, visitKind } from "../schema/index.ts";
import {
  bare,
  type Fields,
  isFields,
  isList,
  isUnknown,
  Unknown,
  type Value,
} from "../value/index.ts";
import { decimalText, exactDouble } from "./decimal.ts";
import { diagnosticError } from "./messages.ts";
import { isPackedList, type Packed } from "./msgpack.ts";

/** What the engine sent for these fields; what it left out is null. */
export function fieldsFromPacked(fields: FieldTable, packed: Packed, place = topPlace): Fields {
  const table = packedTable(packed);
  return mapEntries(fields, (name, field) =>
    fromPacked(field.kind, table[snakeCase(name)] ?? null, insideField(place, name, field)),
  );
}

export function fromPacked(kind: Kind, packed: Packed, place: Place): Value {
  if (packed === null || packed instanceof Unknown) return packed;
  return visitKind<Value>(kind, {
    string: () => textFrom(packed),
    boolean: () => booleanFrom(packed),
    integer: () => integerFrom(packed, place),
    number: () => numberFrom(packed, place),
    list: ({ of }) => itemsFrom(of, packed, place),
    set: ({ of }) => itemsFrom(of, packed, place),
    map: ({ of }) =>
      mapEntries(packedTable(packed), (key, item) => fromPacked(of, item, inside(place, key))),
    object: ({ fields }) => fieldsFromPacked(fields, packed, place),
  });
}

/** Engines compare text after this normalisation. */
function textFrom(packed: Packed): string {
  if (typeof packed === "string") return packed.normalize("NFC");
  throw mismatch("a string");
}

function booleanFrom(packed: Packed): boolean {
  if (typeof packed === "boolean") return packed;
  throw mismatch("a boolean");
}

function numberFrom(packed: Packed, place: Place): number {
  const digits = digitsFrom(packed);
  const value = exactDouble(digits);
  if (value === null) throw numberError("number_too_precise", digits, place);
  return value;
}

function integerFrom(packed: Packed, place: Place): number {
  const value = numberFrom(packed, place);
  if (!Number.isInteger(value)) throw numberError("not_an_integer", digitsFrom(packed), place);
  if (Number.isSafeInteger(value)) return value;
  throw numberError("number_too_precise", digitsFrom(packed), place);
}

/** The number as the user's decimal text, in whichever of its forms the engine sent it. */
function digitsFrom(packed: Packed): string {
  switch (typeof packed) {
    case "number":
      return decimalText(packed);
    case "bigint":
      return packed.toString();
    case "string":
      return packed;
    default:
      throw mismatch("a number");
  }
}

function itemsFrom(kind: Kind, packed: Packed, place: Place): readonly Value[] {
  if (!isPackedList(packed)) throw mismatch("a list");
  return packed.map((item, index) => fromPacked(kind, item, inside(place, index)));
}

/** Every declared field as the engine wants it. Write-only values never go back, wherever they came from. */
export function packedFromFields(fields: FieldTable, values: Fields): Packed {
  const entries = Object.entries(fields).map(([name, { kind, writeOnly }]): [string, Packed] => [
    snakeCase(name),
    writeOnly ? null : toPacked(kind, values[name] ?? null),
  ]);
  return Object.fromEntries(entries);
}

export function toPacked(kind: Kind, given: Value): Packed {
  const value = bare(given);
  if (value === null || isUnknown(value)) return value;
  return visitKind<Packed>(kind, {
    string: () => (typeof value === "string" ? value : bug("a string")),
    boolean: () => (typeof value === "boolean" ? value : bug("a boolean")),
    integer: () => (Number.isSafeInteger(value) ? packedNumber(value) : bug("a safe integer")),
    number: () => packedNumber(value),
    list: ({ of }) => (isList(value) ? value.map((item) => toPacked(of, item)) : bug("a list")),
    set: ({ of }) => (isList(value) ? value.map((item) => toPacked(of, item)) : bug("a list")),
    map: ({ of }) =>
      isFields(value) ? mapEntries(value, (_, item) => toPacked(of, item)) : bug("an object"),
    object: ({ fields }) => (isFields(value) ? packedFromFields(fields, value) : bug("an object")),
  });
}

/** Text wherever a double's bits are not the number that the text denotes. */
function packedNumber(value: Value): Packed {
  if (typeof value !== "number" || !Number.isFinite(value)) return bug("a finite number");
  return Number.isSafeInteger(value) ? value : decimalText(value);
}

function mapEntries<From, To>(
  table: Readonly<Record<string, From>>,
  change: (name: string, item: From) => To,
): Readonly<Record<string, To>> {
  const entries = Object.entries(table).map(([name, item]): [string, To] => [
    name,
    change(name, item),
  ]);
  return Object.fromEntries(entries);
}

function numberError(
  code: "number_too_precise" | "not_an_integer",
  digits: string,
  { path, isHidden }: Place,
): DiagnosticError {
  return diagnosticError(code, { came: isHidden ? null : digits }, path);
}

function packedTable(packed: Packed): Readonly<Record<string, Packed>> {
  if (typeof packed === "object" && packed !== null && !(packed instanceof Unknown)) {
    if (!isPackedList(packed)) return packed;
  }
  throw mismatch("an object");
}

/** The engine's own mistake, since it checks values by the schema before it sends them. */
function mismatch(wanted: string): Error {
  return new TypeError(`the engine sent something else where the schema says ${wanted}`);
}

/** The provider's own mistake. The value is not quoted: it may be secret. */
function bug(wanted: string): never {
  throw new TypeError(`the provider gave something else where its schema says ${wanted}`);
}
