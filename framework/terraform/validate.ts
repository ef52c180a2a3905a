/** Validates what the engine cannot by the schema it knows. */
import {
  inside,
  insideField,
  type Place,
  type DiagnosticError,
  topPlace,
} from "../contract/index.ts";
import { type FieldTable, type Kind, snakeCase, visitKind } from "../schema/index.ts";
import { bare, type Fields, isFields, isList, type Value } from "../value/index.ts";
import { diagnosticError } from "./messages.ts";

type Errors = readonly DiagnosticError[];

/** Values outside their list of allowed ones. Unknown values are passed over, secret ones not quoted. */
export function validate(table: FieldTable, written: Fields, place = topPlace): Errors {
  return Object.entries(table).flatMap(([name, field]) =>
    validateValue(field.kind, written[name] ?? null, insideField(place, name, field)),
  );
}

function validateValue(kind: Kind, marked: Value, place: Place): Errors {
  const value = bare(marked);
  const items = (of: Kind): Errors =>
    isList(value)
      ? value.flatMap((item, index) => validateValue(of, item, inside(place, index)))
      : [];
  return visitKind<Errors>(kind, {
    string: ({ oneOf }) => {
      if (oneOf === undefined || typeof value !== "string" || oneOf.includes(value)) return [];
      const came = place.isHidden ? null : value;
      return [diagnosticError("not_listed", { wanted: oneOf, came }, place.path)];
    },
    boolean: () => [],
    integer: () => [],
    number: () => [],
    list: ({ of }) => items(of),
    set: ({ of }) => items(of),
    map: ({ of }) =>
      Object.entries(isFields(value) ? value : {}).flatMap(([key, item]) =>
        validateValue(of, item, inside(place, key)),
      ),
    object: ({ fields }) => (isFields(value) ? validate(fields, value, place) : []),
  });
}

/** Write-only values, for an engine that does not know such a thing and would store them. */
export function validateWriteOnly(table: FieldTable, written: Fields): Errors {
  return Object.entries(table)
    .filter(([name, { writeOnly }]) => writeOnly && (written[name] ?? null) !== null)
    .map(([name]) => diagnosticError("write_only_unsupported", { name: snakeCase(name) }, [name]));
}
