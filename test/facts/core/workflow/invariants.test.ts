import { expect, test } from "vitest";
import { type EventKind, type Situation, step } from "../../../../core/workflow/index.ts";
import { invariants, type Moment, violations } from "../../../support/invariants.ts";
import { contextOf, done, events, grant, ticketOrNull, tuesday } from "../samples.ts";

/** What a sample event makes of a ticket in its situation. */
function momentOf(situation: Situation, kind: EventKind): Moment {
  const before = ticketOrNull(situation);
  const made = done(step(before, events[kind], contextOf(situation)));
  const { ticket: after, effects } = made;
  return { before, after, effects, grant, now: tuesday, isServerGone: false };
}

const claimed = momentOf("received", "claim");
const asked = momentOf("reviewing", "requestApproval");
const confirmed = momentOf("approval_requested", "confirm");
const started = momentOf("confirmed", "start");
const completed = momentOf("working", "complete");
const cancelled = momentOf("received", "cancel");

test.each(Object.entries({ claimed, asked, confirmed, started, completed, cancelled }))(
  "no invariant is broken where a ticket has been %s",
  (_, moment) => {
    expect(violations(moment)).toEqual([]);
  },
);

/** The moment with something else in the ticket after it. */
function but(moment: Moment, changes: Partial<Moment["after"]>): Moment {
  return { ...moment, after: { ...moment.after, ...changes } };
}

const { confirmation } = confirmed.after;
const { charged, version } = completed.after;
const { ending } = cancelled.after;
const elsewhere = asked.after.approval && {
  ...asked.after.approval,
  workPlan: { ...asked.after.approval.workPlan, server: "srv-2" },
};

const broken: readonly (readonly [what: string, id: string, Moment])[] = [
  ["a cancelled ticket with a confirmation", "I1", but(cancelled, { confirmation })],
  ["work that nobody confirmed", "I2", but(claimed, { state: "working", startedAt: tuesday })],
  ["a confirmation without a grant", "I3", { ...confirmed, grant: null }],
  ["confirmed work whose grant is gone", "I4", { ...started, grant: null }],
  ["a confirmation that is lost", "I5", but(started, { confirmation: null })],
  ["an ended ticket that goes on", "I6", { ...cancelled, before: completed.after }],
  ["a cancelled ticket that is charged", "I7", but(cancelled, { charged })],
  ["two charges", "I8", { ...completed, effects: [...completed.effects, ...completed.effects] }],
  ["a work plan for another server", "I9", but(asked, { approval: elsewhere })],
  ["another number", "I10", but(claimed, { number: "N2" })],
  [
    "time that runs while the customer is asked",
    "I12",
    but(asked, { deadline: claimed.after.deadline }),
  ],
  ["an ending before the end", "I13", but(claimed, { ending })],
  ["a step to the same version", "I14", but(completed, { version: version - 1 })],
  ["an end that leaves the grant", "I15", { ...cancelled, effects: [] }],
];

test.each(broken)("%s breaks %s", (_, id, moment) => {
  expect(violations(moment).map((each) => each.id)).toContain(id);
});

test("every invariant has a moment that breaks it", () => {
  expect(broken.map(([, id]) => id)).toEqual(invariants.map(({ id }) => id));
});
