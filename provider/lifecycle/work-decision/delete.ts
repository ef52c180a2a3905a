import { type Outcome, succeeded } from "../../../framework/contract/index.ts";

/** Nothing is undone by forgetting a decision. */
export async function deleteDecision(): Promise<Outcome<"done">> {
  return succeeded("done");
}
