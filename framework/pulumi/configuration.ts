/** The provider's configuration: SDKs and stack files send whatever is not text as JSON in text. */
import type { JsonObject } from "@bufbuild/protobuf";
import type { Provider } from "../contract/index.ts";
import type { Kind } from "../schema/index.ts";
import { type Fields, isSecret, Secret, type Value } from "../value/index.ts";
import { fromJson, fromStruct } from "./struct.ts";

/** What the engine adds for itself. */
const engineNames: ReadonlySet<string> = new Set(["version", "pluginDownloadURL", "__internal"]);

export function fromWireConfiguration<Client>(
  provider: Provider<Client>,
  struct: JsonObject,
): Fields {
  const { fields } = provider.configuration;
  return Object.fromEntries(
    Object.entries(fromStruct(struct))
      .filter(([name]) => !engineNames.has(name))
      .map(([name, value]) => [name, settingFrom(fields[name]?.kind, value)]),
  );
}

function settingFrom(kind: Kind | undefined, value: Value): Value {
  if (isSecret(value)) return new Secret(settingFrom(kind, value.reveal()));
  if (kind === undefined || kind.is === "string" || typeof value !== "string") return value;
  return fromText(value);
}

function fromText(text: string): Value {
  try {
    const json: unknown = JSON.parse(text);
    return fromJson(json);
  } catch {
    // It stays the text that it is, and is then refused as one of another type.
    return text;
  }
}
