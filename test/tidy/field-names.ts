import { type FieldTable, type Kind, visitKind } from "../../framework/schema/index.ts";

/** Declared names at any depth. */
export function namesIn(fields: FieldTable): readonly string[] {
  return Object.entries(fields).flatMap(([name, { kind }]) => [name, ...namesIn(inside(kind))]);
}

function inside(kind: Kind): FieldTable {
  const none = (): FieldTable => ({});
  const item = ({ of }: { readonly of: Kind }): FieldTable => inside(of);
  const scalars = { string: none, boolean: none, integer: none, number: none };
  const collections = { list: item, set: item, map: item };
  return visitKind(kind, { ...scalars, ...collections, object: ({ fields }) => fields });
}
