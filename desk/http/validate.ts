import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import {
  cameFrom,
  cameOpenly,
  type Fault,
  type FieldPath,
  refusal,
  type Wanted,
} from "../../core/fault.ts";
import { patterns } from "../contract/shapes.ts";

/** Validates a body by its schema: null when it fits, else the first thing that is wrong with it. */
export type Validator = (value: unknown) => Fault | null;

export function validatorFor(schema: TSchema): Validator {
  const compiled = Compile(schema);
  return (value) =>
    compiled.Check(value) ? null : firstFault(schema, compiled.Errors(value), value);
}

/** Query strings are text; whole numbers and booleans among them are read where the schema wants them. */
export function readQuery(schema: TSchema, query: unknown): unknown {
  const members = Object.entries({ ...(typeof query === "object" ? query : {}) });
  return Object.fromEntries(
    members.map(([name, text]) => [name, readText(typeAt(schema, name), text)]),
  );
}

function typeAt(schema: TSchema, name: string): unknown {
  const property = member(member(schema, "properties"), name);
  return member(property, "type");
}

function readText(type: unknown, text: unknown): unknown {
  if (typeof text !== "string") return text;
  if (type === "integer" && /^-?\d{1,15}$/.test(text)) return Number(text);
  return type === "boolean" && (text === "true" || text === "false") ? text === "true" : text;
}

interface SchemaError {
  readonly keyword: string;
  readonly schemaPath: string;
  readonly instancePath: string;
  readonly params: object;
}

function firstFault(schema: TSchema, errors: readonly SchemaError[], value: unknown): Fault {
  const unknown = errors.find(({ keyword }) => keyword === "additionalProperties");
  if (unknown !== undefined) {
    const path = [...pathOf(unknown.instancePath), unknownName(unknown.params)];
    return refusal("field_unknown", { path });
  }
  // Alternatives report each of their own failures; the innermost says most.
  const deepest = errors.toSorted((left, right) => depth(right) - depth(left))[0];
  const path = [...pathOf(deepest?.instancePath ?? ""), ...missingName(deepest)];
  const wanted = deepest === undefined ? object : wantedOf(failedPart(schema, deepest));
  const wrong = valueAt(value, path);
  // A number where an integer is wanted tells nothing about anybody.
  const isCount = wanted.rule === "integer" && typeof wrong === "number";
  const came = isCount ? cameOpenly(wrong) : cameFrom(wrong);
  return refusal("field_invalid", { path, wanted, came });
}

const object: Wanted = { rule: "object" };

function depth({ instancePath }: SchemaError): number {
  return instancePath.split("/").length;
}

function pathOf(pointer: string): FieldPath {
  const parts = pointer.split("/").slice(1);
  return parts.map((part) => {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    return /^\d{1,6}$/.test(name) ? Number(name) : name;
  });
}

/** At most this much of a name that the caller made up goes back to him or her. */
const nameCharactersMax = 64;

function unknownName(params: object): string {
  const names = "additionalProperties" in params ? params.additionalProperties : [];
  return Array.isArray(names) ? String(names[0] ?? "").slice(0, nameCharactersMax) : "";
}

function missingName(error: SchemaError | undefined): FieldPath {
  if (error?.keyword !== "required" || !("requiredProperties" in error.params)) return [];
  const { requiredProperties: names } = error.params;
  return Array.isArray(names) ? [String(names[0])] : [];
}

function valueAt(value: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((inside, part) => member(inside, String(part)), value);
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([each]) => each === name)?.[1];
}

/** The part of the schema that the value does not fit; of what is missing its own. */
function failedPart(schema: TSchema, error: SchemaError): unknown {
  const part = valueAt(schema, pathOf(error.schemaPath));
  const [missing] = missingName(error);
  return missing === undefined ? part : member(member(part, "properties"), String(missing));
}

/** What each pattern of the contract wants, in words. */
const wantedBy: ReadonlyMap<unknown, Wanted> = new Map<unknown, Wanted>([
  [patterns.sha256, { rule: "sha256" }],
  [patterns.name, { rule: "identifier" }],
  [patterns.cursor, { rule: "cursor" }],
  [patterns.month, { rule: "month" }],
]);

/** A schema in the words of the fault table. */
function wantedOf(schema: unknown): Wanted {
  const alternatives = member(schema, "anyOf");
  if (Array.isArray(alternatives)) return wantedOf(alternatives[0]);
  const words = member(schema, "enum") ?? [member(schema, "const")];
  if (Array.isArray(words) && words[0] !== undefined) {
    return { rule: "one_of", values: words.map(String) };
  }
  const format = member(schema, "format");
  if (format !== undefined) return { rule: format === "date" ? "day" : "instant" };
  return wantedBy.get(member(schema, "pattern")) ?? typed(member(schema, "type"), schema);
}

function typed(type: unknown, schema: unknown): Wanted {
  switch (type) {
    case "string":
      return bounded(schema, "text");
    case "integer":
      return bounded(schema, "integer");
    case "array":
      return bounded(schema, "list");
    case "boolean":
      return { rule: "yes_or_no" };
    default:
      return object;
  }
}

const boundNames = {
  text: ["minLength", "maxLength"],
  list: ["minItems", "maxItems"],
  integer: ["minimum", "maximum"],
} as const;

/** Both bounds, whichever of them was missed. */
function bounded(schema: unknown, rule: keyof typeof boundNames): Wanted {
  const [least, most] = boundNames[rule].map((name) => {
    const bound = member(schema, name);
    return typeof bound === "number" ? bound : null;
  });
  return { rule, least: least ?? 0, most: most ?? null };
}
