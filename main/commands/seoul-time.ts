import { formatSeoul, parseInstant } from "../../core/scalar/instant.ts";

/** As people in Seoul read it; a dash for what is not set. */
export function seoulTime(instant: string | null): string {
  const parsed = instant === null ? null : parseInstant(instant);
  return parsed === null ? "–" : formatSeoul(parsed);
}
