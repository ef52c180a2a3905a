import type { Call, Diagnostic } from "../../framework/contract/index.ts";
import { text } from "../../framework/planning/index.ts";
import type { Fields } from "../../framework/value/index.ts";
import type { Client } from "./client.ts";
import { warning } from "./diagnostics.ts";

/** What the desk does not show counts as gone. The settings may have led astray, so that is said. */
export function notShown(state: Fields, call: Call<Client>): Diagnostic {
  return warning(call, "not_shown", { id: text(state, "id") ?? "", project: call.client.project });
}
