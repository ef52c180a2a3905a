/** The attributes of a declaration by which a decision is made, some of which may not be known yet. */
import { cleanBody } from "../../../core/scalar/text.ts";
import { text, whole } from "../../../framework/planning/index.ts";
import { bare, type Fields, isUnknown, type Value } from "../../../framework/value/index.ts";

/** Whether a decision could be made by these attributes, whatever the unknown ones turn out to be. */
export function mayAct(inputs: Fields, { sentRound }: Fields): boolean {
  return mayConfirm(inputs) || (mayReReview(inputs) && sentRound !== roundOf(inputs));
}

/** A person has named everything that acting needs; only then an apply acts. */
export function isNamed(inputs: Fields): boolean {
  return mayAct(inputs, {}) && unknownAttribute(inputs) === null;
}

/** The first attribute that has to be known before a plan can show whether a decision is made. */
export function unknownAttribute(inputs: Fields): string | null {
  const isReReview = text(inputs, "decision") === "re_review";
  const others = isReReview ? ["reason", "round"] : ["workPlanHash", "acknowledgeIrreversible"];
  return ["decision", ...others].find((name) => isUnknown(valueOf(inputs, name))) ?? null;
}

/** Null as long as it is unknown. */
export function roundOf(inputs: Fields): number | null {
  return isUnknown(valueOf(inputs, "round")) ? null : (whole(inputs, "round") ?? 1);
}

/** As the desk keeps it. */
export function reasonOf(inputs: Fields): string | null {
  const reason = text(inputs, "reason");
  return reason === null ? null : cleanBody(reason);
}

/** The private state once this round was sent: with its first reason, which is the one that the desk has. */
export function withSentRound(inputs: Fields, privateState: Fields): Fields {
  const sentRound = roundOf(inputs);
  if (privateState["sentRound"] === sentRound) return privateState;
  return { ...privateState, sentRound, sentReason: reasonOf(inputs) };
}

function mayConfirm(inputs: Fields): boolean {
  return (
    mayBe(inputs, "decision", "confirm") &&
    mayBe(inputs, "acknowledgeIrreversible", true) &&
    valueOf(inputs, "workPlanHash") !== null
  );
}

function mayReReview(inputs: Fields): boolean {
  return mayBe(inputs, "decision", "re_review") && valueOf(inputs, "reason") !== null;
}

function mayBe(inputs: Fields, name: string, wanted: Value): boolean {
  const value = valueOf(inputs, name);
  return value === wanted || isUnknown(value);
}

function valueOf(inputs: Fields, name: string): Value {
  return bare(inputs[name] ?? null);
}
