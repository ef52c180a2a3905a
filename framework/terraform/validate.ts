/** Validates what the engine cannot by the schema it knows. */
import { inside, insideField, type Place, type Refusal, topPlace } from "../contract/index.ts";
import { type FieldTable, type Kind, snakeCase, visitKind } from "../schema/index.ts";
import { bare, type Fields, isFields, isList, type Value } from "../value/index.ts";
import { refusal } from "./messages.ts";

type Refusals = readonly Refusal[];

/** Values outside their list of allowed ones. Unknown values are passed over, secret ones not quoted. */
export function validate(table: FieldTable, written: Fields, place = topPlace): Refusals {
  return Object.entries(table).flatMap(([name, field]) =>
    validateValue(field.kind, written[name] ?? null, insideField(place, name, field)),
  );
}

function validateValue(kind: Kind, marked: Value, place: Place): Refusals {
  const value = bare(marked);
  const items = (of: Kind): Refusals =>
    isList(value)
      ? value.flatMap((item, index) => validateValue(of, item, inside(place, index)))
      : [];
  return visitKind<Refusals>(kind, {
    string: ({ oneOf }) => {
      if (oneOf === undefined || typeof value !== "string" || oneOf.includes(value)) return [];
      const came = place.isHidden ? null : value;
      return [refusal("not_listed", { wanted: oneOf, came }, place.path)];
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
export function validateWriteOnly(table: FieldTable, written: Fields): Refusals {
  return Object.entries(table)
    .filter(([name, { writeOnly }]) => writeOnly && (written[name] ?? null) !== null)
    .map(([name]) => refusal("write_only_unsupported", { name: snakeCase(name) }, [name]));
}
