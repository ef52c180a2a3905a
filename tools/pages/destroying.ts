import { destroyPolicies } from "../../core/workflow/destroy-policy.ts";
import { type DestroyEffect, destroyEffectOf } from "../../provider/lifecycle/ticket/destroy.ts";
import { table } from "./text.ts";

const standings = {
  "is not confirmed": { state: "received", confirmedAt: null },
  "is confirmed and has not ended": { state: "working", confirmedAt: "2026-11-02T09:00:00Z" },
  "is completed or cancelled": { state: "completed", confirmedAt: null },
} as const;

const effects: Readonly<Record<DestroyEffect, string>> = {
  cancel: "cancelled",
  forget: "forgotten",
  blocked: "refused",
};

/** What becomes of a ticket by where it stands and what its declaration says, asked of the provider itself. */
export function destroyTable(): string {
  const rows = Object.entries(standings).map(([words, ticket]) => [
    words,
    ...destroyPolicies.map((policy) => effects[destroyEffectOf(ticket, policy)]),
  ]);
  return table(["the ticket", ...destroyPolicies.map((policy) => `\`${policy}\``)], rows);
}
