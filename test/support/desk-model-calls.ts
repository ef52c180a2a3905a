/** The calls of both sides, as people make them: mostly right, and wrong in every way now and then. */
import { nextBusinessTime } from "../../core/calendar/index.ts";
import { formatInstant, hourMs } from "../../core/scalar/instant.ts";
import type { Application } from "../../desk/contract/index.ts";
import type { ModelledRoute, SentTo } from "./desk-model.ts";
import { memberOf, type PersonName, personNames } from "./desk-model-people.ts";
import { calendar, data, type Held, plannedId, type World } from "./desk-model-world.ts";
import { keyNamed } from "./requests.ts";

/** One of many of its kind, and mostly none. */
function seldom(how: number, every: number): boolean {
  return how % every === every - 1;
}

function customerOf({ ticket }: Held, how: number): PersonName {
  if (seldom(how, 17)) return personNames[how % personNames.length] ?? "customer";
  return ticket.project === "other" ? "stranger" : "customer";
}

/** The one irreversible step is tried by everybody. */
function confirmerOf(held: Held, how: number): PersonName {
  const anybody = personNames[Math.floor(how / 5) % personNames.length] ?? "customer";
  return seldom(how, 5) ? anybody : customerOf(held, how);
}

function engineerOf({ ticket }: Held, how: number): PersonName {
  if (seldom(how, 17)) return personNames[how % personNames.length] ?? "engineer";
  if (seldom(how, 5)) return "colleague";
  return ticket.assignee === "colleague" ? "colleague" : "engineer";
}

/** Whoever addresses somebody else's project finds nothing there. */
function projectOf({ ticket }: Held, how: number): string {
  if (!seldom(how, 29)) return ticket.project;
  return ticket.project === "demo" ? "other" : "demo";
}

function versionOf({ ticket }: Held, how: number): { readonly version?: number } {
  if (seldom(how, 31)) return {};
  return { version: seldom(how, 13) ? ticket.version - 1 : ticket.version };
}

const words = ["as agreed by telephone", "the server does not answer", "one more reason"] as const;

function wordsFor(how: number): string {
  return seldom(how, 37) ? " " : (words[how % words.length] ?? words[0]);
}

function ofProject(held: Held, how: number) {
  return { parameters: { project: projectOf(held, how), ticket: held.ticket.id } };
}

function ofDesk({ ticket }: Held) {
  return { parameters: { ticket: ticket.id } };
}

type Maker<Name extends ModelledRoute> = (world: World, held: Held, how: number) => SentTo<Name>;

export const makers: { readonly [Name in Exclude<ModelledRoute, "putTicketByKey">]: Maker<Name> } =
  {
    readTicket: (_, held, how) => ({
      by: memberOf(held.ticket.project, how),
      name: "readTicket",
      request: ofProject(held, how),
    }),
    holdTicket: (_, held, how) => ({
      by: customerOf(held, how),
      name: "holdTicket",
      request: {
        ...ofProject(held, how),
        body: {
          key: keyOf(held.ticket.application.serverId, how),
          namespace: "shop",
          origin: null,
        },
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
    commentTicket: (_, held, how) => ({
      by: customerOf(held, how),
      name: "commentTicket",
      request: { ...ofProject(held, how), body: { body: words[how % words.length] ?? "" } },
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
    putGrant: (_, held, how) => ({
      by: customerOf(held, how),
      name: "putGrant",
      request: {
        ...ofProject(held, how),
        body: {
          serverId: seldom(how, 19) ? "db-1" : held.ticket.application.serverId,
          ...durationFor(how),
        },
      },
    }),
    extendGrant: ({ grants }, held, how) => ({
      by: customerOf(held, how),
      name: "extendGrant",
      request: {
        parameters: { project: projectOf(held, how), grant: grantOf(grants, held, how) },
        body: durationFor(how),
      },
    }),
    revokeGrant: ({ grants }, held, how) => ({
      by: customerOf(held, how),
      name: "revokeGrant",
      request: { parameters: { project: projectOf(held, how), grant: grantOf(grants, held, how) } },
    }),
    putKeyRegistration: (_, held, how) => ({
      by: customerOf(held, how),
      name: "putKeyRegistration",
      request: {
        parameters: {
          project: projectOf(held, how),
          server: held.ticket.application.serverId,
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
          project: projectOf(held, how),
          registration:
            [...registrations.keys()][how % Math.max(1, registrations.size)] ?? "key_none",
        },
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
    refuseTicket: (_, held, how) => ({
      by: engineerOf(held, how),
      name: "refuseTicket",
      request: { ...ofDesk(held), body: { reason: wordsFor(how) } },
    }),
    revealSecurityInfo: (_, held, how) => ({
      by: engineerOf(held, how),
      name: "revealSecurityInfo",
      request: { ...ofDesk(held), body: { reason: words[0] } },
    }),
  };

/** Personal and secret values that must be found nowhere in clear. */
export const canaries = [
  "Canary Kim",
  "Canary Lee",
  "+821098765432",
  "+821087654321",
  "canary.kim@example.com",
  "canary.lee@example.com",
  "canary-secret-one",
  "canary-secret-two",
] as const;

const contacts = [
  { name: canaries[0], phone: "010-9876-5432", email: canaries[4] },
  { name: canaries[1], phone: "010-8765-4321", email: canaries[5] },
] as const;

const chosen = [
  ["web-server-install"],
  ["db-install"],
  ["db-install", "web-server-install"],
  ["web-server-install", "security-check"],
] as const;

/** A form, good but for one in some: secrets left out, consent not given, a service unknown. */
function applicationOf(serverId: string, how: number): Application {
  const services = seldom(how, 43) ? ["no-such-service"] : [...(chosen[how % chosen.length] ?? [])];
  const secret = canaries[6 + (how % 2)] ?? "";
  const isDemanded = services.includes("db-install") && !seldom(how, 7);
  return {
    serverId,
    services,
    title: `Set up the machine, part ${how % 3}`,
    body: "Please follow the runbook.",
    nightWork: how % 2 === 0,
    contact: contacts[how % 4 === 0 ? 1 : 0],
    consent: { agreed: !seldom(how, 41), noticeVersion: seldom(how, 47) ? 2 : 1 },
    ...(isDemanded ? { securityInfo: { "db-install": { dbRootPassword: secret } } } : {}),
  };
}

const places = [
  { project: "demo", serverId: "web-1", by: "customer" },
  { project: "demo", serverId: "db-1", by: "pipeline" },
  { project: "other", serverId: "web-1", by: "stranger" },
] as const;

/** So many declarations for each server. */
const declarations = 5;

function keyOf(serverId: string, how: number): string {
  return keyNamed(`declaration-${how % declarations}`, serverId);
}

/** A request for support, filed as the provider files: by its key, with the planned id. */
export function filing(world: World, way: number, how: number): SentTo<"putTicketByKey"> {
  const { project, serverId, by } = places[way % places.length] ?? places[0];
  const key = keyOf(serverId, way);
  const id = seldom(how, 31) ? "tkt_planned_long_ago" : plannedId(world, project, key);
  const application = applicationOf(seldom(how, 53) ? "no-such-server" : serverId, how);
  return {
    by: seldom(how, 17) ? (personNames[how % personNames.length] ?? by) : by,
    name: "putTicketByKey",
    request: {
      parameters: { project, key },
      body: {
        id,
        namespace: "shop",
        origin: null,
        application,
        ...(seldom(how, 37) ? { maxCost: 1_000 } : {}),
      },
    },
  };
}

const profile = data.accessProfiles[0] ?? { account: "", publicKey: "", fingerprint: "" };

const durations = ["48h", "10d", "13d", "1h", "soon", "90d"] as const;

function durationFor(how: number): { readonly duration?: string } {
  const duration = durations[how % durations.length];
  return seldom(how, 3) || duration === undefined ? {} : { duration };
}

/** The ticket's own grant, or one of whatever ticket. */
function grantOf(grants: ReadonlyMap<string, string>, { grant }: Held, how: number): string {
  const any = [...grants.keys()][how % Math.max(1, grants.size)];
  return (seldom(how, 5) ? any : grant?.grant.id) ?? "grt_none";
}

/** Two hours from the next opening on, or a window that nobody can work in. */
function windowFor(now: number, how: number) {
  const opening = nextBusinessTime(calendar, now + hourMs) + (how % 3) * hourMs;
  const startAt = seldom(how, 9) ? opening + ((how % 40) - 20) * 12 * hourMs : opening;
  return { start: formatInstant(startAt), end: formatInstant(startAt + 2 * hourMs) };
}
