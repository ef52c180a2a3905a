/** The package as Pulumi's tools, language hosts and policies see it, made from declarations alone. */
import type { JsonObject } from "@bufbuild/protobuf";
import type { Provider } from "../contract/index.ts";
import {
  type Field,
  type FieldTable,
  type Kind,
  pulumiToken,
  type Schema,
  visitKind,
} from "../schema/index.ts";
import { isFields, isList, isSecret, isUnknown } from "../value/index.ts";

/** Named types by token, gathered while properties are projected. */
type Types = Map<string, JsonObject>;

export function packageSchema<Client>(provider: Provider<Client>): JsonObject {
  const { name, version, description, configuration } = provider;
  const types: Types = new Map();
  const settings = propertiesOf(name, "Config", configuration.fields, types);
  const resources = Object.values(provider.resources).map(
    ({ schema }) => [pulumiToken(name, schema.name), resourceSpec(name, schema, types)] as const,
  );
  return {
    name,
    version,
    description,
    config: { variables: settings },
    provider: { description: configuration.description, inputProperties: settings },
    resources: Object.fromEntries(resources),
    types: Object.fromEntries(types),
    language: Object.fromEntries(languages.map((language) => [language, respectful])),
  };
}

const languages = ["nodejs", "python", "go", "csharp"];
const respectful = { respectSchemaVersion: true };

function resourceSpec(provider: string, { name, description, fields }: Schema, types: Types) {
  const inputs = pick(fields, ({ giver }) => giver !== "computed");
  const outputs = pick(fields, ({ writeOnly }, field) => !writeOnly && field !== "id");
  return {
    description,
    inputProperties: propertiesOf(provider, name, inputs, types),
    requiredInputs: namesOf(inputs, isRequired),
    properties: propertiesOf(provider, name, outputs, types),
    required: namesOf(outputs, (field) => isRequired(field) || field.default !== undefined),
  };
}

function propertiesOf(
  provider: string,
  owner: string,
  fields: FieldTable,
  types: Types,
): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const token = `${owner}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      return [name, propertySpec(provider, token, field, types)];
    }),
  );
}

function propertySpec(provider: string, name: string, field: Field, types: Types): JsonObject {
  const { description, sensitive, writeOnly, requiresReplacement } = field;
  return {
    ...typeSpec(provider, name, field.kind, types),
    description,
    ...(requiresReplacement ? { willReplaceOnChanges: true } : {}),
    ...(sensitive || writeOnly ? { secret: true } : {}),
    ...defaultOf(field),
  };
}

/** SDKs fill in plain defaults by themselves; Check fills in all of them. */
function defaultOf({ default: value = null, kind }: Field): JsonObject {
  const compound = isList(value) || isFields(value) || isSecret(value) || isUnknown(value);
  const isChoice = kind.is === "string" && kind.oneOf !== undefined;
  return compound || value === null || isChoice ? {} : { default: value };
}

function typeSpec(provider: string, name: string, kind: Kind, types: Types): JsonObject {
  const item = (of: Kind): JsonObject => typeSpec(provider, name, of, types);
  return visitKind<JsonObject>(kind, {
    string: ({ oneOf }) =>
      oneOf === undefined
        ? { type: "string" }
        : reference(provider, name, choiceType(oneOf), types),
    boolean: () => ({ type: "boolean" }),
    integer: () => ({ type: "integer" }),
    number: () => ({ type: "number" }),
    list: ({ of }) => ({ type: "array", items: item(of) }),
    set: ({ of }) => ({ type: "array", items: item(of) }),
    map: ({ of }) => ({ type: "object", additionalProperties: item(of) }),
    object: ({ fields }) =>
      reference(provider, name, objectType(provider, name, fields, types), types),
  });
}

function reference(provider: string, name: string, spec: JsonObject, types: Types): JsonObject {
  const token = pulumiToken(provider, name);
  types.set(token, spec);
  return { $ref: `#/types/${token}` };
}

function choiceType(oneOf: readonly string[]): JsonObject {
  return { type: "string", enum: oneOf.map((value) => ({ value })) };
}

function objectType(provider: string, name: string, fields: FieldTable, types: Types): JsonObject {
  return {
    type: "object",
    properties: propertiesOf(provider, name, fields, types),
    required: namesOf(fields, isRequired),
  };
}

function isRequired({ giver }: Field): boolean {
  return giver === "required";
}

function namesOf(fields: FieldTable, wanted: (field: Field) => boolean): string[] {
  return Object.keys(pick(fields, wanted));
}

function pick(fields: FieldTable, wanted: (field: Field, name: string) => boolean): FieldTable {
  return Object.fromEntries(Object.entries(fields).filter(([name, field]) => wanted(field, name)));
}
