/** The calls of both sides, as people make them: mostly right, and wrong in every way now and then. */
import { nextBusinessTime } from "../../../core/calendar/index.ts";
import { formatInstant, hourMs } from "../../../core/scalar/instant.ts";
import type { ModelledRoute } from "./index.ts";
import { accessMakers } from "./access-calls.ts";
import {
  confirmerOf,
  customerOf,
  engineerOf,
  type Maker,
  type Makers,
  ofDesk,
  ofProject,
  said,
  seldom,
  versionOf,
  wordsFor,
} from "./callers.ts";
import { applicationOf } from "./forms.ts";
import { inquiryMakers } from "./inquiry-calls.ts";
import { memberOf } from "./people.ts";
import { ticketMakers } from "./ticket-calls.ts";
import { calendar } from "./world.ts";

const workflowMakers = {
  readTicket: (_, held, how) => ({
    by: memberOf(held.ticket.project, how),
    name: "readTicket",
    request: ofProject(held, how),
  }),
  editTicket: (_, held, how) => ({
    by: customerOf(held, how),
    name: "editTicket",
    request: {
      ...ofProject(held, how),
      ...versionOf(held, how),
      body: {
        application: applicationOf(
          seldom(how, 19) ? "db-1" : held.ticket.application.serverId,
          how,
        ),
        ...(seldom(how, 7) ? { maxCost: how % 2 === 0 ? null : 90_000 } : {}),
        ...(seldom(how, 29) ? { estimate: { amount: 30_000, vat: 3_000 } } : {}),
      },
    },
  }),
  cancelTicket: (_, held, how) => ({
    by: customerOf(held, how),
    name: "cancelTicket",
    request: {
      ...ofProject(held, how),
      ...versionOf(held, how),
      body: { reason: wordsFor(how) },
    },
  }),
  confirmTicket: (_, held, how) => ({
    by: confirmerOf(held, how),
    name: "confirmTicket",
    request: {
      ...ofProject(held, how),
      ...versionOf(held, how),
      body: {
        workPlanHash:
          (seldom(how, 11) ? undefined : held.ticket.approval?.workPlanHash) ?? "0".repeat(64),
        acknowledgeIrreversible: true,
        ...(seldom(how, 23) ? { maxCost: 1 } : {}),
      },
    },
  }),
  requestReReview: (_, held, how) => ({
    by: customerOf(held, how),
    name: "requestReReview",
    request: {
      ...ofProject(held, how),
      ...versionOf(held, how),
      body: { reason: wordsFor(how) },
    },
  }),
  readQueue: (_, held, how) => ({
    by: engineerOf(held, how),
    name: "readQueue",
    request: { parameters: {} },
  }),
  readDeskTicket: (_, held, how) => ({
    by: engineerOf(held, how),
    name: "readDeskTicket",
    request: ofDesk(held),
  }),
  claimTicket: (_, held, how) => ({
    by: engineerOf(held, how),
    name: "claimTicket",
    request: { ...ofDesk(held), body: how % 3 === 0 ? {} : { reason: wordsFor(how) } },
  }),
  delayTicket: ({ now }, held, how) => ({
    by: engineerOf(held, how),
    name: "delayTicket",
    request: {
      ...ofDesk(held),
      body: { reason: wordsFor(how), expectedAt: formatInstant(now + ((how % 9) - 1) * hourMs) },
    },
  }),
  resumeTicket: (_, held, how) => ({
    by: engineerOf(held, how),
    name: "resumeTicket",
    request: ofDesk(held),
  }),
  requestRevision: (_, held, how) => ({
    by: engineerOf(held, how),
    name: "requestRevision",
    request: { ...ofDesk(held), body: { reason: wordsFor(how) } },
  }),
  requestApproval: ({ now }, held, how) => ({
    by: engineerOf(held, how),
    name: "requestApproval",
    request: {
      ...ofDesk(held),
      body: { window: windowFor(now, how), steps: ["Back up", wordsFor(how)] },
    },
  }),
  withdrawApproval: (_, held, how) => ({
    by: engineerOf(held, how),
    name: "withdrawApproval",
    request: ofDesk(held),
  }),
  startWork: (_, held, how) => ({
    by: engineerOf(held, how),
    name: "startWork",
    request: ofDesk(held),
  }),
  completeWork: (_, held, how) => ({
    by: engineerOf(held, how),
    name: "completeWork",
    request: { ...ofDesk(held), body: { note: wordsFor(how) } },
  }),
  closeUndone: (_, held, how) => ({
    by: engineerOf(held, how),
    name: "closeUndone",
    request: { ...ofDesk(held), body: { reason: wordsFor(how) } },
  }),
  cancelDeskTicket: (_, held, how) => ({
    by: engineerOf(held, how),
    name: "cancelDeskTicket",
    request: { ...ofDesk(held), body: { reason: wordsFor(how) } },
  }),
  revealSecurityInfo: (_, held, how) => ({
    by: engineerOf(held, how),
    name: "revealSecurityInfo",
    request: { ...ofDesk(held), body: { reason: said(0).body } },
  }),
} as const satisfies Makers;

export const makers: { readonly [Name in Exclude<ModelledRoute, "putTicketByKey">]: Maker<Name> } =
  { ...workflowMakers, ...ticketMakers, ...accessMakers, ...inquiryMakers };

/** Two hours from the next opening on, or a window that nobody can work in. */
function windowFor(now: number, how: number) {
  const opening = nextBusinessTime(calendar, now + hourMs) + (how % 3) * hourMs;
  const startAt = seldom(how, 9) ? opening + ((how % 40) - 20) * 12 * hourMs : opening;
  return { start: formatInstant(startAt), end: formatInstant(startAt + 2 * hourMs) };
}
