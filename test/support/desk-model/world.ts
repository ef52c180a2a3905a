/** What the desk should know, told by the pure core alone: the model that histories are held against. */
import { type Grant, keepOpen } from "../../../core/access/index.ts";
import { calendarWith } from "../../../core/calendar/index.ts";
import { offeredAt } from "../../../core/form/catalogue.ts";
import type { Attachment, Contact, SecurityInfo } from "../../../core/form/application.ts";
import type { InquiryState } from "../../../core/inquiry.ts";
import { ticketId } from "../../../core/key/index.ts";
import type { Side } from "../../../core/people.ts";
import type { Instant } from "../../../core/scalar/instant.ts";
import type { StepContext } from "../../../core/workflow/step-context.ts";
import type { Ticket } from "../../../core/workflow/ticket.ts";
import { type ParsedDeskData, readDeskData } from "../../../desk/actions/projects/import-file.ts";
import { demoData } from "../../../desk/demo/index.ts";
import { queueHead } from "../queue.ts";

/** A ticket with everything that stands beside it. */
export interface Held {
  readonly ticket: Ticket;
  /** Null once erased. */
  readonly contact: Contact | null;
  /** Empty once the ticket has ended. */
  readonly secrets: SecurityInfo;
  readonly held: boolean;
  /** The one that was not revoked; its id is the desk's own, so it is taken from the answer. */
  readonly grant: HeldGrant | null;
  /** The desk's own as well; undefined until it is looked up. */
  readonly lastCommentId: string | null | undefined;
  readonly comments: number;
  /** By name. */
  readonly files: ReadonlyMap<string, Attachment>;
  /** Whether consent was withdrawn, or the erasure wanted: at the end nothing of the contact is left. */
  readonly erasureWanted: boolean;
  readonly erasedAt: Instant | null;
  /** How often the clock has told of an expired grant and of a missed deadline, and of which last. */
  readonly told: Told;
}

export interface HeldGrant {
  readonly grant: Grant;
  readonly version: number;
  /** The end of which the clock has told. */
  readonly toldExpiry: Instant | null;
}

export interface Told {
  readonly expiries: number;
  readonly deadlines: number;
  readonly dueAt: Instant | null;
}

export interface HeldInquiry {
  readonly id: string;
  readonly number: string;
  readonly project: string;
  readonly key: string;
  readonly ticketId: string | null;
  readonly kind: string;
  readonly state: InquiryState;
  readonly subject: string;
  /** By whom, from which side, and what. */
  readonly said: readonly (readonly [string, Side, string])[];
}

export interface KeyState {
  readonly ticketId: string | null;
  readonly timesFreed: number;
}

export interface World {
  now: number;
  sequence: number;
  tickets: Map<string, Held>;
  /** By project and key. */
  readonly keys: Map<string, KeyState>;
  /** Which ticket a grant is of, by the grant's id. */
  readonly grants: Map<string, string>;
  /** Servers, by project and id, on which the engineers' key stands. */
  readonly registered: Set<string>;
  /** The server of a registration, by its id. */
  readonly registrations: Map<string, string>;
  readonly inquiries: Map<string, HeldInquiry>;
}

/** Of a grant whose id has not been answered yet. */
export const unknownId = "";

export const calendar = calendarWith([]);
/** The example data as the desk reads it. */
export const data = readExample();

function readExample(): ParsedDeskData {
  const read = readDeskData(demoData);
  if (read.ok) return read.value;
  throw new Error(`the example data is refused: ${read.fault.code}`);
}

const [firstNotice] = data.notices;
if (firstNotice === undefined) throw new Error("the example data has no notice");
export const notice = firstNotice;
export const offered = offeredAt(
  data.services.map(({ description: _, ...row }) => row),
  notice.validFrom,
);

export function newWorld(now: number): World {
  return {
    now,
    sequence: 0,
    tickets: new Map(),
    keys: new Map(),
    grants: new Map(),
    registered: new Set(),
    registrations: new Map(),
    inquiries: new Map(),
  };
}

export function placeOf(project: string, name: string): string {
  return `${project}/${name}`;
}

export function keyState({ keys }: World, project: string, key: string): KeyState {
  return keys.get(placeOf(project, key)) ?? { ticketId: null, timesFreed: 0 };
}

/** The id of the next ticket that is filed under a key, or of the one that has it. */
export function plannedId(world: World, project: string, key: string): string {
  const { ticketId: holder, timesFreed } = keyState(world, project, key);
  return holder ?? ticketId({ project, key, timesFreed });
}

export function freeKeys({ keys }: World, id: string): void {
  for (const [place, { ticketId: holder, timesFreed }] of keys) {
    if (holder === id) keys.set(place, { ticketId: null, timesFreed: timesFreed + 1 });
  }
}

export function put({ tickets }: World, held: Held): Held {
  tickets.set(held.ticket.id, held);
  return held;
}

/** The facts of a step, as the model knows them. */
export function contextOf(world: World, held: Held | null): StepContext {
  const facts = { now: world.now, calendar, deadlineMode: "business-day-48h" as const };
  if (held === null) {
    return { ...facts, grant: null, isKeyRegistered: false, queueHead: null, lastCommentId: null };
  }
  const { project, application } = held.ticket;
  const tickets = [...world.tickets.values()].map(({ ticket }) => ticket);
  return {
    ...facts,
    grant: held.grant && keepOpen(held.grant.grant, world.now),
    isKeyRegistered: world.registered.has(placeOf(project, application.serverId)),
    queueHead: queueHead(tickets),
    lastCommentId: held.lastCommentId ?? null,
  };
}
