import { startDeadline, pauseDeadline, resumeDeadline } from "../calendar/deadline.ts";
import { nextBusinessTime } from "../calendar/hours.ts";
import { type Fault, refusal } from "../fault.ts";
import { quoteFor } from "../form/quote.ts";
import { guardedChanges, type TicketChange } from "./guarded-changes.ts";
import type { StepContext } from "./step-context.ts";
import type { Effect } from "./effect.ts";
import type { EventKind } from "./event-kind.ts";
import type { Event, EventOf } from "./event.ts";
import { senderFault, situationsFor } from "./permission.ts";
import { actionOf, isAlreadyInEffect } from "./repetition.ts";
import { situationOf } from "./situation.ts";
import { isTerminal } from "./state.ts";
import { transitions } from "./table.ts";
import type { LastAction, Ticket } from "./ticket.ts";

export type Step =
  | {
      readonly ticket: Ticket;
      readonly effects: readonly Effect[];
      /** Nothing was done, because it had been done before. */
      readonly isRepetition: boolean;
    }
  | { readonly fault: Fault };

/**
 * What an event makes of a ticket, or of none yet. Nothing else changes a ticket's state.
 * The sender is judged first; then what is already in effect is answered as a repetition, with nothing
 * done; then comes the table, then the event's own guards.
 */
export function step(ticket: Ticket | null, event: Event, context: StepContext): Step {
  const sender = senderFault(event.kind, event.actor);
  if (sender !== null) return { fault: sender };
  if (ticket !== null && isAlreadyInEffect(ticket, event)) {
    return { ticket, effects: [], isRepetition: true };
  }
  const situation = situationOf(ticket);
  const cell = transitions[situation][event.kind];
  if ("refuse" in cell) {
    const allowedIn = situationsFor(event.kind);
    return { fault: refusal(cell.refuse, { event: event.kind, situation, allowedIn }) };
  }
  if (event.kind === "submit") return filed(event, context);
  if (ticket === null)
    throw new Error(`the table lets ${event.kind} reach a ticket that is not there`);
  const change = changeFor(ticket, event, context);
  if ("code" in change) return { fault: change };
  const state = cell.to === "same" ? ticket.state : cell.to;
  const moved = { ...ticket, ...change.patch, state, version: ticket.version + 1 };
  const after = { ...moved, lastAction: lastActionAfter(ticket, event) };
  return { ticket: timed(after, context), effects: change.effects, isRepetition: false };
}

function changeFor<Kind extends Exclude<EventKind, "submit">>(
  ticket: Ticket,
  event: EventOf<Kind>,
  context: StepContext,
): TicketChange | Fault {
  return guardedChanges[event.kind](ticket, event, context);
}

// The clock is nobody who could repeat himself, and hides nobody's repetition.
function lastActionAfter(ticket: Ticket, event: Event): LastAction {
  return event.actor.role === "clock" ? ticket.lastAction : actionOf(event);
}

/** The deadline stands still exactly while the desk waits for the customer. */
function timed(ticket: Ticket, { calendar, now }: StepContext): Ticket {
  if (isTerminal(ticket.state)) return ticket;
  const turn = isWaitingForCustomer(ticket) ? pauseDeadline : resumeDeadline;
  return { ...ticket, deadline: turn(calendar, ticket.deadline, now) };
}

export function isWaitingForCustomer(ticket: Pick<Ticket, "state" | "confirmation">): boolean {
  const situation = situationOf(ticket);
  return situation === "revision_requested" || situation === "approval_requested";
}

function filed(event: EventOf<"submit">, { now, calendar, deadlineMode }: StepContext): Step {
  const { identity, application, actor } = event;
  const opensAt = nextBusinessTime(calendar, now);
  const ticket: Ticket = {
    ...identity,
    state: opensAt <= now ? "received" : "off_hours",
    version: 1,
    application,
    estimate: quoteFor(application.services),
    priority: 0,
    submittedAt: now,
    submittedBy: actor.principalId,
    processableFrom: opensAt,
    deadline: startDeadline(calendar, deadlineMode, opensAt),
    assignee: null,
    delay: null,
    revisionWanted: null,
    approval: null,
    confirmation: null,
    startedAt: null,
    ending: null,
    charged: null,
    lastAction: actionOf(event),
  };
  return { ticket, effects: [], isRepetition: false };
}
