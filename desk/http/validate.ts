import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { cameFrom, type Fault, type FieldPath, refusal, type Wanted } from "../../core/fault.ts";
import { patterns } from "../contract/shapes.ts";

/** Judges a body by its schema: null when it fits, else the first thing that is wrong with it. */
export type Judge = (value: unknown) => Fault | null;

export function judgeOf(schema: TSchema): Judge {
  const compiled = Compile(schema);
  return (value) => (compiled.Check(value) ? null : firstFault(compiled.Errors(value), value));
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
  readonly instancePath: string;
  readonly params: object;
}

function firstFault(errors: readonly SchemaError[], value: unknown): Fault {
  const unknown = errors.find(({ keyword }) => keyword === "additionalProperties");
  if (unknown !== undefined) {
    const path = [...pathOf(unknown.instancePath), unknownName(unknown.params)];
    return refusal("field_unknown", { path });
  }
  // Alternatives report each of their own failures; the innermost says most.
  const deepest = errors.toSorted((left, right) => depth(right) - depth(left))[0];
  const path = [...pathOf(deepest?.instancePath ?? ""), ...missingName(deepest)];
  const wanted = deepest === undefined ? object : wantedOf(deepest);
  return refusal("field_invalid", { path, wanted, came: cameFrom(valueAt(value, path)) });
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
const nameLimit = 64;

function unknownName(params: object): string {
  const names = "additionalProperties" in params ? params.additionalProperties : [];
  return Array.isArray(names) ? String(names[0] ?? "").slice(0, nameLimit) : "";
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

const most = Number.MAX_SAFE_INTEGER;

/** The schema's keyword in the words of the fault table. */
function wantedOf({ keyword, params }: SchemaError): Wanted {
  const limit = "limit" in params ? Number(params.limit) : 0;
  switch (keyword) {
    case "minLength":
      return { rule: "text", least: limit, most };
    case "maxLength":
      return { rule: "text", least: 0, most: limit };
    case "minItems":
      return { rule: "list", least: limit, most };
    case "maxItems":
      return { rule: "list", least: 0, most: limit };
    case "minimum":
      return { rule: "integer", least: limit, most };
    case "maximum":
      return { rule: "integer", least: 0, most: limit };
    default:
      return typed(keyword, params);
  }
}

/** What each pattern of the contract wants, in words. */
const wantedBy: ReadonlyMap<unknown, Wanted> = new Map<unknown, Wanted>([
  [patterns.sha256, { rule: "sha256" }],
  [patterns.name, { rule: "identifier" }],
  [patterns.month, { rule: "month" }],
]);

function patterned(params: object): Wanted {
  const wanted = "pattern" in params ? wantedBy.get(params.pattern) : undefined;
  return wanted ?? { rule: "text", least: 1, most };
}

function formatOf(params: object): "instant" | "day" {
  return "format" in params && params.format === "date" ? "day" : "instant";
}

function typed(keyword: string, params: object): Wanted {
  if (keyword === "enum" && "allowedValues" in params && Array.isArray(params.allowedValues)) {
    return { rule: "one_of", values: params.allowedValues.map(String) };
  }
  if (keyword === "const") return { rule: "yes_or_no" };
  if (keyword === "format") return { rule: formatOf(params) };
  if (keyword === "pattern") return patterned(params);
  const type = "type" in params ? params.type : "object";
  if (type === "string") return { rule: "text", least: 0, most };
  if (type === "integer" || type === "number") return { rule: "integer", least: 0, most };
  if (type === "boolean") return { rule: "yes_or_no" };
  return type === "array" ? { rule: "list", least: 0, most } : object;
}
