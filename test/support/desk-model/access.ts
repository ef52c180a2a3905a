/** The model of how engineers reach a server: firewall grants and key registrations. */
import {
  extendGrant,
  grantLimits,
  grantState,
  latestExpiry,
  revokeGrant,
} from "../../../core/access/index.ts";
import { addBusinessDays } from "../../../core/calendar/index.ts";
import { parseDuration } from "../../../core/scalar/duration.ts";
import type { Routes } from "./answer.ts";
import { isOpenGrant, openGrant, serverOf, withGrant, withoutEvent } from "./steps.ts";
import { calendar, type Held, placeOf, put, type World } from "./world.ts";

function holderOfGrant({ tickets, grants }: World, project: string, id: string): Held | null {
  const held = tickets.get(grants.get(id) ?? "");
  return held?.ticket.project === project ? held : null;
}

export const accessRoutes = {
  putGrant: (world, _, request) =>
    withoutEvent(world, request, (held) => {
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
    const fiveDays = addBusinessDays(calendar, world.now, grantLimits.defaultBusinessDays);
    const standard = Math.min(fiveDays, latestExpiry(grant.activatedAt));
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
} as const satisfies Routes;
