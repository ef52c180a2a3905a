import { type Fault, refusal } from "../fault.ts";
import { cleanBody, hasHiddenInBody, lengthOf } from "../scalar/text.ts";
import type { EventKind } from "./event-kind.ts";

export const reasonCharactersMax = 2_000;

/** A reason or note as it is kept, or the fault that there is none to keep. */
export function noteOf(
  event: EventKind,
  typed: string,
): { readonly words: string } | { readonly fault: Fault } {
  const words = cleanBody(typed);
  const fits = words !== "" && lengthOf(words) <= reasonCharactersMax && !hasHiddenInBody(words);
  return fits
    ? { words }
    : { fault: refusal("reason_required", { event, mostCharacters: reasonCharactersMax }) };
}
