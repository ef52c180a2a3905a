import { type Grant, isActiveThrough } from "../../core/access/grant.ts";
import type { Instant } from "../../core/scalar/instant.ts";
import type { Effect } from "../../core/workflow/effect.ts";
import { isTerminal } from "../../core/workflow/state.ts";
import { isWaitingForCustomer } from "../../core/workflow/step.ts";
import type { Ticket } from "../../core/workflow/ticket.ts";

/** A ticket before and after one step, with the grant as the step's effects have left it. */
export interface Moment {
  readonly before: Ticket | null;
  readonly after: Ticket;
  readonly effects: readonly Effect[];
  readonly grant: Grant | null;
  readonly now: Instant;
  /** The server was removed, which only a ticket closed undone can follow. */
  readonly isServerGone: boolean;
}

export interface Invariant {
  readonly id: string;
  /** What always holds, as the specification says it. */
  readonly sentence: string;
  readonly holds: (moment: Moment) => boolean;
}

/** What no sequence of events can break; `docs/spec/workflow.md` says what enforces each. */
export const invariants: readonly Invariant[] = [
  {
    id: "I1",
    sentence: "a confirmed ticket is never cancelled",
    holds: ({ after }) => after.state !== "cancelled" || after.confirmation === null,
  },
  {
    id: "I2",
    sentence: "there is no work without a confirmation",
    holds: ({ after }) =>
      (after.state !== "working" && after.startedAt === null) || after.confirmation !== null,
  },
  {
    id: "I3",
    sentence: "there is no confirmation without a grant that is active through the work window",
    holds: ({ before, after, grant, now }) =>
      !isNewlyConfirmed(before, after) ||
      (grant !== null && isActiveThrough(grant, now, windowEnd(after))),
  },
  {
    id: "I4",
    sentence: "a confirmed ticket keeps its active grant until it ends or its server is gone",
    holds: ({ after, grant, now, isServerGone }) =>
      after.confirmation === null ||
      isTerminal(after.state) ||
      isServerGone ||
      (grant !== null && isActiveThrough(grant, now, windowEnd(after))),
  },
  {
    id: "I5",
    sentence: "a confirmation is never lost or changed",
    holds: ({ before, after }) =>
      before === null ||
      before.confirmation === null ||
      (after.confirmation === before.confirmation && after.approval === before.approval),
  },
  {
    id: "I6",
    sentence: "nothing leaves a terminal state",
    holds: ({ before, after }) => before === null || !isTerminal(before.state) || after === before,
  },
  {
    id: "I7",
    sentence: "a cancelled ticket is never charged, nor is one closed undone",
    holds: ({ after }) => (after.charged !== null) === (after.ending?.how === "completed"),
  },
  {
    id: "I8",
    sentence: "a ticket is charged at most once, at the confirmed quote",
    holds: ({ before, after, effects }) => {
      const charges = effects.filter(({ kind }) => kind === "createCharge").length;
      const isNew = (before?.charged ?? null) === null && after.charged !== null;
      const isConfirmedQuote =
        after.charged === null || after.charged === after.approval?.workPlan.quote;
      return charges === (isNew ? 1 : 0) && isConfirmedQuote;
    },
  },
  {
    id: "I9",
    sentence: "a ticket has exactly one server, which its work plan names too",
    holds: ({ after: { application, approval } }) =>
      application.serverId !== "" &&
      (approval === null || approval.workPlan.server === application.serverId),
  },
  {
    id: "I10",
    sentence: "a ticket's server, id, number and project never change",
    holds: ({ before, after }) =>
      before === null ||
      (before.application.serverId === after.application.serverId &&
        before.id === after.id &&
        before.number === after.number &&
        before.project === after.project),
  },
  {
    id: "I12",
    sentence: "the deadline stands still exactly while the desk waits for the customer",
    holds: ({ after }) =>
      isTerminal(after.state) ||
      (isWaitingForCustomer(after)
        ? after.deadline.dueAt === null && after.deadline.remainingMs !== null
        : after.deadline.dueAt !== null && after.deadline.remainingMs === null),
  },
  {
    id: "I13",
    sentence: "the facts of a ticket are those of its state",
    holds: ({ after }) =>
      isTerminal(after.state) === (after.ending !== null) &&
      (after.state === "delayed") === (after.delay !== null && !isTerminal(after.state)) &&
      (after.state === "revision_requested") ===
        (after.revisionWanted !== null && !isTerminal(after.state)) &&
      (after.state !== "approval_requested" || after.approval !== null) &&
      (after.state !== "working" || after.startedAt !== null) &&
      (after.confirmation === null || after.approval !== null),
  },
  {
    id: "I14",
    sentence: "every change raises the version by one, and a repetition changes nothing",
    holds: ({ before, after }) =>
      after === before || after.version === (before === null ? 1 : before.version + 1),
  },
  {
    id: "I15",
    sentence: "the end of a ticket revokes its grant and destroys its security info",
    holds: ({ before, after, effects }) => {
      const ends = isTerminal(after.state) && after !== before;
      const closes = ["revokeGrant", "destroySecurityInfo"].every((kind) =>
        effects.some((effect) => effect.kind === kind),
      );
      return closes === ends;
    },
  },
];

export function violations(moment: Moment): readonly Invariant[] {
  return invariants.filter(({ holds }) => !holds(moment));
}

function isNewlyConfirmed(before: Ticket | null, after: Ticket): boolean {
  return after.confirmation !== null && (before?.confirmation ?? null) === null;
}

function windowEnd({ approval }: Ticket): Instant {
  return approval?.workPlan.window.endAt ?? Infinity;
}
