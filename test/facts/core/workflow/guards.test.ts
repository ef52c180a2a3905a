import { describe, expect, test } from "vitest";
import {
  type Actor,
  type Context,
  type Event,
  type Situation,
  step,
} from "../../../../core/workflow/index.ts";
import {
  application,
  codeOf,
  contextOf,
  customer,
  draft,
  engineer,
  events,
  grant,
  seoul,
  ticketOrNull,
  tuesday,
  window,
} from "../samples.ts";

type Case = readonly [string, Situation, Event, Partial<Context>, string];

const admin: Actor = { principalId: "prn-admin", role: "admin" };
const longAgo = { ...grant, expiresAt: tuesday };
const shortGrant = { ...grant, expiresAt: seoul("2026-11-26 11:59") };
const foreignGrant = { ...grant, ticketId: "tkt_other" };
const revokedGrant = { ...grant, revokedAt: tuesday };
const approval = events.requestApproval;
const inWindow = (startAt: string, endAt: string): Event => ({
  kind: "requestApproval",
  actor: engineer,
  draft: { ...draft, window: { startAt: seoul(startAt), endAt: seoul(endAt) } },
});

describe("the first fault in order of precedence is said", () => {
  const cases: readonly Case[] = [
    [
      "R42 desk staff cannot confirm for the customer",
      "approval_requested",
      { ...events.confirm, actor: engineer },
      {},
      "staff_cannot_confirm",
    ],
    [
      "an administrator cannot confirm either, nor where nothing can be confirmed",
      "completed",
      { ...events.confirm, actor: admin },
      {},
      "staff_cannot_confirm",
    ],
    [
      "desk staff cannot ask for a re-review",
      "approval_requested",
      { ...events.requestReReview, actor: engineer },
      {},
      "staff_cannot_confirm",
    ],
    ["a customer cannot claim", "received", { ...events.claim, actor: customer }, {}, "forbidden"],
    [
      "R18 an administrator is neither applicant nor engineer, and cannot cancel",
      "received",
      { ...events.cancel, actor: admin },
      {},
      "forbidden",
    ],
    [
      "R42 a confirmed ticket cannot be cancelled by the customer",
      "confirmed",
      events.cancel,
      {},
      "ticket_confirmed",
    ],
    [
      "R42 a confirmed ticket cannot be cancelled by the engineer",
      "confirmed",
      { ...events.cancel, actor: engineer },
      {},
      "ticket_confirmed",
    ],
    [
      "R42 work in progress cannot be cancelled by anyone",
      "working",
      { ...events.cancel, actor: engineer },
      {},
      "ticket_confirmed",
    ],
    [
      "R46 an ended ticket is not reopened",
      "completed",
      { ...events.resubmit, actor: customer },
      {},
      "ticket_ended",
    ],
    [
      "R37 work does not start without the applicant's approval",
      "approval_requested",
      events.start,
      {},
      "approval_required",
    ],
    [
      "a ticket does not open before its time",
      "off_hours",
      events.open,
      { now: seoul("2026-11-25 08:59:59") },
      "not_processable_yet",
    ],
    [
      "R4 a ticket's server cannot be changed by an edit",
      "received",
      { ...events.edit, application: { ...application, serverId: "srv-2" } },
      {},
      "server_fixed",
    ],
    [
      "R41 a re-review without a reason is refused",
      "approval_requested",
      { ...events.requestReReview, reason: " \n " },
      {},
      "reason_required",
    ],
    [
      "R14 a revision says what to mend",
      "reviewing",
      { ...events.requestRevision, wanted: "" },
      {},
      "reason_required",
    ],
    [
      "R13 a delay without a reason is refused",
      "reviewing",
      { ...events.delay, reason: "" },
      {},
      "reason_required",
    ],
    [
      "a delay ends in the future",
      "reviewing",
      { ...events.delay, expectedAt: tuesday },
      {},
      "time_past",
    ],
    [
      "R18 a cancellation without a reason is refused",
      "received",
      { ...events.cancel, reason: "" },
      {},
      "reason_required",
    ],
    [
      "R45 a completion without a result note is refused",
      "working",
      { ...events.complete, note: "" },
      {},
      "reason_required",
    ],
    [
      "R7 a claim out of order needs a reason",
      "received",
      events.claim,
      { queueHead: { id: "tkt_0", number: "N0" } },
      "out_of_order",
    ],
    [
      "R7 a claim out of order is done with a reason",
      "received",
      { ...events.claim, reason: "같은 서버를 보는 중" },
      { queueHead: { id: "tkt_0", number: "N0" } },
      "done",
    ],
    [
      "R15 a work plan names only chosen services",
      "reviewing",
      { ...approval, draft: { ...draft, items: ["security-check"] } },
      {},
      "work_plan_invalid",
    ],
    [
      "R15 a work plan has steps",
      "reviewing",
      { ...approval, draft: { ...draft, steps: [] } },
      {},
      "work_plan_invalid",
    ],
    [
      "a work window lies in the future",
      "reviewing",
      inWindow("2026-11-24 10:00", "2026-11-24 11:00"),
      {},
      "window_past",
    ],
    [
      "a work window ends within what a grant can last",
      "reviewing",
      inWindow("2026-12-09 10:00", "2026-12-09 11:00"),
      {},
      "window_invalid",
    ],
    [
      "R6 a work window on a Saturday is refused",
      "reviewing",
      inWindow("2026-11-28 10:00", "2026-11-28 11:00"),
      {},
      "window_invalid",
    ],
    [
      "R5 a window at night needs that night work was asked for",
      "reviewing",
      inWindow("2026-11-25 20:00", "2026-11-25 22:00"),
      {},
      "window_invalid",
    ],
    [
      "a confirmation after the window is refused before its hash is looked at",
      "approval_requested",
      { ...events.confirm, workPlanHash: "0" },
      { now: window.endAt },
      "window_past",
    ],
    [
      "R39 a confirmation names the very work plan",
      "approval_requested",
      { ...events.confirm, workPlanHash: "0".repeat(64) },
      { grant: null },
      "work_plan_changed",
    ],
    [
      "R43 a confirmation without a firewall grant is refused",
      "approval_requested",
      events.confirm,
      { grant: null },
      "grant_not_active",
    ],
    [
      "R43 a grant that has expired is not active",
      "approval_requested",
      events.confirm,
      { grant: longAgo },
      "grant_not_active",
    ],
    [
      "R43 a grant that ends before the work window is not enough",
      "approval_requested",
      events.confirm,
      { grant: shortGrant },
      "grant_not_active",
    ],
    [
      "R43 another ticket's grant on the same server does not count",
      "approval_requested",
      events.confirm,
      { grant: foreignGrant },
      "grant_not_active",
    ],
    [
      "R43 a revoked grant is not active",
      "approval_requested",
      events.confirm,
      { grant: revokedGrant },
      "grant_not_active",
    ],
    [
      "R33 work does not start where the engineer cannot come in",
      "confirmed",
      events.start,
      { grant: null, isKeyRegistered: false },
      "grant_not_active",
    ],
    [
      "R34 work does not start before the key is registered",
      "confirmed",
      events.start,
      { isKeyRegistered: false, now: seoul("2026-11-28 10:00") },
      "key_not_registered",
    ],
    [
      "R6 work does not start on a Saturday",
      "confirmed",
      events.start,
      { now: seoul("2026-11-28 10:00") },
      "outside_working_time",
    ],
    [
      "R6 work does not start in a year whose holidays are not known",
      "confirmed",
      events.start,
      { now: seoul("2028-02-01 10:00") },
      "year_unknown",
    ],
    [
      "R6 work does not start after business hours",
      "confirmed",
      events.start,
      { now: seoul("2026-11-24 18:00") },
      "outside_working_time",
    ],
  ];
  test.each(cases)("%s", (_, situation, event, facts, code) => {
    const made = step(ticketOrNull(situation), event, {
      ...contextOf(situation),
      ...lockedFacts(situation, facts),
    });
    expect(codeOf(made)).toBe(code);
  });
});

/** From the confirmation on the grant is locked, as the step's effect asked. */
function lockedFacts(situation: Situation, facts: Partial<Context>): Partial<Context> {
  const isLocked = situation === "confirmed" || situation === "working";
  return isLocked ? { grant: { ...grant, lockedAt: tuesday }, ...facts } : facts;
}
