/** The calls about what lies beside the tickets, as people make them. */
import {
  astray,
  customerIn,
  customerOf,
  engineerOf,
  type Makers,
  ofDesk,
  ofProject,
  said,
  seldom,
  wordsFor,
} from "./callers.ts";
import { contentFor, keyOf } from "./forms.ts";
import { plannedInquiryId } from "./inquiries.ts";
import { data, type Held, type HeldInquiry, type World } from "./world.ts";
import { keyNamed } from "../requests.ts";

export const besideMakers = {
  holdTicket: (_, held, how) => ({
    by: customerOf(held, how),
    name: "holdTicket",
    request: {
      ...ofProject(held, how),
      body: { key: keyOf(serverOf(held), how), namespace: "shop", origin: null },
    },
  }),
  releaseTicket: (_, held, how) => ({
    by: customerOf(held, how),
    name: "releaseTicket",
    request: ofProject(held, how),
  }),
  freeTicketKeys: (_, held, how) => ({
    by: customerOf(held, how),
    name: "freeTicketKeys",
    request: ofProject(held, how),
  }),
  commentTicket: (_, held, how) => ({
    by: customerOf(held, how),
    name: "commentTicket",
    request: { ...ofProject(held, how), body: said(how) },
  }),
  putGrant: (_, held, how) => ({
    by: customerOf(held, how),
    name: "putGrant",
    request: {
      ...ofProject(held, how),
      body: { serverId: seldom(how, 19) ? "db-1" : serverOf(held), ...durationFor(how) },
    },
  }),
  extendGrant: ({ grants }, held, how) => ({
    by: customerOf(held, how),
    name: "extendGrant",
    request: { ...ofGrant(grants, held, how), body: durationFor(how) },
  }),
  revokeGrant: ({ grants }, held, how) => ({
    by: customerOf(held, how),
    name: "revokeGrant",
    request: ofGrant(grants, held, how),
  }),
  putKeyRegistration: (_, held, how) => ({
    by: customerOf(held, how),
    name: "putKeyRegistration",
    request: {
      parameters: {
        project: astray(held.ticket.project, how),
        server: serverOf(held),
        fingerprint: profile.fingerprint,
      },
      body: { account: profile.account, publicKey: profile.publicKey },
    },
  }),
  removeKeyRegistration: ({ registrations }, held, how) => ({
    by: customerOf(held, how),
    name: "removeKeyRegistration",
    request: {
      parameters: {
        project: astray(held.ticket.project, how),
        registration:
          [...registrations.keys()][how % Math.max(1, registrations.size)] ?? "key_none",
      },
    },
  }),
  commentDeskTicket: (_, held, how) => ({
    by: engineerOf(held, how),
    name: "commentDeskTicket",
    request: { ...ofDesk(held), body: said(how) },
  }),
  putAttachment: (_, held, how) => ({
    by: customerOf(held, how),
    name: "putAttachment",
    request: { ...ofFile(held, how), body: contentFor(how) },
  }),
  removeAttachment: (_, held, how) => ({
    by: customerOf(held, how),
    name: "removeAttachment",
    request: ofFile(held, how),
  }),
  withdrawConsent: (_, held, how) => ({
    by: customerOf(held, how),
    name: "withdrawConsent",
    request: ofProject(held, how),
  }),
  eraseContact: (_, held, how) => ({
    by: seldom(how, 3) ? engineerOf(held, how) : "admin",
    name: "eraseContact",
    request: { ...ofDesk(held), body: { reason: wordsFor(how) } },
  }),
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

const names = ["notes.txt", "shot.png", "notes.txt", "../passwd"] as const;

function ofFile(held: Held, how: number) {
  const { parameters } = ofProject(held, how);
  const attachment = names[Math.floor(how / 6) % names.length] ?? names[0];
  return { parameters: { ...parameters, attachment } };
}

const profile = data.accessProfiles[0] ?? { account: "", publicKey: "", fingerprint: "" };

const durations = ["48h", "10d", "13d", "1h", "soon", "90d"] as const;

function durationFor(how: number): { readonly duration?: string } {
  const duration = durations[how % durations.length];
  return seldom(how, 3) || duration === undefined ? {} : { duration };
}

/** The ticket's own grant, or one of whatever ticket. */
function ofGrant(grants: ReadonlyMap<string, string>, { ticket, grant: own }: Held, how: number) {
  const any = [...grants.keys()][how % Math.max(1, grants.size)];
  const grant = (seldom(how, 5) ? any : own?.grant.id) ?? "grt_none";
  return { parameters: { project: astray(ticket.project, how), grant } };
}

function serverOf({ ticket }: Held): string {
  return ticket.application.serverId;
}
