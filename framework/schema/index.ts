/** The declaration language: what fields hold, who gives them, and how each engine names them. */
export * from "./field.ts";
export * from "./names.ts";
export * from "./schema.ts";
