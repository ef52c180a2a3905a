/** The parts of planning that are alike for every resource and every engine. */
export * from "./changes.ts";
export * from "./complete.ts";
export * from "./reading.ts";
export * from "./upgrade.ts";
