import {
  type Call,
  type Outcome,
  type Plan,
  succeeded,
} from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import { warning } from "../diagnostics.ts";

/** The key itself stays on the server, and nobody else reminds of it. */
export function planDestroy(prior: Fields, call: Call<unknown>): Outcome<Plan> {
  const serverId = text(prior, "serverId") ?? "";
  const account = text(prior, "account") ?? "";
  return succeeded({ action: "delete" }, [
    warning(call, "key_left_installed", { serverId, account }),
  ]);
}
