import type { Grant } from "../../../desk/contract/index.ts";
import type { Stored } from "../../../framework/contract/index.ts";
import { flag, storable } from "../../../framework/planning/index.ts";
import type { ComputedName } from "../../../framework/schema/index.ts";
import type { Fields, Value } from "../../../framework/value/index.ts";
import { firewallGrant } from "../../resources/index.ts";

/**
 * An import cannot know the length that was asked for at first. The first one that is declared
 * after it is taken for that: it opens nothing for longer.
 */
export const importedNote: Fields = { imported: true };

export function isImported(privateState: Fields): boolean {
  return flag(privateState, "imported");
}

/** What is kept of a grant, as the desk has it now. */
export function storedGrant(state: Fields, grant: Grant): Stored {
  const { id, sourceCidrs, port, activatedAt, expiresAt } = grant;
  const outputs: Readonly<Record<ComputedName<typeof firewallGrant>, Value>> = {
    id,
    state: grant.state,
    sourceCidrs,
    port,
    activatedAt,
    expiresAt,
  };
  return { state: storable(firewallGrant, { ...state, ...outputs }), private: {} };
}
