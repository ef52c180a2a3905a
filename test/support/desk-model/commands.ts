/** The commands of a random history, and what each means in the world that it meets. */
import fc from "fast-check";
import { isWorkingTime, nextWorkingTime } from "../../../core/calendar/index.ts";
import { minuteMs } from "../../../core/scalar/instant.ts";
import { type EventKind, eventKinds } from "../../../core/workflow/event-kind.ts";
import { type Situation, situationOf } from "../../../core/workflow/situation.ts";
import { transitions } from "../../../core/workflow/table.ts";
import { type ModelledRoute, modelledRoutes, type Sent } from "./index.ts";
import { makers } from "./calls.ts";
import { filing } from "./forms.ts";
import { isOpenGrant } from "./steps.ts";
import { calendar, type Held, placeOf, type World } from "./world.ts";

/** What somebody sets out to do, and how often. Most of it brings a ticket on, so that histories get far. */
const steady = {
  onward: 120,
  anything: 50,
  file: 30,
  arrange: 30,
  inquire: 16,
  attach: 4,
  erase: 2,
  again: 20,
  twice: 20,
  pass: 20,
  sweep: 6,
  back: 3,
  restart: 1,
} as const;

export type Deed = keyof typeof steady;

/** Rough: answers are lost, the clock steps back, and the desk is restarted all the time. */
export const mixes = {
  steady,
  rough: { ...steady, again: 60, twice: 60, back: 20, restart: 6 },
} as const satisfies Record<string, Readonly<Record<Deed, number>>>;

export type Mix = keyof typeof mixes;

export interface Command {
  readonly deed: Deed;
  /** Which ticket, which way, and how: each narrowed to what there is. */
  readonly pick: number;
  readonly way: number;
  readonly how: number;
}

const number = fc.nat({ max: 9_999 });

function commandsOf(mix: Mix): fc.Arbitrary<Command> {
  const deeds = Object.keys(steady).filter(isDeed);
  const weighted = deeds.map((deed) => ({
    weight: mixes[mix][deed],
    arbitrary: fc.constant(deed),
  }));
  return fc.record({ deed: fc.oneof(...weighted), pick: number, way: number, how: number });
}

function isDeed(name: string): name is Deed {
  return Object.hasOwn(steady, name);
}

/** A history follows from its seed alone, so that one number is enough to play it again. */
export function historyOf(mix: Mix, seed: number, length: number): readonly Command[] {
  const size = { minLength: length, maxLength: length, size: "max" } as const;
  return fc.sample(fc.array(commandsOf(mix), size), { seed, numRuns: 1 })[0] ?? [];
}

/** A call to make, or a moment to move the clock to. */
export type Meaning = { readonly sent: Sent } | { readonly now: number };

/** What a deed stands for; that something is done again, twice, or after a restart is the player's part. */
export function meaningOf(world: World, { deed, pick, way, how }: Command): Meaning {
  if (deed === "pass") return { now: world.now + (1 + (how % 40)) * 30 * minuteMs };
  if (deed === "back") return { now: world.now - (1 + (how % 120)) * minuteMs };
  const tickets = [...world.tickets.values()];
  const reach = deed === "anything" ? tickets.length : Math.min(tickets.length, recent);
  const held = tickets.at(-1 - (pick % reach));
  if (deed === "file" || held === undefined) return { sent: filing(world, way, how) };
  if (deed === "anything")
    return call(world, held, modelledRoutes[way % modelledRoutes.length], how);
  const ways = waysTo[deed];
  if (ways !== undefined) return call(world, held, ways[way % ways.length], how);
  return onward(world, held, way, how);
}

/** Older tickets are brought on no more after a while. */
const recent = 12;

const waysTo: Readonly<Partial<Record<Deed, readonly ModelledRoute[]>>> = {
  arrange: [
    "putGrant",
    "extendGrant",
    "revokeGrant",
    "putKeyRegistration",
    "removeKeyRegistration",
    "commentTicket",
    "commentDeskTicket",
    "holdTicket",
    "releaseTicket",
    "freeTicketKeys",
    "revealSecurityInfo",
    "readQueue",
    "readTicket",
  ],
  inquire: [
    "putInquiryByKey",
    "putInquiryByKey",
    "readInquiry",
    "writeInquiry",
    "answerInquiry",
    "closeInquiry",
    "acceptExpedite",
    "declineExpedite",
  ],
  attach: ["putAttachment", "putAttachment", "putAttachment", "removeAttachment"],
  erase: ["withdrawConsent", "withdrawConsent", "eraseContact"],
};

const routeOf: Readonly<Record<EventKind, ModelledRoute>> = {
  submit: "putTicketByKey",
  open: "readTicket",
  edit: "editTicket",
  claim: "claimTicket",
  delay: "delayTicket",
  resume: "resumeTicket",
  requestRevision: "requestRevision",
  resubmit: "editTicket",
  requestApproval: "requestApproval",
  withdrawApproval: "withdrawApproval",
  confirm: "confirmTicket",
  requestReReview: "requestReReview",
  start: "startWork",
  complete: "completeWork",
  closeUndone: "closeUndone",
  cancel: "cancelTicket",
};

const onwardIn = new Map<Situation, readonly EventKind[]>();

/** What the table allows here; whatever would end the ticket early comes once in a while only. */
function allowedIn(situation: Situation): readonly EventKind[] {
  const known = onwardIn.get(situation);
  if (known !== undefined) return known;
  const allowed = eventKinds.filter((kind) => "to" in transitions[situation][kind]);
  const ending: readonly EventKind[] = [
    "cancel",
    "closeUndone",
    "withdrawApproval",
    "requestReReview",
  ];
  const calm = allowed.filter((kind) => !ending.includes(kind));
  const weighted = [...calm, ...calm, ...calm, ...allowed];
  onwardIn.set(situation, weighted);
  return weighted;
}

/** The next step of a ticket, or what is wanted before it. */
function onward(world: World, held: Held, way: number, how: number): Meaning {
  const allowed = allowedIn(situationOf(held.ticket));
  const kind = allowed[way % allowed.length];
  const { processableFrom, approval, project, application } = held.ticket;
  if (kind === "open") return { now: Math.max(world.now, processableFrom) };
  if (kind === "confirm" && !isOpenGrant(held, world.now))
    return call(world, held, "putGrant", how);
  if (kind === "start" && approval !== null) {
    const isRegistered = world.registered.has(placeOf(project, application.serverId));
    if (!isRegistered) return call(world, held, "putKeyRegistration", how);
    const { window } = approval.workPlan;
    if (!isWorkingTime(calendar, window, world.now))
      return { now: nextWorkingTime(calendar, window, world.now) };
  }
  return call(world, held, kind === undefined ? "readTicket" : routeOf[kind], how);
}

function call(world: World, held: Held, name: ModelledRoute | undefined, how: number): Meaning {
  if (name === undefined || name === "putTicketByKey") return { sent: filing(world, how, how) };
  return { sent: makers[name](world, held, how) };
}
