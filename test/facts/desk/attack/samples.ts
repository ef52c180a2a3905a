import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { type Bodies, bodies } from "../../../../desk/contract/bodies.ts";
import type { RouteName } from "../../../../desk/contract/routes.ts";
import { bytes } from "../../../../desk/contract/shapes.ts";

/** As much of JSON Schema as the contract uses. */
interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly minimum?: number;
  readonly format?: string;
  readonly pattern?: string;
}

/** A body that the route's schema takes, with every member there is; undefined when it takes no JSON. */
export function sampleBody(route: RouteName): unknown {
  const { body }: Bodies = bodies[route];
  return body === undefined || takesFile(route) ? undefined : sampleOf(body);
}

/** Whether its body is a file instead of JSON. */
export function takesFile(route: RouteName): boolean {
  const { body }: Bodies = bodies[route];
  return body === bytes;
}

function sampleOf(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const [first] = schema.anyOf ?? [];
  if (first !== undefined) return sampleOf(first);
  switch (schema.type) {
    case "object":
      return sampleObject(schema.properties ?? {});
    case "array":
      return schema.items === undefined ? [] : [sampleOf(schema.items)];
    case "integer":
    case "number":
      return schema.minimum ?? 1;
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return sampleText(schema);
  }
}

function sampleObject(properties: Readonly<Record<string, JsonSchema>>): unknown {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, sampleOf(schema)]),
  );
}

function sampleText({ format, pattern }: JsonSchema): string {
  if (format === "date-time") return "2026-11-25T02:00:00Z";
  return pattern === undefined ? "sample" : "a".repeat(64);
}

/** Whether the route takes it after all; one that takes nothing takes an empty object for that. */
export function isTaken(route: RouteName, body: unknown): boolean {
  const { body: schema }: Bodies = bodies[route];
  return schema === undefined ? JSON.stringify(body) === "{}" : compiled(schema).Check(body);
}

const known = new Map<TSchema, ReturnType<typeof Compile>>();

function compiled(schema: TSchema): ReturnType<typeof Compile> {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const validator = Compile(schema);
  known.set(schema, validator);
  return validator;
}

export type Path = readonly (string | number)[];

/** Every place in a value, the whole of it first. */
export function placesIn(value: unknown): readonly Path[] {
  const inside = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(typeof value === "object" && value !== null ? value : {});
  const deeper = inside.flatMap(([name, part]) =>
    placesIn(part).map((rest) => [name, ...rest] as const),
  );
  return [[], ...deeper];
}

/** The value with something else in one place. */
export function replaced(value: unknown, [name, ...rest]: Path, by: unknown): unknown {
  if (name === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((part: unknown, index) => (index === name ? replaced(part, rest, by) : part));
  }
  const members = Object.entries({ ...(value as object) });
  return Object.fromEntries(
    members.map(([each, part]) => [each, each === name ? replaced(part, rest, by) : part]),
  );
}

export function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inside, name) => (inside as Record<string | number, unknown>)[name],
    value,
  );
}
