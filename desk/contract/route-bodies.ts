import type { TProperties, TSchema } from "typebox";
import { instant, shape } from "./shapes.ts";

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
