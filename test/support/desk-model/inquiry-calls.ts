/** The calls about 1:1 inquiries, as people make them. */
import {
  astray,
  customerIn,
  customerOf,
  engineerOf,
  type Makers,
  said,
  seldom,
  wordsFor,
} from "./callers.ts";
import { plannedInquiryId } from "./inquiries.ts";
import type { Held, HeldInquiry, World } from "./world.ts";
import { keyNamed } from "../requests.ts";

export const inquiryMakers = {
  putInquiryByKey: (world, held, how) => {
    const project = astray(held.ticket.project, how);
    const key = keyNamed(`inquiry-${how % 3}`, held.ticket.id);
    const id = seldom(how, 31) ? "inq_planned_long_ago" : plannedInquiryId(world, project, key);
    const kind = kinds[how % kinds.length] ?? "general";
    const ticketId = seldom(how, 11) ? null : held.ticket.id;
    const asked = { id, kind, ticketId, subject: "Before the weekend", ...said(how) };
    const request = { parameters: { project, key }, body: asked };
    return { by: customerOf(held, how), name: "putInquiryByKey", request };
  },
  readInquiry: (world, held, how) => ({ ...ofInquiry(world, held, how), name: "readInquiry" }),
  writeInquiry: (world, held, how) => {
    const { by, request } = ofInquiry(world, held, how);
    return { by, name: "writeInquiry", request: { ...request, body: said(how) } };
  },
  closeInquiry: (world, held, how) => ({ ...ofInquiry(world, held, how), name: "closeInquiry" }),
  answerInquiry: (world, held, how) => ({
    by: engineerOf(held, how),
    name: "answerInquiry",
    request: { ...ofDeskInquiry(world, how), body: said(how) },
  }),
  acceptExpedite: (world, held, how) => ({
    by: engineerOf(held, how),
    name: "acceptExpedite",
    request: ofDeskInquiry(world, how),
  }),
  declineExpedite: (world, held, how) => ({
    by: engineerOf(held, how),
    name: "declineExpedite",
    request: { ...ofDeskInquiry(world, how), body: { reason: wordsFor(how) } },
  }),
} as const satisfies Makers;

const kinds = ["expedite", "follow_up", "expedite", "general"] as const;

/** Older inquiries are left alone after a while, as tickets are. */
const recent = 6;

function inquiryOf({ inquiries }: World, how: number): Pick<HeldInquiry, "id" | "project"> {
  const any = [...inquiries.values()].at(
    -1 - (how % Math.max(1, Math.min(inquiries.size, recent))),
  );
  return any ?? { id: "inq_none", project: "demo" };
}

function ofInquiry(world: World, { ticket }: Held, how: number) {
  const { id, project: home } = inquiryOf(world, how);
  const project = seldom(how, 5) ? ticket.project : home;
  const parameters = { project: astray(project, how), inquiry: id };
  return { by: customerIn(project, how), request: { parameters } };
}

function ofDeskInquiry(world: World, how: number) {
  return { parameters: { inquiry: inquiryOf(world, how).id } };
}
