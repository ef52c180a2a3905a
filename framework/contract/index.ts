/**
 * What an engine asks of a provider, and what it is told. No shape is one engine's own;
 * comments name engines where they differ.
 */
export * from "./diagnostic.ts";
export * from "./kind-names.ts";
export * from "./messages.ts";
export * from "./value-place.ts";
export * from "./provider.ts";
export * from "./diagnostic-error.ts";
export * from "./resource.ts";
export * from "./stack-frames.ts";
