import type { MisplacedCode } from "../fault/workflow.ts";
import type { EventKind } from "./event-kind.ts";
import type { Situation } from "./situation.ts";
import type { State } from "./state.ts";

/**
 * off_hours ──open──▶ received ──claim──▶ reviewing ──requestApproval──▶ approval_requested
 *                                          │  ▲  ▲  ◀──withdraw, re-review──┘     │ confirm
 *                      delay, resume ──▶ delayed │                                ▼
 *                                                │ resubmit               (confirmed) ──start──▶ working
 *                              revision_requested┘                            │ closeUndone       │ complete
 *                                                                             ▼                   ▼
 * everything unconfirmed ──cancel──▶ cancelled                              completed ◀───────────┘
 */

export type Cell =
  | { readonly to: State | "same"; readonly transition: string; readonly sentence: string }
  | { readonly refuse: MisplacedCode; readonly sentence: string };

export type Row = Readonly<Record<EventKind, Cell>>;

function go(transition: string, to: State | "same", sentence: string): Cell {
  return { to, transition, sentence };
}

function refuse(code: MisplacedCode, sentence: string): Cell {
  return { refuse: code, sentence };
}

/** What every event does in every situation. Complete, or it does not compile. */
export const transitions: Readonly<Record<Situation, Row>> = {
  none: {
    submit: go("T1/T2", "received", "a valid form becomes a ticket, received at once or off hours"),
    open: refuse("event_not_allowed", "there is nothing to open before it is filed"),
    edit: refuse("event_not_allowed", "there is no form to edit yet"),
    claim: refuse("event_not_allowed", "there is nothing to claim yet"),
    delay: refuse("event_not_allowed", "what is not filed is not late"),
    resume: refuse("event_not_allowed", "what is not filed was not delayed"),
    requestRevision: refuse("event_not_allowed", "there is no form to mend yet"),
    resubmit: refuse("event_not_allowed", "there is no form to send back yet"),
    requestApproval: refuse("event_not_allowed", "there is no work to plan yet"),
    withdrawApproval: refuse("event_not_allowed", "nobody has asked for approval"),
    confirm: refuse("event_not_allowed", "there is nothing to confirm yet"),
    requestReReview: refuse("event_not_allowed", "there is nothing to review again yet"),
    start: refuse("event_not_allowed", "there is no work to start yet"),
    complete: refuse("event_not_allowed", "there is no work to complete yet"),
    closeUndone: refuse("event_not_allowed", "there is no work to leave undone"),
    cancel: refuse("event_not_allowed", "there is nothing to cancel yet"),
  },
  off_hours: {
    submit: refuse(
      "event_not_allowed",
      "it is filed already, and another request is another ticket",
    ),
    open: go("T3", "received", "it is received when business hours begin"),
    edit: go("T17", "same", "the customer edits the form until somebody works on it"),
    claim: refuse("event_not_allowed", "nobody works on it before business hours begin"),
    delay: refuse("event_not_allowed", "its processing has not begun, so it is not late"),
    resume: refuse("event_not_allowed", "it was not delayed"),
    requestRevision: refuse("event_not_allowed", "the engineer reads it first, in business hours"),
    resubmit: refuse("event_not_allowed", "nobody asked for a revision, so an edit is enough"),
    requestApproval: refuse("event_not_allowed", "the engineer reads it first, in business hours"),
    withdrawApproval: refuse("event_not_allowed", "no approval was requested"),
    confirm: refuse("event_not_allowed", "the desk has not asked for the approval yet"),
    requestReReview: refuse("event_not_allowed", "the desk has not asked for a decision yet"),
    start: refuse("approval_required", "work starts after the confirmation"),
    complete: refuse("event_not_allowed", "no work was begun"),
    closeUndone: refuse("event_not_allowed", "what is not confirmed is cancelled instead"),
    cancel: go("T14", "cancelled", "either side cancels, and the keys are free"),
  },
  received: {
    submit: refuse(
      "event_not_allowed",
      "it is filed already, and another request is another ticket",
    ),
    open: refuse("event_not_allowed", "it is open already"),
    edit: go("T17", "same", "the customer edits the form until somebody works on it"),
    claim: go("T4", "reviewing", "an engineer takes the first in the queue"),
    delay: refuse("event_not_allowed", "nobody has claimed it yet, so nobody can announce a delay"),
    resume: refuse("event_not_allowed", "it was not delayed"),
    requestRevision: refuse(
      "event_not_allowed",
      "an engineer claims it before asking for a revision",
    ),
    resubmit: refuse("event_not_allowed", "nobody asked for a revision, so an edit is enough"),
    requestApproval: refuse(
      "event_not_allowed",
      "an engineer claims it before asking for approval",
    ),
    withdrawApproval: refuse("event_not_allowed", "no approval was requested"),
    confirm: refuse("event_not_allowed", "the desk has not asked for the approval yet"),
    requestReReview: refuse("event_not_allowed", "the desk has not asked for a decision yet"),
    start: refuse("approval_required", "work starts after the confirmation"),
    complete: refuse("event_not_allowed", "no work was begun"),
    closeUndone: refuse("event_not_allowed", "what is not confirmed is cancelled instead"),
    cancel: go("T14", "cancelled", "either side cancels, and the keys are free"),
  },
  reviewing: {
    submit: refuse(
      "event_not_allowed",
      "it is filed already, and another request is another ticket",
    ),
    open: refuse("event_not_allowed", "it is open already"),
    edit: refuse("ticket_not_editable", "the form rests while the engineer reads it"),
    claim: refuse("event_not_allowed", "an engineer has claimed it already"),
    delay: go("T5", "delayed", "the engineer says why it takes longer and until when"),
    resume: refuse("event_not_allowed", "it is not delayed"),
    requestRevision: go("T7", "revision_requested", "the engineer says what to mend"),
    resubmit: refuse("event_not_allowed", "nobody asked for a revision"),
    requestApproval: go(
      "T9",
      "approval_requested",
      "the engineer freezes a work plan and asks for approval",
    ),
    withdrawApproval: refuse("event_not_allowed", "no approval was requested"),
    confirm: refuse("event_not_allowed", "the desk has not asked for the approval yet"),
    requestReReview: refuse("event_not_allowed", "it is being reviewed"),
    start: refuse("approval_required", "work starts after the confirmation"),
    complete: refuse("event_not_allowed", "no work was begun"),
    closeUndone: refuse("event_not_allowed", "what is not confirmed is cancelled instead"),
    cancel: go("T14", "cancelled", "either side cancels, and the keys are free"),
  },
  delayed: {
    submit: refuse(
      "event_not_allowed",
      "it is filed already, and another request is another ticket",
    ),
    open: refuse("event_not_allowed", "it is open already"),
    edit: refuse("ticket_not_editable", "the form rests while the engineer looks into it"),
    claim: refuse("event_not_allowed", "an engineer has claimed it already"),
    delay: refuse("event_not_allowed", "its delay is announced already"),
    resume: go("T6", "reviewing", "the engineer goes on"),
    requestRevision: go("T7", "revision_requested", "the engineer says what to mend"),
    resubmit: refuse("event_not_allowed", "nobody asked for a revision"),
    requestApproval: go(
      "T9",
      "approval_requested",
      "the engineer freezes a work plan and asks for approval",
    ),
    withdrawApproval: refuse("event_not_allowed", "no approval was requested"),
    confirm: refuse("event_not_allowed", "the desk has not asked for the approval yet"),
    requestReReview: refuse("event_not_allowed", "it is being reviewed"),
    start: refuse("approval_required", "work starts after the confirmation"),
    complete: refuse("event_not_allowed", "no work was begun"),
    closeUndone: refuse("event_not_allowed", "what is not confirmed is cancelled instead"),
    cancel: go("T14", "cancelled", "either side cancels, and the keys are free"),
  },
  revision_requested: {
    submit: refuse(
      "event_not_allowed",
      "it is filed already, and another request is another ticket",
    ),
    open: refuse("event_not_allowed", "it is open already"),
    edit: go("T8", "reviewing", "an edited form goes back to the engineer by itself"),
    claim: refuse("event_not_allowed", "an engineer has claimed it already"),
    delay: refuse("event_not_allowed", "it waits for the customer, so the desk is not late"),
    resume: refuse("event_not_allowed", "it waits for the customer"),
    requestRevision: refuse("event_not_allowed", "a revision is requested already"),
    resubmit: go("T8", "reviewing", "the form goes back to the engineer, mended or as it was"),
    requestApproval: refuse("event_not_allowed", "the revision comes first"),
    withdrawApproval: refuse("event_not_allowed", "no approval was requested"),
    confirm: refuse("event_not_allowed", "the desk has not asked for the approval yet"),
    requestReReview: refuse("event_not_allowed", "the desk has not asked for a decision yet"),
    start: refuse("approval_required", "work starts after the confirmation"),
    complete: refuse("event_not_allowed", "no work was begun"),
    closeUndone: refuse("event_not_allowed", "what is not confirmed is cancelled instead"),
    cancel: go("T14", "cancelled", "either side cancels, and the keys are free"),
  },
  approval_requested: {
    submit: refuse(
      "event_not_allowed",
      "it is filed already, and another request is another ticket",
    ),
    open: refuse("event_not_allowed", "it is open already"),
    edit: refuse("ticket_not_editable", "the work plan was made from the form as it is"),
    claim: refuse("event_not_allowed", "an engineer has claimed it already"),
    delay: refuse("event_not_allowed", "it waits for the customer, so the desk is not late"),
    resume: refuse("event_not_allowed", "it waits for the customer"),
    requestRevision: refuse("event_not_allowed", "the approval request is withdrawn first"),
    resubmit: refuse("event_not_allowed", "nobody asked for a revision"),
    requestApproval: refuse(
      "event_not_allowed",
      "a work plan waits already, and is withdrawn before another",
    ),
    withdrawApproval: go("T15", "reviewing", "the engineer takes the work plan back"),
    confirm: go("T10", "same", "the customer confirms this very work plan, irreversibly"),
    requestReReview: go("T11", "reviewing", "the customer says no, and why"),
    start: refuse("approval_required", "work starts after the confirmation"),
    complete: refuse("event_not_allowed", "no work was begun"),
    closeUndone: refuse("event_not_allowed", "what is not confirmed is cancelled instead"),
    cancel: go("T14", "cancelled", "either side cancels, and the keys are free"),
  },
  confirmed: {
    submit: refuse(
      "event_not_allowed",
      "it is filed already, and another request is another ticket",
    ),
    open: refuse("event_not_allowed", "it is open already"),
    edit: refuse("ticket_confirmed", "what was confirmed is not edited any more"),
    claim: refuse("event_not_allowed", "an engineer has claimed it already"),
    delay: refuse("ticket_confirmed", "the window of confirmed work is agreed"),
    resume: refuse("event_not_allowed", "it is not delayed"),
    requestRevision: refuse("ticket_confirmed", "what was confirmed is not revised any more"),
    resubmit: refuse("ticket_confirmed", "what was confirmed is not edited any more"),
    requestApproval: refuse("ticket_confirmed", "the work plan is confirmed"),
    withdrawApproval: refuse("ticket_confirmed", "a confirmed work plan is not taken back"),
    confirm: refuse("already_confirmed", "the yes was said, and stands"),
    requestReReview: refuse("ticket_confirmed", "a yes is not turned into a no"),
    start: go("T12", "working", "the engineer starts in working hours, with access and key"),
    complete: refuse("event_not_allowed", "the work is started before it is completed"),
    closeUndone: go("T16", "completed", "the desk closes what cannot be done, without a charge"),
    cancel: refuse("ticket_confirmed", "nobody cancels after the confirmation, on either side"),
  },
  working: {
    submit: refuse(
      "event_not_allowed",
      "it is filed already, and another request is another ticket",
    ),
    open: refuse("event_not_allowed", "it is open already"),
    edit: refuse("ticket_confirmed", "what was confirmed is not edited any more"),
    claim: refuse("event_not_allowed", "an engineer is at work already"),
    delay: refuse(
      "event_not_allowed",
      "work in progress is not delayed but completed or closed undone",
    ),
    resume: refuse("event_not_allowed", "it is not delayed"),
    requestRevision: refuse("ticket_confirmed", "what was confirmed is not revised any more"),
    resubmit: refuse("ticket_confirmed", "what was confirmed is not edited any more"),
    requestApproval: refuse("ticket_confirmed", "the work plan is confirmed"),
    withdrawApproval: refuse("ticket_confirmed", "a confirmed work plan is not taken back"),
    confirm: refuse("already_confirmed", "the yes was said, and stands"),
    requestReReview: refuse("ticket_confirmed", "a yes is not turned into a no"),
    start: refuse("event_not_allowed", "the work is in progress already"),
    complete: go("T13", "completed", "the engineer reports the result, and the one charge is made"),
    closeUndone: go("T16", "completed", "the desk closes what cannot be done, without a charge"),
    cancel: refuse("ticket_confirmed", "nobody cancels work in progress, on either side"),
  },
  completed: {
    submit: refuse("ticket_ended", "another request is another ticket"),
    open: refuse("ticket_ended", "nothing opens again"),
    edit: refuse("ticket_ended", "its form is history"),
    claim: refuse("ticket_ended", "there is nothing left to claim"),
    delay: refuse("ticket_ended", "there is nothing left to delay"),
    resume: refuse("ticket_ended", "nothing goes on"),
    requestRevision: refuse("ticket_ended", "there is nothing left to mend"),
    resubmit: refuse("ticket_ended", "there is nothing left to mend"),
    requestApproval: refuse("ticket_ended", "there is nothing left to approve"),
    withdrawApproval: refuse("ticket_ended", "there is nothing left to withdraw"),
    confirm: refuse("ticket_ended", "there is nothing left to confirm"),
    requestReReview: refuse("ticket_ended", "a later question is a 1:1 inquiry"),
    start: refuse("ticket_ended", "nothing starts again"),
    complete: refuse("ticket_ended", "it is completed, and charged, once"),
    closeUndone: refuse("ticket_ended", "it has ended already"),
    cancel: refuse("ticket_ended", "completed work is not cancelled"),
  },
  cancelled: {
    submit: refuse("ticket_ended", "another request is another ticket"),
    open: refuse("ticket_ended", "nothing opens again"),
    edit: refuse("ticket_ended", "its form is history"),
    claim: refuse("ticket_ended", "there is nothing left to claim"),
    delay: refuse("ticket_ended", "there is nothing left to delay"),
    resume: refuse("ticket_ended", "nothing goes on"),
    requestRevision: refuse("ticket_ended", "there is nothing left to mend"),
    resubmit: refuse("ticket_ended", "there is nothing left to mend"),
    requestApproval: refuse("ticket_ended", "there is nothing left to approve"),
    withdrawApproval: refuse("ticket_ended", "there is nothing left to withdraw"),
    confirm: refuse("ticket_ended", "what was cancelled cannot be confirmed"),
    requestReReview: refuse("ticket_ended", "a later question is a 1:1 inquiry"),
    start: refuse("ticket_ended", "nothing starts again"),
    complete: refuse("ticket_ended", "it has ended already"),
    closeUndone: refuse("ticket_ended", "it has ended already"),
    cancel: refuse("ticket_ended", "it has ended already"),
  },
};
