import { create } from "@bufbuild/protobuf";
import type { Schema } from "../../../framework/schema/index.ts";
import { terraformType } from "../../../framework/schema/index.ts";
import { toWireSchema } from "../../../framework/terraform/index.ts";
import {
  Schema_Object_NestingMode as Nesting,
  type Schema_Attribute,
  SchemaSchema,
} from "../../../framework/wire/generated/tfplugin6_pb.ts";
import { ownProvider } from "../../plugin/provider.ts";
import type { Run } from "../command.ts";

/** What the engine would print, without an engine. */
export const terraformSchema: Run = async (_given, { terminal }) => {
  const { name, configuration, resources, dataSources } = ownProvider(false);
  const named = (declared: Readonly<Record<string, { readonly schema: Schema }>>) =>
    Object.fromEntries(
      Object.entries(declared).map(([each, { schema }]) => [
        terraformType(name, each),
        printed(schema),
      ]),
    );
  const provider = {
    provider: printed(configuration),
    resource_schemas: named(resources),
    data_source_schemas: named(dataSources),
  };
  const address = "registry.opentofu.org/deskform/deskform";
  terminal.data({ format_version: "1.0", provider_schemas: { [address]: provider } });
};

function printed(schema: Schema) {
  const { version, block } = create(SchemaSchema, toWireSchema(schema));
  const { attributes = [], description = "" } = block ?? {};
  return {
    version: Number(version),
    block: { attributes: printedAttributes(attributes), description, description_kind: "plain" },
  };
}

function printedAttributes(attributes: readonly Schema_Attribute[]): object {
  return Object.fromEntries(attributes.map((each) => [each.name, printedAttribute(each)]));
}

function printedAttribute({ type, nestedType, ...attribute }: Schema_Attribute): object {
  const { description, required, optional, computed, sensitive, writeOnly } = attribute;
  const flags = { required, optional, computed, sensitive, write_only: writeOnly };
  return {
    ...(nestedType === undefined
      ? { type: typeIn(type) }
      : { nested_type: printedNesting(nestedType.attributes, nestedType.nesting) }),
    description,
    description_kind: "plain",
    ...Object.fromEntries(Object.entries(flags).filter(([, isSet]) => isSet)),
  };
}

function printedNesting(attributes: readonly Schema_Attribute[], nesting: Nesting): object {
  return { attributes: printedAttributes(attributes), nesting_mode: nestingNames[nesting] };
}

const nestingNames: Readonly<Record<Nesting, string>> = {
  [Nesting.INVALID]: "invalid",
  [Nesting.SINGLE]: "single",
  [Nesting.LIST]: "list",
  [Nesting.SET]: "set",
  [Nesting.MAP]: "map",
};

function typeIn(bytes: Uint8Array): unknown {
  const type: unknown = JSON.parse(new TextDecoder().decode(bytes));
  return type;
}
