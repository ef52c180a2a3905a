import { commonMessages, diagnosticErrorsOf, type Resource } from "../contract/index.ts";
import type { Fields } from "../value/index.ts";

const diagnosticError = diagnosticErrorsOf(commonMessages);

/** Stored state of an older schema version, brought to the present one step by step. */
export function upgradedState(
  { schema, upgrades = {} }: Pick<Resource<never>, "schema" | "upgrades">,
  version: number,
  stored: Fields,
): Fields {
  const details = { wanted: schema.version, came: version };
  if (version > schema.version) throw diagnosticError("state_too_new", details);
  let state = stored;
  for (let from = version; from < schema.version; from += 1) {
    const upgrade = upgrades[from];
    if (upgrade === undefined) throw diagnosticError("state_too_old", details);
    state = upgrade(state);
  }
  return state;
}
