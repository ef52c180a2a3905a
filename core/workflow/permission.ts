import { type Fault, refusal } from "../fault.ts";
import { type Actor, isDeskStaff, type Role } from "./actor.ts";
import { type EventKind, eventKinds } from "./event-kind.ts";
import { type Situation, situations } from "./situation.ts";
import { transitions } from "./table.ts";

const project = ["customer", "service"] as const;

/** Who may send which event. */
export const senders: Readonly<Record<EventKind, readonly Role[]>> = {
  submit: project,
  open: ["clock"],
  edit: project,
  claim: ["engineer"],
  delay: ["engineer"],
  resume: ["engineer"],
  requestRevision: ["engineer"],
  resubmit: project,
  requestApproval: ["engineer"],
  withdrawApproval: ["engineer"],
  confirm: project,
  requestReReview: project,
  start: ["engineer"],
  complete: ["engineer"],
  closeUndone: ["engineer"],
  cancel: [...project, "engineer"],
};

/** The customer's own two answers, which nobody of the desk can give. */
const decisions: readonly EventKind[] = ["confirm", "requestReReview"];

export function senderFault(kind: EventKind, { role }: Actor): Fault | null {
  if (senders[kind].includes(role)) return null;
  return decisions.includes(kind) && isDeskStaff(role)
    ? refusal("staff_cannot_confirm", { role })
    : refusal("forbidden", { needed: senders[kind], role });
}

/** The situations in which an event does something. */
export function situationsFor(kind: EventKind): readonly Situation[] {
  return situations.filter((situation) => "to" in transitions[situation][kind]);
}

/** What this role could send now, as far as the table says: guards may still refuse it. */
export function eventsFor(situation: Situation, role: Role): readonly EventKind[] {
  return eventKinds.filter(
    (kind) => "to" in transitions[situation][kind] && senders[kind].includes(role),
  );
}
