/**
 * The ticket's life as one pure step: who may send what, when, and what follows.
 * The table is `table.ts`, the events' guards are in `guarded-changes.ts`; what can never break is stated
 * in `docs/spec/workflow.md`.
 */
export * from "./actor.ts";
export * from "./calendar-change.ts";
export * from "./step-context.ts";
export * from "./due.ts";
export * from "./effect.ts";
export * from "./event-kind.ts";
export * from "./event.ts";
export * from "./permission.ts";
export * from "./priority.ts";
export * from "./repetition.ts";
export * from "./situation.ts";
export * from "./state.ts";
export * from "./step.ts";
export * from "./table.ts";
export * from "./ticket.ts";
