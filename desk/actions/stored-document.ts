/** Recognises a document that we wrote ourselves by the members it must have. */
export function hasMembers<Shape extends object>(...names: readonly (keyof Shape & string)[]) {
  return (data: unknown): data is Shape =>
    typeof data === "object" && data !== null && names.every((name) => Object.hasOwn(data, name));
}

export type TypeGuard<Shape> = (data: unknown) => data is Shape;

/** The document in a text; anything else is damage, which is thrown. */
export function readDocument<Shape>(text: string, is: TypeGuard<Shape>): Shape {
  const data: unknown = JSON.parse(text);
  if (is(data)) return data;
  throw new TypeError("a stored document is not of the kind that its place says");
}
