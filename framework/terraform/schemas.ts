/** Declarations as Terraform and OpenTofu know schemas: attributes only, nested objects as nested types. */
import type { MessageInitShape } from "@bufbuild/protobuf";
import type { PureFunction } from "../contract/index.ts";
import {
  type Field,
  type FieldTable,
  type Giver,
  inSnakeCase,
  type Kind,
  type Schema,
  snakeCase,
  visitKind,
} from "../schema/index.ts";
import {
  type FunctionSchema,
  Schema_Object_NestingMode as Nesting,
  type Schema_AttributeSchema,
  type Schema_ObjectSchema,
  type SchemaSchema,
} from "../wire/generated/tfplugin6_pb.ts";

type WireAttribute = MessageInitShape<typeof Schema_AttributeSchema>;
type WireObject = MessageInitShape<typeof Schema_ObjectSchema>;

type WireFunction = MessageInitShape<typeof FunctionSchema>;
type WireSchema = MessageInitShape<typeof SchemaSchema>;

/** A type in cty's own JSON. */
type TypeJson =
  | string
  | readonly [string, TypeJson]
  | readonly [string, { readonly [name: string]: TypeJson }];

const givers: Readonly<Record<Giver, { required?: true; optional?: true; computed?: true }>> = {
  required: { required: true },
  optional: { optional: true },
  defaulted: { optional: true, computed: true },
  computed: { computed: true },
};

/** Schemas by type name. */
export function toWireSchemas(
  declared: ReadonlyMap<string, { readonly schema: Schema }>,
): Record<string, WireSchema> {
  const named = [...declared].map(([name, { schema }]): [string, WireSchema] => [
    name,
    toWireSchema(schema),
  ]);
  return Object.fromEntries(named);
}

export function toWireSchema(schema: Schema): WireSchema {
  return {
    version: BigInt(schema.version),
    block: { attributes: attributes(schema.fields), description: inSnakeCase(schema.description) },
  };
}

/** Functions by the name that configurations call them by. */
export function toWireFunctions(
  declared: Readonly<Record<string, PureFunction>>,
): Record<string, WireFunction> {
  const named = Object.values(declared).map((one): [string, WireFunction] => [
    snakeCase(one.name),
    toWireFunction(one),
  ]);
  return Object.fromEntries(named);
}

export function toWireFunction(declared: PureFunction): WireFunction {
  return {
    parameters: declared.parameters.map(({ name, kind, description }) => ({
      name: snakeCase(name),
      type: typeBytes(kind),
      description: inSnakeCase(description),
    })),
    return: { type: typeBytes(declared.result) },
    summary: declared.description,
    description: declared.description,
  };
}

function attributes(fields: FieldTable): WireAttribute[] {
  return Object.entries(fields).map(([name, field]) => attribute(name, field));
}

function attribute(name: string, field: Field): WireAttribute {
  const nested = nestedType(field.kind);
  return {
    name: snakeCase(name),
    ...(nested === null ? { type: typeBytes(field.kind) } : { nestedType: nested }),
    description: inSnakeCase(field.description),
    ...givers[field.giver],
    sensitive: field.sensitive === true || field.writeOnly === true,
    writeOnly: field.writeOnly === true,
  };
}

/** Objects, and one level of collections of them, keep their fields' own descriptions and givers. */
function nestedType(kind: Kind): WireObject | null {
  const of = (item: Kind, nesting: Nesting): WireObject | null =>
    item.is === "object" ? { attributes: attributes(item.fields), nesting } : null;
  return visitKind(kind, {
    string: () => null,
    boolean: () => null,
    integer: () => null,
    number: () => null,
    list: (list) => of(list.of, Nesting.LIST),
    set: (set) => of(set.of, Nesting.SET),
    map: (map) => of(map.of, Nesting.MAP),
    object: (object) => of(object, Nesting.SINGLE),
  });
}

function typeBytes(kind: Kind): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(typeJson(kind)));
}

function typeJson(kind: Kind): TypeJson {
  return visitKind<TypeJson>(kind, {
    string: () => "string",
    boolean: () => "bool",
    integer: () => "number",
    number: () => "number",
    list: ({ of }) => ["list", typeJson(of)],
    set: ({ of }) => ["set", typeJson(of)],
    map: ({ of }) => ["map", typeJson(of)],
    object: ({ fields }) => ["object", fieldTypes(fields)],
  });
}

function fieldTypes(fields: FieldTable): Readonly<Record<string, TypeJson>> {
  const entries = Object.entries(fields).map(([name, { kind }]): [string, TypeJson] => [
    snakeCase(name),
    typeJson(kind),
  ]);
  return Object.fromEntries(entries);
}
