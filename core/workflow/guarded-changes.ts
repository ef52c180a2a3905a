import { isActiveThrough, latestExpiry } from "../access/grant.ts";
import { unknownYear } from "../calendar/hours.ts";
import { isWorkingTime, nextWorkingTime } from "../calendar/window.ts";
import { type Fault, refusal } from "../fault.ts";
import type { Application } from "../form/application.ts";
import { chargeFor } from "../form/charge.ts";
import { quoteFor } from "../form/quote.ts";
import { freezeWorkPlan, workPlanHash } from "../workplan/index.ts";
import type { StepContext } from "./step-context.ts";
import type { CommentKind, Effect } from "./effect.ts";
import type { EventKind } from "./event-kind.ts";
import type { EventOf } from "./event.ts";
import type { ApprovalRequest, Ticket } from "./ticket.ts";
import { noteOf } from "./note.ts";

/**
 * What an event changes besides the state, which follows from the table, and besides version, deadline
 * and lastAction, which `step` sets after every event alike.
 */
export interface TicketChange {
  readonly patch: Partial<Ticket>;
  readonly effects: readonly Effect[];
}

type GuardedChange<Kind extends EventKind> = (
  ticket: Ticket,
  event: EventOf<Kind>,
  context: StepContext,
) => TicketChange | Fault;

/** What each event does to a ticket that the table lets it reach: its guards, then its change. */
export const guardedChanges: {
  readonly [Kind in Exclude<EventKind, "submit">]: GuardedChange<Kind>;
} = {
  open: (ticket, _, { now }) =>
    now < ticket.processableFrom
      ? refusal("not_processable_yet", { processableFrom: ticket.processableFrom })
      : change({}),

  edit: (ticket, { application }) => withForm(ticket, application),

  resubmit: (ticket, { application }) => withForm(ticket, application ?? ticket.application),

  claim: (ticket, { actor, reason }, { queueHead }) => {
    const patch = { assignee: actor.principalId };
    if (queueHead === null || queueHead.id === ticket.id) return change(patch);
    if (reason === null) return refusal("out_of_order", { headNumber: queueHead.number });
    return spoken("claim", reason, (words) =>
      change(patch, comment("out_of_order_reason", actor.principalId, words)),
    );
  },

  delay: (_, { actor, reason, expectedAt }, { now }) =>
    spoken("delay", reason, (words) =>
      expectedAt <= now
        ? refusal("time_past", { event: "delay", came: expectedAt })
        : change(
            { delay: { reason: words, expectedAt } },
            comment("delay_reason", actor.principalId, words),
          ),
    ),

  resume: () => change({ delay: null }),

  requestRevision: (_, { actor, wanted }) =>
    spoken("requestRevision", wanted, (words) =>
      change(
        { revisionWanted: words, delay: null },
        comment("revision_request", actor.principalId, words),
      ),
    ),

  requestApproval: ({ application }, { actor, draft }, context) => {
    const facts = { ...context, application, latestEnd: latestExpiry(context.now) };
    const frozen = freezeWorkPlan(draft, facts);
    if ("fault" in frozen) return frozen.fault;
    const approval = {
      workPlan: frozen.workPlan,
      workPlanHash: workPlanHash(frozen.workPlan),
      requestedAt: context.now,
      requestedBy: actor.principalId,
    };
    return change({ approval, delay: null });
  },

  withdrawApproval: () => change({ approval: null }),

  confirm: (ticket, { actor, workPlanHash: named }, { now, grant }) => {
    const { workPlan, workPlanHash: asked } = approvalOf(ticket);
    const { endAt } = workPlan.window;
    if (endAt <= now) return refusal("window_past", { endAt });
    if (named !== asked) {
      return refusal("work_plan_changed", { cameHash: named.slice(0, 64), currentHash: asked });
    }
    if (grant === null || grant.ticketId !== ticket.id || !isActiveThrough(grant, now, endAt)) {
      return refusal("grant_not_active", {
        neededUntil: endAt,
        expiresAt: grant?.expiresAt ?? null,
      });
    }
    const confirmation = {
      confirmedAt: now,
      confirmedBy: actor.principalId,
      workPlanHash: asked,
      grantId: grant.id,
    };
    return change({ confirmation }, { kind: "lockGrant", grantId: grant.id });
  },

  requestReReview: (_, { actor, reason }) =>
    spoken("requestReReview", reason, (words) =>
      change({ approval: null }, comment("re_review_reason", actor.principalId, words)),
    ),

  start: (ticket, _, { now, calendar, grant, isKeyRegistered }) => {
    const { server, window } = approvalOf(ticket).workPlan;
    if (grant === null || grant.ticketId !== ticket.id || !isActiveThrough(grant, now, now)) {
      return refusal("grant_not_active", { neededUntil: now, expiresAt: null });
    }
    if (!isKeyRegistered) return refusal("key_not_registered", { serverId: server });
    if (!isWorkingTime(calendar, window, now)) {
      return refusal("outside_working_time", { nextAt: nextWorkingTime(calendar, window, now) });
    }
    const unknown = unknownYear(calendar, now);
    return unknown ?? change({ startedAt: now });
  },

  complete: (ticket, { actor, note }, { now }) =>
    spoken("complete", note, (words) => {
      const { quote } = approvalOf(ticket).workPlan;
      return change(
        { charged: quote, ending: ending("completed", actor.principalId, words, now) },
        ...closing,
        { kind: "createCharge", charge: chargeFor(ticket.id, quote, now) },
        comment("result", actor.principalId, words),
      );
    }),

  closeUndone: (_, { actor, reason }, { now }) =>
    spoken("closeUndone", reason, (words) =>
      change(
        { ending: ending("closed_undone", actor.principalId, words, now) },
        ...closing,
        comment("undone_reason", actor.principalId, words),
      ),
    ),

  cancel: (_, { actor, reason }, { now }) =>
    spoken("cancel", reason, (words) =>
      change(
        { ending: ending("cancelled", actor.principalId, words, now) },
        { kind: "freeKeys" },
        ...closing,
        comment("cancel_reason", actor.principalId, words),
      ),
    ),
};

/** Whatever the end, the engineers' way in is closed and the secrets are gone. */
const closing: readonly Effect[] = [{ kind: "revokeGrant" }, { kind: "destroySecurityInfo" }];

function change(patch: Partial<Ticket>, ...effects: readonly Effect[]): TicketChange {
  return { patch, effects };
}

function comment(about: CommentKind, author: string, body: string): Effect {
  return { kind: "addComment", about, author, body };
}

function ending(
  how: NonNullable<Ticket["ending"]>["how"],
  endedBy: string,
  note: string,
  endedAt: number,
): NonNullable<Ticket["ending"]> {
  return { how, endedAt, endedBy, note };
}

function spoken(
  kind: EventKind,
  typed: string,
  changeWith: (words: string) => TicketChange | Fault,
): TicketChange | Fault {
  const said = noteOf(kind, typed);
  return "fault" in said ? said.fault : changeWith(said.words);
}

function withForm(ticket: Ticket, application: Application): TicketChange | Fault {
  const { serverId } = ticket.application;
  if (application.serverId !== serverId) {
    return refusal("server_fixed", { serverId, cameServerId: application.serverId });
  }
  return change({
    application,
    estimate: quoteFor(application.services),
    revisionWanted: null,
  });
}

/** The table lets an event come here only with an approval request; without one it is our own bug. */
function approvalOf({ approval, id, state }: Ticket): ApprovalRequest {
  if (approval === null) throw new Error(`ticket ${id} is in ${state} without an approval request`);
  return approval;
}
