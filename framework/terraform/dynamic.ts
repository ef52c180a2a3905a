/** The envelopes in which engines send values and keep private state. */
import type { Schema } from "../schema/index.ts";
import { withDefaults } from "../planning/index.ts";
import { type Fields, isFields, Unknown, type Value } from "../value/index.ts";
import type { DynamicValue } from "../wire/generated/tfplugin6_pb.ts";
import { diagnosticError } from "./messages.ts";
import { asPacked, isPackedList, pack, type Packed, unpack } from "./msgpack.ts";
import { fieldsFromPacked, packedFromFields } from "./values.ts";

/** An empty envelope and a packed null are both null. */
export function fromDynamic(schema: Schema, envelope: DynamicValue | undefined): Fields | null {
  const packed = openDynamic(envelope);
  return packed === null ? null : fieldsFromPacked(schema.fields, packed);
}

/** What the user wrote, completed with declared defaults. */
export function inputsFromDynamic(
  schema: Schema,
  envelope: DynamicValue | undefined,
): Fields | null {
  const written = fromDynamic(schema, envelope);
  return written === null ? null : withDefaults(schema.fields, written);
}

export function toDynamic(
  schema: Schema,
  fields: Fields | null,
): { msgpack: Uint8Array<ArrayBuffer> } {
  return { msgpack: pack(fields === null ? null : packedFromFields(schema.fields, fields)) };
}

export function openDynamic(envelope: DynamicValue | undefined): Packed {
  if (envelope === undefined) return null;
  if (envelope.msgpack.length > 0) return unpack(envelope.msgpack);
  return envelope.json.length > 0 ? parseExactly(envelope.json) : null;
}

/** JSON in which numbers that a double may not hold stay text, to be read by their kind. */
export function parseExactly(json: Uint8Array): Packed {
  const keepText = (_: string, value: unknown, context?: { readonly source?: string }): unknown =>
    typeof value === "number" && !Number.isSafeInteger(value) ? context?.source : value;
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(json), keepText);
    return asPacked(parsed);
  } catch (error) {
    if (error instanceof SyntaxError) throw diagnosticError("state_unreadable", {});
    throw error;
  }
}

/** Private state as the engine keeps it: opaque bytes, none where there is nothing to keep. */
export function toPrivate(fields: Fields): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(Object.keys(fields).length === 0 ? "" : JSON.stringify(fields));
}

export function fromPrivate(bytes: Uint8Array): Fields {
  if (bytes.length === 0) return {};
  const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes));
  const value = asValue(asPacked(parsed));
  return isFields(value) ? value : {};
}

/** Data without a schema: whole numbers too large for a double come as near as a double can. */
export function asValue(packed: Packed): Value {
  if (typeof packed === "bigint") return Number(packed);
  if (packed === null || typeof packed !== "object" || packed instanceof Unknown) return packed;
  if (isPackedList(packed)) return packed.map(asValue);
  const entries = Object.entries(packed).map(([name, item]): [string, Value] => [
    name,
    asValue(item),
  ]);
  return Object.fromEntries(entries);
}
