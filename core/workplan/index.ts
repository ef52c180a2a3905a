/** What an engineer proposes to do, frozen and named by its hash, so that a yes means exactly that. */
export * from "./window.ts";
export * from "./workplan.ts";
