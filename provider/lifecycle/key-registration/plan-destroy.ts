import {
  type Call,
  type Outcome,
  type Plan,
  succeeded,
} from "../../../framework/contract/index.ts";
import { text } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import type { Client } from "../client.ts";
import { warning } from "../diagnostics.ts";
import { isPutThisRun } from "./state.ts";

/** The key itself stays on the server, and nobody else reminds of it. */
export function planDestroy(prior: Fields, call: Call<Client | null>): Outcome<Plan> {
  if (call.client !== null && isPutThisRun(prior, call.client))
    return succeeded({ action: "delete" });
  const serverId = text(prior, "serverId") ?? "";
  const account = text(prior, "account") ?? "";
  return succeeded({ action: "delete" }, [
    warning(call, "key_left_installed", { serverId, account }),
  ]);
}
