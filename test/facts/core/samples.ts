/** One desk's facts, and tickets brought into every situation by events alone. */
import type { Grant } from "../../../core/access/index.ts";
import { calendarWith } from "../../../core/calendar/index.ts";
import type { Fault } from "../../../core/fault.ts";
import {
  type Application,
  type CatalogueRow,
  type Form,
  type FormFacts,
  offeredAt,
  parseForm,
} from "../../../core/form/index.ts";
import { type Instant, parseInstant } from "../../../core/scalar/instant.ts";
import {
  type Actor,
  clock,
  type StepContext,
  type Effect,
  type EventKind,
  type EventOf,
  type Situation,
  step,
  type Step,
  type Ticket,
} from "../../../core/workflow/index.ts";
import { workPlanHash } from "../../../core/workplan/index.ts";

export const calendar = calendarWith([]);

/** A moment in Seoul: `2026-11-24 10:00` or with seconds. */
export function seoul(text: string): Instant {
  const [day = "", time = ""] = text.split(" ");
  const instant = parseInstant(`${day}T${time.length === 5 ? `${time}:00` : time}+09:00`);
  if (instant === null) throw new Error(`no moment in Seoul: ${text}`);
  return instant;
}

/** A Tuesday, with business days on both sides. */
export const tuesday = seoul("2026-11-24 10:00");

function row(
  code: string,
  unitPrice: number,
  securityFields: readonly string[] = [],
): CatalogueRow {
  return {
    code,
    version: 1,
    name: { ko: code, en: code },
    unitPrice,
    vatPercent: 10,
    securityFields,
    validFrom: 0,
    validUntil: null,
  };
}

export const catalogue: readonly CatalogueRow[] = [
  row("apm-install", 40_000, ["dbRootPassword"]),
  row("os-initial-setup", 20_000),
  row("security-check", 60_000),
  { ...row("retired", 10_000), validUntil: 1 },
];

export const offered = offeredAt(catalogue, tuesday);
export const notice = { version: 3, hash: "a".repeat(64) };
export const formFacts: FormFacts = { offered, notice, prior: null };

export const rawForm = {
  serverId: "srv-1",
  services: ["os-initial-setup"],
  contact: { name: "김담당", phone: "010-1234-5678", email: "kim@Example.com" },
  title: "OS 초기 설정",
  body: "설정을 부탁드립니다.",
  consent: { agreed: true, noticeVersion: 3, noticeHash: "a".repeat(64) },
};

export function parsed(raw: unknown, facts: FormFacts = formFacts): Form {
  const { form, faults } = parseForm(raw, facts);
  if (form === null) throw new Error(faults.map(({ code }) => code).join(", "));
  return form;
}

export const application: Application = parsed(rawForm).application;

export const customer: Actor = { principalId: "prn-customer", role: "customer" };
export const engineer: Actor = { principalId: "prn-engineer", role: "engineer" };
export const identity = { id: "tkt_1", number: "N1", project: "prj", sequence: 1 };

export const window = {
  startAt: seoul("2026-11-26 10:00"),
  endAt: seoul("2026-11-26 12:00"),
};

export const draft = { items: ["os-initial-setup"], window, steps: ["Update", "Restart"] };

export const grant: Grant = {
  id: "grt-1",
  ticketId: identity.id,
  serverId: "srv-1",
  port: 22,
  sourceCidrs: ["203.0.113.13/32"],
  activatedAt: tuesday,
  expiresAt: seoul("2026-12-01 10:00"),
  lockedAt: null,
  revokedAt: null,
};

export const context: StepContext = {
  now: tuesday,
  calendar,
  deadlineMode: "business-day-48h",
  grant,
  isKeyRegistered: true,
  queueHead: null,
  lastCommentId: null,
};

export function at(text: string): StepContext {
  return { ...context, now: seoul(text) };
}

/** One event of every kind, with arguments that its guards accept where the table does. */
export const events: { readonly [Kind in EventKind]: EventOf<Kind> } = {
  submit: { kind: "submit", actor: customer, identity, application },
  open: { kind: "open", actor: clock },
  edit: { kind: "edit", actor: customer, application, sealed: "unchanged" },
  claim: { kind: "claim", actor: engineer, reason: null },
  delay: {
    kind: "delay",
    actor: engineer,
    reason: "확인이 더 필요합니다.",
    expectedAt: seoul("2026-12-01 10:00"),
  },
  resume: { kind: "resume", actor: engineer },
  requestRevision: { kind: "requestRevision", actor: engineer, wanted: "서버 이름을 적어 주세요." },
  resubmit: { kind: "resubmit", actor: customer, application: null, sealed: "unchanged" },
  requestApproval: { kind: "requestApproval", actor: engineer, draft },
  withdrawApproval: { kind: "withdrawApproval", actor: engineer },
  confirm: {
    kind: "confirm",
    actor: customer,
    workPlanHash: workPlanHash({
      items: draft.items,
      quote: {
        lines: [{ code: "os-initial-setup", version: 1, unitPrice: 20_000, vatPercent: 10 }],
        subtotal: 20_000,
        vat: 2_000,
      },
      server: "srv-1",
      window,
      steps: draft.steps,
      lastCommentId: null,
    }),
  },
  requestReReview: { kind: "requestReReview", actor: customer, reason: "범위를 다시 봐 주세요." },
  start: { kind: "start", actor: engineer },
  complete: { kind: "complete", actor: engineer, note: "마쳤습니다." },
  closeUndone: { kind: "closeUndone", actor: engineer, reason: "서버가 없습니다." },
  cancel: { kind: "cancel", actor: customer, reason: "필요 없어졌습니다." },
};

const paths: Readonly<Record<Exclude<Situation, "none">, readonly EventKind[]>> = {
  off_hours: ["submit"],
  received: ["submit"],
  reviewing: ["submit", "claim"],
  delayed: ["submit", "claim", "delay"],
  revision_requested: ["submit", "claim", "requestRevision"],
  approval_requested: ["submit", "claim", "requestApproval"],
  confirmed: ["submit", "claim", "requestApproval", "confirm"],
  working: ["submit", "claim", "requestApproval", "confirm", "start"],
  completed: ["submit", "claim", "requestApproval", "confirm", "start", "complete"],
  cancelled: ["submit", "cancel"],
};

/** The context in which each situation is entered and looked at. */
export function contextOf(situation: Situation): StepContext {
  return situation === "off_hours" ? at("2026-11-24 20:00") : context;
}

export function ticketIn(situation: Exclude<Situation, "none">): Ticket {
  const ticket = paths[situation].reduce<Ticket | null>(
    (before, kind) => done(step(before, events[kind], contextOf(situation))).ticket,
    null,
  );
  if (ticket === null) throw new Error(`no path to ${situation}`);
  return ticket;
}

export function ticketOrNull(situation: Situation): Ticket | null {
  return situation === "none" ? null : ticketIn(situation);
}

export function done(made: Step): { readonly ticket: Ticket; readonly effects: readonly Effect[] } {
  if ("fault" in made) throw new Error(`refused: ${JSON.stringify(made.fault)}`);
  return made;
}

export function faultOf(made: Step): Fault | null {
  return "fault" in made ? made.fault : null;
}

export function codeOf(made: Step): string {
  return faultOf(made)?.code ?? "done";
}
