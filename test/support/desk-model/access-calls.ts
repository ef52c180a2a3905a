/** The calls about firewall grants and key registrations, as people make them. */
import { astray, customerOf, type Makers, ofProject, seldom, serverOf } from "./callers.ts";
import { data, type Held } from "./world.ts";

export const accessMakers = {
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
} as const satisfies Makers;

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
