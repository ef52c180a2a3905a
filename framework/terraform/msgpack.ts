/** MessagePack as Terraform and OpenTofu write it: integers kept exact, values not yet known as extensions. */
import { decode, encode, ExtensionCodec } from "@msgpack/msgpack";
import { Unknown } from "../value/index.ts";

/** What MessagePack can say here. A number with a fraction may also stand as decimal text. */
export type Packed =
  | null
  | boolean
  | number
  | bigint
  | string
  | Unknown
  | readonly Packed[]
  | { readonly [name: string]: Packed };

const plainUnknown = 0;
const refinedUnknown = 12;
const plainPayload = Uint8Array.of(0);

const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: plainUnknown,
  encode: (item) => (item instanceof Unknown && !item.refinement ? plainPayload : null),
  decode: () => new Unknown(),
});
extensionCodec.register({
  type: refinedUnknown,
  encode: (item) => (item instanceof Unknown ? (item.refinement ?? null) : null),
  // A copy, because the payload is a window on a message that would stay in memory with it.
  decode: (payload) => new Unknown(payload.slice()),
});

/** Deep enough for any schema, and a bound on recursion. */
const depthMax = 64;

export function pack(value: Packed): Uint8Array<ArrayBuffer> {
  return encode(value, { extensionCodec, maxDepth: depthMax });
}

export function unpack(bytes: Uint8Array): Packed {
  const value: unknown = decode(bytes, { extensionCodec, useBigInt64: true });
  return asPacked(value);
}

/** Takes over what a parser gave, and refuses what is no data. */
export function asPacked(value: unknown, depth = 0): Packed {
  if (depth > depthMax) throw new Error("a value is nested too deeply");
  if (value === null || value instanceof Unknown) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => asPacked(item, depth + 1));
  switch (typeof value) {
    case "boolean":
    case "number":
    case "bigint":
    case "string":
      return value;
    case "object": {
      const entries: readonly [string, unknown][] = Object.entries(value);
      return Object.fromEntries(entries.map(([name, item]) => [name, asPacked(item, depth + 1)]));
    }
    default:
      throw new Error(`a value is of a kind that MessagePack does not have: ${typeof value}`);
  }
}

/** The language narrows no readonly list out of a union by itself. */
export function isPackedList(packed: Packed): packed is readonly Packed[] {
  return Array.isArray(packed);
}
