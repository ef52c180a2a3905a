import Type, { type TProperties } from "typebox";
import { instant, nullable, shape } from "./shapes.ts";

/** Every answer says as of when it is true, by the desk's own clock. */
export function answer<Members extends TProperties>(members: Members) {
  return shape({ ...members, asOf: instant });
}

/** What every list is asked for with. */
export const page = {
  cursor: Type.Optional(Type.String({ maxLength: 512 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
};

/** Null on the last page. */
export const nextCursor = nullable(Type.String());
