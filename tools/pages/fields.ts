import {
  type Field,
  type FieldTable,
  type Giver,
  inSnakeCase,
  type Kind,
  type KindVisitor,
  snakeCase,
  visitKind,
} from "../../framework/schema/index.ts";
import { wrapped } from "./text.ts";

/** Fields as a list, with what stands inside of them below each. */
export function fieldList(fields: FieldTable, indent = ""): string {
  return Object.entries(fields)
    .map(([name, field]) => fieldItem(name, field, indent))
    .join("\n");
}

function fieldItem(name: string, field: Field, indent: string): string {
  const { words, inside } = visitKind(field.kind, kindTexts);
  const about = [words, ...marks(field)].join(", ");
  const item = `* ${spelled(name)}: ${about}. ${inSnakeCase(field.description)}`;
  return [wrapped(item, indent), fieldList(inside, `${indent}  `)].filter(Boolean).join("\n");
}

function spelled(name: string): string {
  const terraform = snakeCase(name);
  return terraform === name ? `\`${name}\`` : `\`${terraform}\` (\`${name}\`)`;
}

const givers: Readonly<Record<Giver, readonly string[]>> = {
  required: ["required"],
  optional: ["optional"],
  defaulted: ["has a default"],
  computed: [],
};

function marks(field: Field): readonly string[] {
  return [
    ...givers[field.giver],
    ...(field.default === undefined ? [] : [`\`${JSON.stringify(field.default)}\` if left out`]),
    ...(field.writeOnly ? ["write-only"] : []),
    ...(field.sensitive ? ["sensitive"] : []),
    ...(field.requiresReplacement ? ["a change replaces"] : []),
  ];
}

interface KindText {
  readonly words: string;
  readonly inside: FieldTable;
}

const kindTexts: KindVisitor<KindText> = {
  string: ({ oneOf }) =>
    plain(
      oneOf === undefined ? "string" : `one of ${oneOf.map((word) => `\`${word}\``).join(", ")}`,
    ),
  boolean: () => plain("boolean"),
  integer: () => plain("whole number"),
  number: () => plain("number"),
  list: ({ of }) => many("list", of),
  set: ({ of }) => many("set", of),
  map: ({ of }) => many("map", of),
  object: ({ fields }) => ({ words: "object", inside: fields }),
};

function plain(words: string): KindText {
  return { words, inside: {} };
}

function many(collection: string, of: Kind): KindText {
  const { words, inside } = visitKind(of, kindTexts);
  return { words: `${collection} of ${words}`, inside };
}
