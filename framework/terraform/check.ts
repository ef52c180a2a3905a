/** What the host cannot judge by the schema it knows. */
import type { Path } from "../contract/index.ts";
import { type FieldTable, type Kind, snakeCase, visitKind } from "../schema/index.ts";
import { bare, type Fields, isFields, isList, type Value } from "../value/index.ts";
import { Refusal } from "./messages.ts";

/** Values outside their list of allowed ones. Unknown values are passed over, secret ones not quoted. */
export function unlisted(
  fields: FieldTable,
  values: Fields,
  path: Path = [],
  isHidden = false,
): readonly Refusal[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const isSecret = isHidden || field.sensitive === true || field.writeOnly === true;
    return unlistedIn(field.kind, values[name] ?? null, [...path, name], isSecret);
  });
}

function unlistedIn(kind: Kind, given: Value, path: Path, isHidden: boolean): readonly Refusal[] {
  const value = bare(given);
  const items = (of: Kind): readonly Refusal[] =>
    isList(value)
      ? value.flatMap((item, index) => unlistedIn(of, item, [...path, index], isHidden))
      : [];
  return visitKind<readonly Refusal[]>(kind, {
    string: ({ oneOf }) => {
      if (oneOf === undefined || typeof value !== "string" || oneOf.includes(value)) return [];
      const wanted = oneOf.map((item) => `"${item}"`).join(", ");
      const came = isHidden ? null : `"${value}"`;
      return [new Refusal("not_listed", { wanted, came }, path)];
    },
    boolean: () => [],
    integer: () => [],
    number: () => [],
    list: ({ of }) => items(of),
    set: ({ of }) => items(of),
    map: ({ of }) =>
      Object.entries(isFields(value) ? value : {}).flatMap(([key, item]) =>
        unlistedIn(of, item, [...path, key], isHidden),
      ),
    object: ({ fields }) => (isFields(value) ? unlisted(fields, value, path, isHidden) : []),
  });
}

/** Write-only values that were written. */
export function writtenWriteOnly(fields: FieldTable, values: Fields): readonly Refusal[] {
  return Object.entries(fields)
    .filter(([name, field]) => field.writeOnly && (values[name] ?? null) !== null)
    .map(([name]) => new Refusal("write_only_unsupported", { name: snakeCase(name) }, [name]));
}
