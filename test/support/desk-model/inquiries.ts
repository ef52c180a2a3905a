/** The model of 1:1 inquiries, beside the tickets. Of what was said in one nothing is ever changed. */
import { isSettled } from "../../../core/inquiry.ts";
import { digestFor } from "../../../core/scalar/digest.ts";
import { raisePriority } from "../../../core/workflow/priority.ts";
import { isTerminal } from "../../../core/workflow/state.ts";
import type { Foreseen, Routes } from "./answer.ts";
import { type PersonName, people } from "./people.ts";
import { actorOf, known } from "./steps.ts";
import { type HeldInquiry, put, type World } from "./world.ts";

function underKey({ inquiries }: World, project: string, key: string): readonly HeldInquiry[] {
  return [...inquiries.values()].filter((each) => each.project === project && each.key === key);
}

/** The id of the next inquiry that is made under a key, or of the one that has it. */
export function plannedInquiryId(world: World, project: string, key: string): string {
  const made = underKey(world, project, key);
  const open = made.find((each) => !isSettled(each.state));
  const digest = digestFor("inquiry-id", { project, key, timesSettled: made.length });
  return open?.id ?? `inq_${digest.slice(0, 32)}`;
}

/** Changes an inquiry that is there, of a project's own where one is named. */
function change(
  { inquiries }: World,
  { inquiry: id, project }: { readonly inquiry: string; readonly project?: string },
  to: (inquiry: HeldInquiry) => HeldInquiry | "inquiry_not_open",
): Foreseen {
  const before = inquiries.get(id);
  if (before === undefined || (project ?? before.project) !== before.project) return "not_found";
  const inquiry = to(before);
  if (typeof inquiry === "string") return inquiry;
  inquiries.set(id, inquiry);
  return { inquiry };
}

function saying(inquiry: HeldInquiry, by: PersonName, words: string): HeldInquiry["said"] {
  return [...inquiry.said, [actorOf(by).principalId, people[by].principal.side, words]];
}

/** Only an expedite is decided, and once. */
function decided(
  inquiry: HeldInquiry,
  state: "accepted" | "declined",
  said: HeldInquiry["said"],
): HeldInquiry | "inquiry_not_open" {
  if (inquiry.state === state) return inquiry;
  const isOpen = inquiry.kind === "expedite" && !isSettled(inquiry.state);
  return isOpen ? { ...inquiry, state, said } : "inquiry_not_open";
}

export const inquiryRoutes = {
  putInquiryByKey(world, by, { parameters: { project, key }, body: asked }) {
    const { id, kind, ticketId, subject, body } = asked;
    if (id !== plannedInquiryId(world, project, key)) return "id_changed";
    const present = world.inquiries.get(id);
    if (present !== undefined) {
      const isSame =
        present.kind === kind &&
        present.ticketId === ticketId &&
        present.subject === subject &&
        present.said[0]?.[2] === body;
      return isSame ? { inquiry: present } : "repeated_differently";
    }
    const held = ticketId === null ? null : known(world, ticketId, project);
    if (ticketId === null && kind === "expedite") return "inquiry_needs_ticket";
    if (ticketId !== null && held === null) return "not_found";
    if (kind === "expedite" && held !== null && isTerminal(held.ticket.state))
      return "ticket_ended";
    const number = `Q${world.inquiries.size + 1}`;
    const said = [[actorOf(by).principalId, "project", body]] as const;
    const named = { id, number, project, key, ticketId };
    const inquiry = { ...named, kind, subject, state: "open", said } as const;
    world.inquiries.set(id, inquiry);
    return { inquiry };
  },

  readInquiry: (world, _, { parameters }) => change(world, parameters, (inquiry) => inquiry),

  writeInquiry: (world, by, { parameters, body: { body } }) =>
    change(world, parameters, (inquiry) =>
      isSettled(inquiry.state)
        ? "inquiry_not_open"
        : { ...inquiry, state: "open", said: saying(inquiry, by, body) },
    ),

  closeInquiry: (world, _, { parameters }) =>
    change(world, parameters, (inquiry) =>
      isSettled(inquiry.state) ? inquiry : { ...inquiry, state: "closed" },
    ),

  answerInquiry: (world, by, { parameters, body: { body } }) =>
    change(world, parameters, (inquiry) =>
      isSettled(inquiry.state)
        ? "inquiry_not_open"
        : { ...inquiry, state: "answered", said: saying(inquiry, by, body) },
    ),

  acceptExpedite: (world, _, { parameters }) =>
    change(world, parameters, (inquiry) => {
      const accepted = decided(inquiry, "accepted", inquiry.said);
      const held = world.tickets.get(inquiry.ticketId ?? "");
      if (typeof accepted !== "string" && accepted !== inquiry && held !== undefined) {
        put(world, { ...held, ticket: raisePriority(held.ticket) });
      }
      return accepted;
    }),

  declineExpedite: (world, by, { parameters, body: { reason } }) =>
    change(world, parameters, (inquiry) =>
      decided(inquiry, "declined", saying(inquiry, by, reason)),
    ),
} as const satisfies Routes;
