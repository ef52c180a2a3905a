/**
 * Values as Pulumi's wire carries them: JSON objects in which a signature marks what is not plain data.
 * Secrets and unknown values keep their marks through both directions.
 */
import type { JsonObject, JsonValue } from "@bufbuild/protobuf";
import {
  type Fields,
  isFields,
  isList,
  isSecret,
  isUnknown,
  Secret,
  unknown,
  type Value,
} from "../value/index.ts";

const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** Which of the sentinels is written makes no difference to the engine. */
const computed = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const unknownSentinels: ReadonlySet<string> = new Set([
  computed,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

export function fromStruct(struct: Readonly<Record<string, unknown>> | undefined): Fields {
  const entries = Object.entries(struct ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name, fromJson(value)]));
}

export function toStruct(fields: Fields): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, toJson(value)]));
}

/** An asset, an archive or a resource: it stays as it came, since no kind of field holds one. */
export function isForeign(value: Value): boolean {
  return isFields(value) && signatureKey in value;
}

/** Total, since configuration comes as JSON that nobody has looked at. */
export function fromJson(json: unknown): Value {
  if (typeof json === "string") return unknownSentinels.has(json) ? unknown : json;
  if (typeof json === "number" || typeof json === "boolean") return json;
  if (Array.isArray(json)) return json.map(fromJson);
  if (!isJsonObject(json)) return null;
  const { [signatureKey]: signature, value, secret } = json;
  if (signature === secretSignature) return new Secret(fromJson(value));
  if (signature !== outputSignature) return fromStruct(json);
  const content = value === undefined ? unknown : fromJson(value);
  return secret === true ? new Secret(content) : content;
}

function isJsonObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null;
}

function toJson(value: Value): JsonValue {
  if (isUnknown(value)) return computed;
  if (isSecret(value)) {
    return { [signatureKey]: secretSignature, value: toJson(value.reveal()) };
  }
  if (isList(value)) return value.map(toJson);
  return isFields(value) ? toStruct(value) : value;
}
