import type { Provider } from "../contract/index.ts";
import type { FieldTable, Kind, Schema } from "../schema/index.ts";
import {
  bare,
  type Fields,
  isFields,
  isList,
  isSecret,
  isUnknown,
  Secret,
  unknown,
  type Value,
} from "../value/index.ts";

/** Every declared field is there, null where nothing was written, with declared defaults filled in. */
export function withDefaults(fields: FieldTable, written: Fields): Fields {
  return mapFields(fields, (name, field) => {
    const value = written[name] ?? null;
    return value === null ? (field.default ?? null) : completeValue(field.kind, value);
  });
}

/**
 * The provider's configuration as its user wrote it. What comes from elsewhere is passed over as
 * unknown: the provider judges it when it connects, and says where it came from.
 */
export function configured(
  { complete }: Pick<Provider<never>, "complete">,
  written: Fields,
): Fields {
  const settings = Object.entries(complete(written)).map(([name, value]): [string, Value] => {
    const isWritten = bare(written[name] ?? null) !== null;
    return [name, isWritten || bare(value) === null ? value : unknown];
  });
  return Object.fromEntries(settings);
}

function completeValue(kind: Kind, value: Value): Value {
  if (isSecret(value)) return new Secret(completeValue(kind, value.reveal()));
  if (kind.is === "object") return isFields(value) ? withDefaults(kind.fields, value) : value;
  if (kind.is === "map") {
    if (!isFields(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]): [string, Value] => [
        key,
        completeValue(kind.of, item),
      ]),
    );
  }
  if (kind.is !== "list" && kind.is !== "set") return value;
  return isList(value) ? value.map((item) => completeValue(kind.of, item)) : value;
}

/**
 * What would be stored if nothing but what the user wrote counted: written values,
 * and for what the provider gives the prior value, or unknown where there is none yet.
 * Write-only fields are null.
 */
export function proposed(schema: Schema, prior: Fields | null, inputs: Fields): Fields {
  return mapFields(schema.fields, (name, field) => {
    if (field.writeOnly) return null;
    const written = inputs[name] ?? null;
    if (field.giver !== "computed" && written !== null) return written;
    if (field.giver === "required" || field.giver === "optional") return null;
    return prior === null ? unknown : (prior[name] ?? null);
  });
}

/** After an apply: what was planned, and where that was left open, what is so now. */
export function filledIn(planned: Fields, now: Fields): Fields {
  return Object.fromEntries(
    Object.entries(planned).map(([name, value]) => [
      name,
      isUnknown(value) ? (now[name] ?? null) : value,
    ]),
  );
}

/** What an engine may store: the same without write-only fields. */
export function storable(schema: Schema, fields: Fields): Fields {
  return mapFields(schema.fields, (name, field) =>
    field.writeOnly ? null : (fields[name] ?? null),
  );
}

function mapFields(
  table: FieldTable,
  give: (name: string, field: FieldTable[string]) => Value,
): Fields {
  return Object.fromEntries(
    Object.entries(table).map(([name, field]) => [name, give(name, field)]),
  );
}
