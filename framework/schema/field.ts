import type { Value } from "../value/index.ts";

/**
 * What a field may hold. A new kind is added here and in the visitor below;
 * nothing compiles until every projection answers for it.
 */
export type Kind =
  | { readonly is: "string"; readonly oneOf?: readonly string[] }
  | { readonly is: "boolean" }
  | { readonly is: "integer" }
  | { readonly is: "number" }
  | { readonly is: "list"; readonly of: Kind }
  | { readonly is: "set"; readonly of: Kind }
  | { readonly is: "map"; readonly of: Kind }
  | { readonly is: "object"; readonly fields: FieldTable };

/**
 * Who gives the value. `required` and `optional`: the user alone;
 * `computed`: the provider alone; `defaulted`: the user, else the provider.
 */
export type Giver = "required" | "optional" | "defaulted" | "computed";

export interface Field {
  readonly kind: Kind;
  readonly giver: Giver;
  /** A sentence or two in English: meaning, unit, what a change of it does. Names fields as declared, in backticks. */
  readonly description: string;
  /** Used where the user wrote nothing. Only for `defaulted`; without it the provider's plan decides. */
  readonly default?: Value;
  /** Another value is another resource: a change of it replaces. Without it the plan may still decide so. */
  readonly requiresReplacement?: true;
  /** Never shown by an engine. Engines may still store it. */
  readonly sensitive?: true;
  /** Never stored where the engine can help it: write-only in Terraform, a secret input in Pulumi. */
  readonly writeOnly?: true;
}

export type FieldTable = Readonly<Record<string, Field>>;

/** One answer per kind of field: a projection of declarations is a visitor. */
export interface KindVisitor<Result> {
  string(kind: Extract<Kind, { is: "string" }>): Result;
  boolean(kind: Extract<Kind, { is: "boolean" }>): Result;
  integer(kind: Extract<Kind, { is: "integer" }>): Result;
  number(kind: Extract<Kind, { is: "number" }>): Result;
  list(kind: Extract<Kind, { is: "list" }>): Result;
  set(kind: Extract<Kind, { is: "set" }>): Result;
  map(kind: Extract<Kind, { is: "map" }>): Result;
  object(kind: Extract<Kind, { is: "object" }>): Result;
}

export function visitKind<Result>(kind: Kind, visitor: KindVisitor<Result>): Result {
  switch (kind.is) {
    case "string":
      return visitor.string(kind);
    case "boolean":
      return visitor.boolean(kind);
    case "integer":
      return visitor.integer(kind);
    case "number":
      return visitor.number(kind);
    case "list":
      return visitor.list(kind);
    case "set":
      return visitor.set(kind);
    case "map":
      return visitor.map(kind);
    case "object":
      return visitor.object(kind);
  }
}
