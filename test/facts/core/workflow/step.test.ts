import { describe, expect, test } from "vitest";
import { say } from "../../../../core/fault.ts";
import {
  eventKinds,
  type Event,
  isAlreadyInEffect,
  isDueToOpen,
  isLate,
  raisePriority,
  senders,
  type Situation,
  step,
  withCalendar,
} from "../../../../core/workflow/index.ts";
import { calendarWith, parseDay } from "../../../../core/calendar/index.ts";
import {
  at,
  calendar,
  context,
  contextOf,
  customer,
  done,
  draft,
  engineer,
  events,
  faultOf,
  parsed,
  rawForm,
  seoul,
  ticketIn,
  ticketOrNull,
  tuesday,
} from "../samples.ts";

describe("what follows from an event", () => {
  const effectsOf = (situation: Situation, event: Event) =>
    done(step(ticketOrNull(situation), event, contextOf(situation))).effects.map(
      ({ kind }) => kind,
    );

  test.each([
    [
      "R18 a cancellation frees the keys, closes the access and destroys the secrets",
      "received",
      events.cancel,
      ["freeKeys", "revokeGrant", "destroySecurityInfo", "addComment"],
    ],
    [
      "R45 a completion makes the one charge",
      "working",
      events.complete,
      ["revokeGrant", "destroySecurityInfo", "createCharge", "addComment"],
    ],
    [
      "closing undone makes no charge",
      "working",
      events.closeUndone,
      ["revokeGrant", "destroySecurityInfo", "addComment"],
    ],
    ["R39 a confirmation locks the grant", "approval_requested", events.confirm, ["lockGrant"]],
    [
      "R41 a re-review keeps its reason as a comment",
      "approval_requested",
      events.requestReReview,
      ["addComment"],
    ],
  ] as const)("%s", (_, situation, event, kinds) => {
    expect(effectsOf(situation, event)).toEqual(kinds);
  });

  test("R19 outside business hours the ticket says from when it is processed", () => {
    const { ticket } = done(step(null, events.submit, at("2026-11-27 18:00")));
    const opensAt = seoul("2026-11-30 09:00");
    expect([ticket.state, ticket.processableFrom]).toEqual(["off_hours", opensAt]);
    expect([isDueToOpen(ticket, opensAt - 1), isDueToOpen(ticket, opensAt)]).toEqual([false, true]);
  });

  test("R11 inside business hours a request is received at once", () => {
    const { ticket } = done(step(null, events.submit, context));
    expect([ticket.state, ticket.processableFrom]).toEqual(["received", tuesday]);
  });

  test("R12 a claim makes the engineer the one who handles it", () => {
    expect(ticketIn("reviewing").assignee).toBe(engineer.principalId);
  });

  test("R38 the customer sees the work plan before deciding", () => {
    const { approval: waiting } = ticketIn("approval_requested");
    expect(waiting?.workPlan.steps).toEqual(draft.steps);
    expect(waiting?.workPlanHash).toBe(events.confirm.workPlanHash);
  });

  test("R40 a re-review returns the ticket to the engineer and drops the work plan", () => {
    const { ticket } = done(step(ticketIn("approval_requested"), events.requestReReview, context));
    expect([ticket.state, ticket.approval]).toEqual(["reviewing", null]);
  });

  test("R16 work in progress knows when it started", () => {
    expect([ticketIn("working").state, ticketIn("working").startedAt]).toEqual([
      "working",
      tuesday,
    ]);
  });

  test("R17 R47 a completed ticket is charged at the confirmed quote with the next month's fee", () => {
    const { ticket, effects } = done(step(ticketIn("working"), events.complete, context));
    const charge = effects.find((effect) => effect.kind === "createCharge")?.charge;
    expect(ticket.state).toBe("completed");
    expect(charge?.quote).toBe(ticket.approval?.workPlan.quote);
    expect(charge?.billingMonth).toBe("2026-12");
  });

  test("an edit prices the services anew, and keeps the price of those it keeps", () => {
    const more = parsed({
      ...rawForm,
      services: ["os-initial-setup", "security-check"],
    }).application;
    const { ticket } = done(
      step(
        ticketIn("received"),
        { kind: "edit", actor: customer, application: more, sealed: "unchanged" },
        context,
      ),
    );
    expect(ticket.estimate.subtotal).toBe(80_000);
  });
});

describe("the deadline and the customer", () => {
  test("R8 the deadline stands still while the customer is asked, and keeps what was left", () => {
    const asked = done(
      step(ticketIn("reviewing"), events.requestRevision, at("2026-11-25 10:00")),
    ).ticket;
    expect([asked.deadline.dueAt, asked.deadline.remainingMs]).toEqual([null, 24 * 3_600_000]);
    const answered = done(step(asked, events.resubmit, at("2026-11-27 15:00"))).ticket;
    expect(answered.deadline.dueAt).toBe(seoul("2026-11-30 15:00"));
  });

  test("R8 a ticket is late after its deadline, and not while it is paused", () => {
    const due = seoul("2026-11-26 10:00");
    expect([isLate(ticketIn("reviewing"), due), isLate(ticketIn("reviewing"), due + 1)]).toEqual([
      false,
      true,
    ]);
    expect(isLate(ticketIn("revision_requested"), due + 1)).toBe(false);
  });

  test("a changed calendar moves a deadline later and never earlier", () => {
    const day = parseDay("2026-11-25") ?? 0;
    const closed = calendarWith([{ desk: "closed", from: day, until: day, weekdays: null }]);
    const moved = withCalendar(ticketIn("reviewing"), calendar, closed, tuesday);
    expect(moved.deadline.dueAt).toBe(seoul("2026-11-27 10:00"));
    const back = withCalendar(moved, closed, calendar, tuesday);
    expect(back.deadline.dueAt).toBe(seoul("2026-11-27 10:00"));
  });
});

describe("an action already in effect", () => {
  test("is recognised when the same principal repeats it, and nothing changes", () => {
    const ticket = ticketIn("reviewing");
    expect(step(ticket, events.claim, context)).toEqual({
      ticket,
      effects: [],
      isRepetition: true,
    });
  });

  test("a confirmation stays in effect after the work has begun", () => {
    expect(isAlreadyInEffect(ticketIn("working"), events.confirm)).toBe(true);
  });

  test.each([
    [
      "another principal",
      "reviewing",
      { ...events.claim, actor: { ...engineer, principalId: "prn-2" } },
    ],
    ["other arguments", "cancelled", { ...events.cancel, reason: "다른 사유" }],
    ["a form whose sealed part differs", "received", { ...events.edit, sealed: "changed" }],
    ["something done in between", "approval_requested", events.claim],
  ] as const)("%s makes it a new action", (_, situation, event) => {
    expect(isAlreadyInEffect(ticketIn(situation), event)).toBe(false);
  });

  test("the clock's opening does not hide a repetition", () => {
    const edited = done(step(ticketIn("off_hours"), events.edit, at("2026-11-24 20:00"))).ticket;
    const opened = done(step(edited, events.open, at("2026-11-25 09:00"))).ticket;
    expect(isAlreadyInEffect(opened, events.edit)).toBe(true);
  });
});

const customersOwn = { submit: 1, edit: 1, resubmit: 1, confirm: 1, requestReReview: 1 };

test.each(eventKinds)(
  "R1 %s belongs to the customer's side, to the desk or to the clock",
  (kind) => {
    const sideOf = { customer: "project", service: "project", clock: "clock" } as const;
    const sides = senders[kind].map((role) =>
      role === "engineer" || role === "admin" ? "desk" : sideOf[role],
    );
    const expected =
      kind === "open"
        ? ["clock"]
        : kind === "cancel"
          ? ["project", "desk"]
          : [kind in customersOwn ? "project" : "desk"];
    expect([...new Set(sides)]).toEqual(expected);
  },
);

test("R9 an accepted expedite raises the class by one, and that of an ended ticket not at all", () => {
  expect(raisePriority(ticketIn("received")).priority).toBe(1);
  expect(raisePriority(ticketIn("completed")).priority).toBe(0);
});

test("I14 the version rises with a raised priority and with a deadline that moves", () => {
  const { version } = ticketIn("received");
  expect(raisePriority(ticketIn("received")).version).toBe(version + 1);
  const day = parseDay("2026-11-25") ?? 0;
  const closed = calendarWith([{ desk: "closed", from: day, until: day, weekdays: null }]);
  expect(withCalendar(ticketIn("received"), calendar, closed, tuesday).version).toBe(version + 1);
});

test("a refusal says where the event would be allowed, in both languages", () => {
  const fault = faultOf(step(ticketIn("reviewing"), events.edit, context));
  const sentences = (["en", "ko"] as const).map((language) =>
    fault === null ? "" : say(fault, language),
  );
  expect(sentences).toEqual([
    'The form can be edited in "outside business hours", "received", "revision requested"; the ticket is in "under review". Ask the engineer to request a revision.',
    '신청서는 "업무 시간 안내", "접수 완료", "수정 요청 중" 상태에서 고칠 수 있지만 현재 "처리 중" 상태입니다. 엔지니어에게 수정 요청을 부탁하세요.',
  ]);
});
