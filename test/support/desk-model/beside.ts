/** The model of what lies beside a ticket: bindings, comments, grants, key registrations, files, consent. */
import { createHash } from "node:crypto";
import { extendGrant, grantLimits, grantState, revokeGrant } from "../../../core/access/index.ts";
import { addBusinessDays } from "../../../core/calendar/index.ts";
import type { Attachment } from "../../../core/form/application.ts";
import { attachmentFaults, holdsPrivateKey, mediaTypeOf } from "../../../core/form/attachment.ts";
import { parseDuration } from "../../../core/scalar/duration.ts";
import { eventsFor } from "../../../core/workflow/permission.ts";
import { situationOf } from "../../../core/workflow/situation.ts";
import { isTerminal, phaseOf } from "../../../core/workflow/state.ts";
import { type Foreseen, type Routes, seen } from "./answer.ts";
import { type PersonName, roleInWorkflow } from "./people.ts";
import {
  actorOf,
  commented,
  erasedAtEnd,
  find,
  happen,
  isOpenGrant,
  known,
  openGrant,
  serverOf,
  withGrant,
} from "./steps.ts";
import { calendar, freeKeys, type Held, keyState, placeOf, put, type World } from "./world.ts";

interface SomeTicket {
  readonly parameters: { readonly project?: string; readonly ticket: string };
}

/** What is no event of the ticket, and asks for no version. */
function beside(world: World, { parameters }: SomeTicket, change: (held: Held) => Foreseen) {
  const held = known(world, parameters.ticket, parameters.project);
  return held === null ? "not_found" : change(held);
}

function comment(world: World, held: Held): null {
  put(world, commented(held));
  return null;
}

function holderOfGrant({ tickets, grants }: World, project: string, id: string): Held | null {
  const held = tickets.get(grants.get(id) ?? "");
  return held?.ticket.project === project ? held : null;
}

/** A file is a part of the form. */
function isEditable({ ticket }: Held, by: PersonName): boolean {
  const events = eventsFor(situationOf(ticket), roleInWorkflow[by]);
  return events.includes("edit") || events.includes("resubmit");
}

function described(name: string, content: unknown): Attachment | null {
  if (!(content instanceof Uint8Array)) throw new Error("histories send files whole");
  const mediaType = mediaTypeOf(content);
  if (mediaType === null || holdsPrivateKey(Buffer.from(content).toString("latin1"))) return null;
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { name, sizeBytes: content.byteLength, sha256, mediaType };
}

function forget(world: World, held: Held): Held {
  return put(world, erasedAtEnd(world, { ...held, forgotten: true }));
}

export const besideRoutes = {
  holdTicket: (world, _, request) =>
    beside(world, request, (held) => {
      const { id, project, state } = held.ticket;
      const { key } = request.body;
      const { ticketId: holder, timesFreed } = keyState(world, project, key);
      if (holder !== null && holder !== id) return "key_in_use";
      if (holder === null && state !== "cancelled") {
        world.keys.set(placeOf(project, key), { ticketId: id, timesFreed });
      }
      return seen(put(world, { ...held, held: true }));
    }),

  releaseTicket: (world, _, request) =>
    beside(world, request, (held) => seen(put(world, { ...held, held: false }))),

  freeTicketKeys: (world, _, request) =>
    beside(world, request, (held) => {
      if (!isTerminal(held.ticket.state)) return "ticket_open";
      freeKeys(world, held.ticket.id);
      return seen(put(world, { ...held, held: false }));
    }),

  commentTicket: (world, _, request) => beside(world, request, (held) => comment(world, held)),

  commentDeskTicket: (world, _, request) => beside(world, request, (held) => comment(world, held)),

  putGrant: (world, _, request) =>
    beside(world, request, (held) => {
      const { serverId, duration = null } = request.body;
      if (serverId !== held.ticket.application.serverId) return "server_fixed";
      return isOpenGrant(held, world.now) ? null : openGrant(world, held, duration);
    }),

  extendGrant(world, _, { parameters: { project, grant: id }, body: { duration = null } }) {
    const held = holderOfGrant(world, project, id);
    if (held === null) return "not_found";
    const durationMs = duration === null ? null : parseDuration(duration);
    if (duration !== null && durationMs === null) return "field_invalid";
    if (held.grant?.grant.id !== id) return "grant_ended";
    const { grant } = held.grant;
    if (grantState(grant, world.now) === "expired") return openGrant(world, held, duration);
    const standard = addBusinessDays(calendar, world.now, grantLimits.defaultBusinessDays);
    const until = durationMs === null ? standard : world.now + durationMs;
    const outcome = extendGrant(grant, until, world.now);
    if ("fault" in outcome) return outcome.fault.code;
    const after = withGrant(held, () => outcome.grant);
    put(world, after);
    return null;
  },

  revokeGrant(world, _, { parameters: { project, grant: id } }) {
    const held = holderOfGrant(world, project, id);
    if (held === null) return "not_found";
    if (held.grant?.grant.id !== id) return null;
    const outcome = revokeGrant(held.grant.grant, world.now);
    if ("fault" in outcome) return outcome.fault.code;
    const after = withGrant(held, () => outcome.grant);
    put(world, after);
    return null;
  },

  putKeyRegistration(world, _, { parameters: { project, server } }) {
    if (serverOf(project, server) === undefined) return "not_found";
    world.registered.add(placeOf(project, server));
    return null;
  },

  removeKeyRegistration(world, _, { parameters: { project, registration } }) {
    const place = world.registrations.get(registration);
    if (place === undefined || !place.startsWith(`${project}/`)) return "not_found";
    world.registered.delete(place);
    return null;
  },

  putAttachment(world, by, { parameters: { project, ticket, attachment: name }, body }) {
    const held = find(world, ticket, project);
    if (held === null) return "not_found";
    if (!isEditable(held, by)) return "ticket_not_editable";
    const others = [...held.files.values()].filter((each) => each.name !== name);
    const empty = { name, sizeBytes: 0, sha256: "", mediaType: "text/plain" };
    if (attachmentFaults([...others, empty]).length > 0) return "attachment_refused";
    const attachment = described(name, body);
    // The ticket was opened before the file was looked at, and stays so.
    if (attachment === null) return { fault: "attachment_refused" };
    put(world, { ...held, files: new Map(held.files).set(name, attachment) });
    return { attachment };
  },

  removeAttachment(world, by, { parameters: { project, ticket, attachment: name } }) {
    const held = find(world, ticket, project);
    if (held === null) return "not_found";
    if (!isEditable(held, by)) return "ticket_not_editable";
    const attachment = held.files.get(name);
    if (attachment === undefined) return "not_found";
    put(world, { ...held, files: new Map([...held.files].filter(([each]) => each !== name)) });
    return { attachment };
  },

  withdrawConsent(world, by, { parameters: { project, ticket } }) {
    const held = find(world, ticket, project);
    if (held === null) return "not_found";
    const { state, confirmation } = held.ticket;
    const isFinal = ["locked", "terminal"].includes(phaseOf(state, confirmation !== null));
    const event = { kind: "cancel", actor: actorOf(by), reason: "consent withdrawn" } as const;
    const after = isFinal ? held : happen(world, held, event);
    return typeof after === "string" ? after : seen(forget(world, after));
  },

  eraseContact: (world, _, request) => beside(world, request, (held) => seen(forget(world, held))),
} as const satisfies Routes;
