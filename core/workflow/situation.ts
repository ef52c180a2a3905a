import { type State, stateLabels } from "./state.ts";

/**
 * Where an event meets a ticket: nowhere yet, in a state, or in `approval_requested` after the
 * customer's yes, which allows so much less that it stands in the transition table by itself.
 */
export const situations = [
  "none",
  "off_hours",
  "received",
  "reviewing",
  "delayed",
  "revision_requested",
  "approval_requested",
  "confirmed",
  "working",
  "completed",
  "cancelled",
] as const satisfies readonly (State | "none" | "confirmed")[];

export type Situation = (typeof situations)[number];

export const situationLabels: Readonly<
  Record<Situation, { readonly en: string; readonly ko: string }>
> = {
  ...stateLabels,
  none: { en: "not filed", ko: "접수 전" },
  confirmed: { en: "confirmed, work not started", ko: "확정 후 작업 대기" },
};

export function situationOf(
  ticket: { readonly state: State; readonly confirmation: object | null } | null,
): Situation {
  if (ticket === null) return "none";
  const confirmed = ticket.state === "approval_requested" && ticket.confirmation !== null;
  return confirmed ? "confirmed" : ticket.state;
}
