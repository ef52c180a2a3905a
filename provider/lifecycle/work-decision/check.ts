import type { Asking, Diagnostic } from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import { bare, type Fields } from "../../../framework/value/index.ts";
import { error } from "../diagnostics.ts";

export function checkDecision(inputs: Fields, asking: Asking): readonly Diagnostic[] {
  const isReReview = text(inputs, "decision") === "re_review";
  if (!isReReview || bare(inputs["reason"] ?? null) !== null) return [];
  return [error(asking, "decision_reason_missing", {}, ["reason"])];
}
