import type { Path } from "../contract/index.ts";
import type { FieldTable, Kind, Schema } from "../schema/index.ts";
import { bare, type Fields, isFields, isList, same, type Value } from "../value/index.ts";

export interface Change {
  readonly path: Path;
  readonly from: Value;
  readonly to: Value;
}

/** Where two sets of fields differ or may differ, as deep as their kinds allow; sets as a whole. */
export function changes(schema: Schema, from: Fields, to: Fields): readonly Change[] {
  return changedFields(schema.fields, from, to, []);
}

/** The changed fields that are declared to make it another resource. */
export function pathsRequiringReplacement(
  schema: Schema,
  from: Fields,
  to: Fields,
): readonly Path[] {
  return Object.entries(schema.fields)
    .filter(([name, { kind, requiresReplacement }]) => {
      return requiresReplacement && !sameOfKind(kind, from[name] ?? null, to[name] ?? null);
    })
    .map(([name]) => [name]);
}

function changedFields(table: FieldTable, from: Fields, to: Fields, base: Path): readonly Change[] {
  return Object.entries(table)
    .filter(([, field]) => !field.writeOnly)
    .flatMap(([name, { kind }]) =>
      changedValue(kind, from[name] ?? null, to[name] ?? null, [...base, name]),
    );
}

function changedValue(kind: Kind, from: Value, to: Value, path: Path): readonly Change[] {
  if (sameOfKind(kind, from, to)) return [];
  const before = bare(from);
  const after = bare(to);
  if (kind.is === "object" && isFields(before) && isFields(after)) {
    return changedFields(kind.fields, before, after, path);
  }
  if (kind.is === "list" && isList(before) && isList(after) && before.length === after.length) {
    return after.flatMap((item, index) =>
      changedValue(kind.of, before[index] ?? null, item, [...path, index]),
    );
  }
  return [{ path, from, to }];
}

function sameOfKind(kind: Kind, from: Value, to: Value): boolean {
  if (kind.is !== "set") return same(from, to) === "yes";
  const before = bare(from);
  const after = bare(to);
  if (!isList(before) || !isList(after)) return same(before, after) === "yes";
  return before.length === after.length && after.every((item) => hasItem(before, item));
}

function hasItem(items: readonly Value[], wanted: Value): boolean {
  return items.some((item) => same(item, wanted) === "yes");
}
