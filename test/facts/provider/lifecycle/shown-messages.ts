/** What an engine's user reads. */
import type { Told } from "../../../support/engine-client.ts";

interface Telling {
  readonly told: readonly Told[];
}

export function errors({ told }: Telling): readonly string[] {
  return told.filter(({ severity }) => severity === "error").map(({ message }) => message);
}

export function warnings({ told }: Telling): string {
  return told
    .filter(({ severity }) => severity === "warning")
    .map(({ message }) => message)
    .join("\n");
}
