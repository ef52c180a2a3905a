/** The calls that change a ticket by no event: its binding, comments, files and contact data. */
import {
  customerOf,
  engineerOf,
  type Makers,
  ofDesk,
  ofProject,
  said,
  seldom,
  serverOf,
  wordsFor,
} from "./callers.ts";
import { contentFor, keyOf } from "./forms.ts";
import type { Held } from "./world.ts";

export const ticketMakers = {
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
} as const satisfies Makers;

const names = ["notes.txt", "shot.png", "notes.txt", "../passwd"] as const;

function ofFile(held: Held, how: number) {
  const { parameters } = ofProject(held, how);
  const attachment = names[Math.floor(how / 6) % names.length] ?? names[0];
  return { parameters: { ...parameters, attachment } };
}
