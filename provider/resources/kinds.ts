import type { Field, Kind } from "../../framework/schema/index.ts";

/** Short words for the declarations beside this file. */
export const string: Kind = { is: "string" };
export const integer: Kind = { is: "integer" };
export const boolean: Kind = { is: "boolean" };

export function oneOf(words: readonly string[]): Kind {
  return { is: "string", oneOf: words };
}

export function required(kind: Kind, description: string): Field {
  return { kind, giver: "required", description };
}

export function optional(kind: Kind, description: string): Field {
  return { kind, giver: "optional", description };
}

/** The user's, else the provider's. */
export function defaulted(kind: Kind, description: string): Field {
  return { kind, giver: "defaulted", description };
}

export function computed(kind: Kind, description: string): Field & { readonly giver: "computed" } {
  return { kind, giver: "computed", description };
}

/** Another value is another resource. */
export function replacing<Declared extends Field>(
  field: Declared,
): Declared & { readonly requiresReplacement: true } {
  return { ...field, requiresReplacement: true };
}
