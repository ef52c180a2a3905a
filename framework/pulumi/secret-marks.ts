/** Secret marks on the way to the engine: by declaration, and where the user's own value bore one. */
import { type Field, type FieldTable, type Kind, visitKind } from "../schema/index.ts";
import { type Fields, isFields, isList, isSecret, Secret, type Value } from "../value/index.ts";

/** Everything declared as not to be shown is marked; what is null inside an object is left out. */
export function markSecrets(table: FieldTable, fields: Fields): Fields {
  return mapValues(fields, (value, name) => markField(table[name], value));
}

function markField(field: Field | undefined, value: Value): Value {
  if (field === undefined || value === null) return value;
  const inner = markKind(field.kind, value);
  const mustHide = (field.sensitive || field.writeOnly) && !isSecret(inner);
  return mustHide ? new Secret(inner) : inner;
}

function markKind(kind: Kind, value: Value): Value {
  if (isSecret(value)) return new Secret(markKind(kind, value.reveal()));
  const plain = (): Value => value;
  const items = ({ of }: { readonly of: Kind }): Value =>
    isList(value) ? value.map((item) => markKind(of, item)) : value;
  return visitKind(kind, {
    string: plain,
    boolean: plain,
    integer: plain,
    number: plain,
    list: items,
    set: items,
    map: ({ of }) => (isFields(value) ? mapValues(value, (item) => markKind(of, item)) : value),
    object: ({ fields }) => (isFields(value) ? markSecrets(fields, withoutNulls(value)) : value),
  });
}

/** The same value, secret wherever its example is. */
export function secretLike(value: Value, example: Value): Value {
  if (isSecret(value)) return value;
  if (isSecret(example)) return new Secret(value);
  if (isFields(value) && isFields(example)) {
    return mapValues(value, (item, name) => secretLike(item, example[name] ?? null));
  }
  if (!isList(value) || !isList(example)) return value;
  if (value.length === example.length) {
    return value.map((item, index) => secretLike(item, example[index] ?? null));
  }
  return hasSecret(example) ? new Secret(value) : value;
}

function hasSecret(value: Value): boolean {
  if (isSecret(value)) return true;
  if (isList(value)) return value.some(hasSecret);
  return isFields(value) && Object.values(value).some(hasSecret);
}

export function withoutNulls(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function mapValues(fields: Fields, give: (value: Value, name: string) => Value): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, give(value, name)]),
  );
}
