/** The forms and files that histories send: mostly good, and wrong in every way now and then. */
import type { ApplicationForm } from "../../../desk/contract/index.ts";
import type { SentTo } from "./index.ts";
import { seldom } from "./callers.ts";
import { personNames } from "./people.ts";
import { plannedId, type World } from "./world.ts";
import { keyNamed } from "../requests.ts";

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
  "canary-private-key",
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
export function applicationOf(serverId: string, how: number): ApplicationForm {
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

export function keyOf(serverId: string, how: number): string {
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
        ...(seldom(how, 41) ? { estimate: { amount: 30_000, vat: 3_000 } } : {}),
      },
    },
  };
}

const contents = [
  Buffer.from("the log of the web server"),
  Buffer.from("the log of the database"),
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.alloc(0),
  Buffer.from([0x7f, 0x45, 0x4c, 0x46]),
  Buffer.from(`-----BEGIN OPENSSH PRIVATE KEY-----\n${canaries[8]}`),
] as const;

/** Texts, a picture, nothing; a program and a private key, which the desk does not take. */
export function contentFor(how: number): Uint8Array {
  return contents[how % contents.length] ?? contents[0];
}
