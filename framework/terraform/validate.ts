/** Validates what the host cannot by the schema it knows. */
import type { Path, Refusal } from "../contract/index.ts";
import { type FieldTable, type Kind, snakeCase, visitKind } from "../schema/index.ts";
import { bare, type Fields, isFields, isList, type Value } from "../value/index.ts";
import { refusal } from "./messages.ts";

type Refusals = readonly Refusal[];

/** Values outside their list of allowed ones. Unknown values are passed over, secret ones not quoted. */
export function validate(
  table: FieldTable,
  written: Fields,
  path: Path = [],
  isHidden = false,
): Refusals {
  return Object.entries(table).flatMap(([name, { kind, sensitive, writeOnly }]) => {
    const isSecret = isHidden || sensitive === true || writeOnly === true;
    return validateValue(kind, written[name] ?? null, [...path, name], isSecret);
  });
}

function validateValue(kind: Kind, marked: Value, path: Path, isHidden: boolean): Refusals {
  const value = bare(marked);
  const items = (of: Kind): Refusals =>
    isList(value)
      ? value.flatMap((item, index) => validateValue(of, item, [...path, index], isHidden))
      : [];
  return visitKind<Refusals>(kind, {
    string: ({ oneOf }) => {
      if (oneOf === undefined || typeof value !== "string" || oneOf.includes(value)) return [];
      return [refusal("not_listed", { wanted: oneOf, came: isHidden ? null : value }, path)];
    },
    boolean: () => [],
    integer: () => [],
    number: () => [],
    list: ({ of }) => items(of),
    set: ({ of }) => items(of),
    map: ({ of }) =>
      Object.entries(isFields(value) ? value : {}).flatMap(([key, item]) =>
        validateValue(of, item, [...path, key], isHidden),
      ),
    object: ({ fields }) => (isFields(value) ? validate(fields, value, path, isHidden) : []),
  });
}

/** Write-only values, for an engine that does not know such a thing and would store them. */
export function validateWriteOnly(table: FieldTable, written: Fields): Refusals {
  return Object.entries(table)
    .filter(([name, { writeOnly }]) => writeOnly && (written[name] ?? null) !== null)
    .map(([name]) => refusal("write_only_unsupported", { name: snakeCase(name) }, [name]));
}
