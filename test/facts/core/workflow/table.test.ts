import { describe, expect, test } from "vitest";
import {
  eventKinds,
  eventsFor,
  type Situation,
  situationOf,
  situations,
  situationsFor,
  step,
  transitions,
} from "../../../../core/workflow/index.ts";
import { codeOf, contextOf, done, events, at, ticketOrNull } from "../samples.ts";

/** `open` is due only when business hours have begun. */
function contextFor(situation: Situation, kind: string) {
  return situation === "off_hours" && kind === "open"
    ? at("2026-11-25 09:00")
    : contextOf(situation);
}

const cells = situations.flatMap((situation) =>
  eventKinds.map((kind) => ({ situation, kind, cell: transitions[situation][kind] })),
);

describe("each cell of the table does what it says", () => {
  for (const { situation, kind, cell } of cells) {
    test(`${situation} + ${kind}: ${cell.sentence}`, () => {
      const before = ticketOrNull(situation);
      // A repetition is recognised before the table is asked, so these come from somebody else.
      const event = { ...events[kind], actor: { ...events[kind].actor, principalId: "prn-other" } };
      const made = step(before, event, contextFor(situation, kind));
      const expected = "refuse" in cell ? cell.refuse : "done";
      expect(codeOf(made)).toBe(expected);
    });
  }
});

const arrivals: readonly (readonly [Situation, keyof typeof events, Situation])[] = [
  ["none", "submit", "received"],
  ["off_hours", "open", "received"],
  ["off_hours", "edit", "off_hours"],
  ["off_hours", "cancel", "cancelled"],
  ["received", "edit", "received"],
  ["received", "claim", "reviewing"],
  ["received", "cancel", "cancelled"],
  ["reviewing", "delay", "delayed"],
  ["reviewing", "requestRevision", "revision_requested"],
  ["reviewing", "requestApproval", "approval_requested"],
  ["reviewing", "cancel", "cancelled"],
  ["delayed", "resume", "reviewing"],
  ["delayed", "requestRevision", "revision_requested"],
  ["delayed", "requestApproval", "approval_requested"],
  ["delayed", "cancel", "cancelled"],
  ["revision_requested", "edit", "reviewing"],
  ["revision_requested", "resubmit", "reviewing"],
  ["revision_requested", "cancel", "cancelled"],
  ["approval_requested", "withdrawApproval", "reviewing"],
  ["approval_requested", "confirm", "confirmed"],
  ["approval_requested", "requestReReview", "reviewing"],
  ["approval_requested", "cancel", "cancelled"],
  ["confirmed", "start", "working"],
  ["confirmed", "closeUndone", "completed"],
  ["working", "complete", "completed"],
  ["working", "closeUndone", "completed"],
];

test.each(arrivals)("%s + %s arrives in %s", (from, kind, to) => {
  const { ticket } = done(step(ticketOrNull(from), events[kind], contextFor(from, kind)));
  expect(situationOf(ticket)).toBe(to);
});

test("R10 a ticket moves along these arrows and no others", () => {
  const allowed = cells
    .filter(({ cell }) => "to" in cell)
    .map(({ situation, kind }) => `${situation} ${kind}`);
  expect(allowed.toSorted()).toEqual(arrivals.map(([from, kind]) => `${from} ${kind}`).toSorted());
});

test("I11 every situation can reach a terminal state", () => {
  const stranded = situations.filter((start) => {
    const reached = new Set<Situation>([start]);
    // A set grows while it is walked, so this visits whatever the arrows reach.
    for (const place of reached) {
      for (const [from, , to] of arrivals) if (from === place) reached.add(to);
    }
    return !reached.has("completed") && !reached.has("cancelled");
  });
  expect(stranded).toEqual([]);
});

test("a terminal state allows nothing to anybody", () => {
  const allowed = (["completed", "cancelled"] as const).flatMap((situation) =>
    (["customer", "service", "engineer", "admin", "clock"] as const).flatMap((role) =>
      eventsFor(situation, role),
    ),
  );
  expect(allowed).toEqual([]);
});

test("a message can say where an event would be allowed", () => {
  expect(situationsFor("edit")).toEqual(["off_hours", "received", "revision_requested"]);
  expect(situationsFor("complete")).toEqual(["working"]);
});

test.each([
  ["approval_requested", "customer", ["confirm", "requestReReview", "cancel"]],
  ["approval_requested", "engineer", ["withdrawApproval", "cancel"]],
  ["confirmed", "customer", []],
  ["confirmed", "engineer", ["start", "closeUndone"]],
  ["received", "admin", []],
] as const)("in %s the %s can send %j", (situation, role, kinds) => {
  expect(eventsFor(situation, role)).toEqual(kinds);
});
