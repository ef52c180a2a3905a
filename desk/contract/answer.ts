import Type, { type TProperties, type TSchema } from "typebox";
import { instant, nullable, patterns, shape } from "./shapes.ts";

/** What a route takes and gives. Without `body` or `query` it takes none. */
export interface Bodies {
  readonly query?: TSchema;
  readonly body?: TSchema;
  readonly answer: TSchema;
}

/** Every answer says as of when it is true, by the desk's own clock. */
export function answer<Members extends TProperties>(members: Members) {
  return shape({ ...members, asOf: instant });
}

const limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 100 }));

/** What every list is asked for with. */
export const page = {
  cursor: Type.Optional(Type.String({ pattern: patterns.cursor })),
  limit,
};

/** The same where a list is in the order of ids. */
export const pageById = {
  cursor: Type.Optional(Type.String({ pattern: patterns.name })),
  limit,
};

/** Null on the last page. */
export const nextCursor = nullable(Type.String());
