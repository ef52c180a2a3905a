/** The parts of planning that are alike for every resource and every engine. */
export * from "./changes.ts";
export * from "./complete-fields.ts";
export * from "./read-field.ts";
export * from "./upgrade.ts";
export * from "./validate.ts";
