import { noteOf } from "../../../core/workflow/note.ts";
import type { Asking, Diagnostic } from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import { bare, type Fields } from "../../../framework/value/index.ts";
import { checkFields, type FieldReaders, type ReadField, readIdentifier } from "../check-fields.ts";
import { error } from "../diagnostics.ts";

const readers: FieldReaders = [
  [["requestId"], readIdentifier],
  [["workPlanHash"], (reader, value, path) => void reader.sha256(value, path)],
  [["maxCost"], (reader, value, path) => void reader.integer(value, path, 0, null)],
  [["round"], (reader, value, path) => void reader.integer(value, path, 1, null)],
];
const reReviewReaders: FieldReaders = [...readers, [["reason"], readReason]];

/** A reason is sent with a re-review only, and goes unread beside a confirmation. */
export function checkDecision(inputs: Fields, asking: Asking): readonly Diagnostic[] {
  if (text(inputs, "decision") !== "re_review") return checkFields(readers, inputs, asking);
  if (bare(inputs["reason"] ?? null) !== null) return checkFields(reReviewReaders, inputs, asking);
  const missing = error(asking, "decision_reason_missing", {}, ["reason"]);
  return [...checkFields(readers, inputs, asking), missing];
}

function readReason(...[reader, value]: Parameters<ReadField>): void {
  const note = noteOf("requestReReview", typeof value === "string" ? value : "");
  if ("fault" in note) reader.report(note.fault);
}
