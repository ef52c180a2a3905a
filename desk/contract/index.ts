/** What the desk and its callers agree on: routes, bodies, answers, and the desk as a port. */
export type * from "./bodies.ts";
export type * from "./desk.ts";
export * from "./routes.ts";
export type { FileContent } from "./shapes.ts";
