/** Stored state of any older schema version, brought to the present one. */
import type { Resource } from "../contract/index.ts";
import type { Fields } from "../value/index.ts";
import { refusal } from "./messages.ts";

export function upgradedState(
  { schema, upgrades = {} }: Pick<Resource<never>, "schema" | "upgrades">,
  version: number,
  stored: Fields,
): Fields {
  if (version > schema.version) {
    throw refusal("state_too_new", { wanted: schema.version, came: version });
  }
  let state = stored;
  for (let from = version; from < schema.version; from += 1) {
    state = upgrades[from]?.(state) ?? state;
  }
  return state;
}
