/** The contract's schema bounds the text of an instant; whether there is such a day and hour is found out here. */
import { cameFrom, type FieldPath, refusal } from "../../core/fault.ts";
import { type Instant, parseInstant } from "../../core/scalar/instant.ts";
import { ok, refused, type Result } from "./result.ts";

export function readInstant(text: string, path: FieldPath): Result<Instant> {
  const instant = parseInstant(text);
  if (instant !== null) return ok(instant);
  const wanted = { rule: "instant" } as const;
  return refused(refusal("field_invalid", { path, wanted, came: cameFrom(text) }));
}
