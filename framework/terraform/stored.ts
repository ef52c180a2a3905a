/** Stored state as the engine keeps it, in JSON and of the present schema version or an older one. */
import type { Resource } from "../contract/index.ts";
import { upgradedState } from "../planning/index.ts";
import { camelCase, type Kind } from "../schema/index.ts";
import { type Fields, isFields, isList, type Value } from "../value/index.ts";
import { asValue, parseExactly } from "./dynamic.ts";
import { diagnosticError } from "./messages.ts";
import { fieldsFromPacked } from "./values.ts";

export function stateFromJson<Client>(
  resource: Resource<Client>,
  version: number,
  json: Uint8Array,
): Fields {
  const { schema } = resource;
  const packed = parseExactly(json);
  // A state of the present version is read by its kinds, which keeps numbers exact.
  if (version === schema.version) return fieldsFromPacked(schema.fields, packed);
  const everything: Kind = { is: "object", fields: schema.fields };
  const declared = declaredNames(everything, asValue(packed));
  if (!isFields(declared)) throw diagnosticError("state_unreadable", {});
  return upgradedState(resource, version, declared);
}

/**
 * Names of the wire as they were declared. An old state has fields that no declaration describes
 * any more: those are taken for objects, because a map's keys cannot be told from field names.
 */
function declaredNames(kind: Kind | undefined, value: Value): Value {
  if (isList(value)) {
    const of = kind?.is === "list" || kind?.is === "set" ? kind.of : undefined;
    return value.map((item) => declaredNames(of, item));
  }
  if (!isFields(value)) return value;
  const entries = Object.entries(value).map(([key, item]): [string, Value] => {
    if (kind?.is === "map") return [key, declaredNames(kind.of, item)];
    const name = camelCase(key);
    const field = kind?.is === "object" ? kind.fields[name] : undefined;
    return [name, declaredNames(field?.kind, item)];
  });
  return Object.fromEntries(entries);
}
