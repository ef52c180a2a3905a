/**
 * Business time in Seoul: which days and hours count, when a request can be worked on,
 * and until when. Years without published holidays are refused or marked provisional.
 */
export * from "./calendar.ts";
export * from "./day.ts";
export * from "./deadline.ts";
export * from "./hours.ts";
export * from "./window.ts";
