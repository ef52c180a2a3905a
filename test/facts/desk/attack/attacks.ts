import { fileType, type RouteName, routes } from "../../../../desk/contract/routes.ts";
import type { Route } from "../../../../desk/contract/index.ts";
import {
  type Answer,
  bearer,
  type Call,
  codeOf,
  finding,
  type Parameter,
  parametersOf,
  routeNames,
  type Send,
} from "./calls.ts";
import { sampleBody, takesFile } from "./samples.ts";
import { canary, type Ids, type Project } from "./furnish.ts";
import type { Caller, Fixture } from "./fixture.ts";

/** What an attack has found out; nothing when the desk holds. */
export type Findings = Promise<readonly string[]>;

/** On every route of the contract, unless only some are named. */
export type Attack = (fixture: Fixture, send: Send, names?: readonly RouteName[]) => Findings;

/** All at once: the sender's few connections keep them in line. */
async function each<Item>(items: readonly Item[], attack: (item: Item) => Findings): Findings {
  return (await Promise.all(items.map(attack))).flat();
}

export function pathFor(route: RouteName, ids: Ids): string {
  return routes[route].path.replace(/\{(\w+)\}/g, (_, name: Parameter) =>
    encodeURIComponent(ids[name]),
  );
}

const json = { "content-type": "application/json" };

/** Valid in everything but who sends it and what it names. */
export function wholeCall(route: RouteName, ids: Ids, token: string): Call {
  const body = sampleBody(route);
  const headers = { ...bearer(token), "if-match": '"1"' };
  const path = pathFor(route, ids);
  if (takesFile(route)) {
    return { route, path, headers: { ...headers, "content-type": fileType }, body: "a text" };
  }
  if (body === undefined) return { route, path, headers };
  return { route, path, headers: { ...headers, ...json }, body: JSON.stringify(body) };
}

const unauthenticated = { status: 401, code: "unauthenticated" };

/** Every route, with everything that is no good token. */
export const withoutToken: Attack = ({ ids, desk, expired, revoked }, send, names = routeNames) => {
  const good = desk.tokens.customer;
  const attempts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    "no token": {},
    "an empty token": { authorization: "" },
    "a scheme alone": { authorization: "Bearer " },
    "no scheme": { authorization: good },
    "another scheme": { authorization: `Basic ${good}` },
    "two tokens": { authorization: `Bearer ${good} ${good}` },
    "a token with an end": bearer(`${good}A`),
    "an unknown token": bearer(`dfk_${"A".repeat(43)}`),
    "an expired token": bearer(expired),
    "a revoked token": bearer(revoked),
    "a cookie": { cookie: `token=${good}; authorization=Bearer ${good}` },
  };
  return each(names, (route) =>
    each(Object.entries(attempts), async ([what, headers]) => {
      const path = `${pathFor(route, ids.demo)}?token=${good}&access_token=${good}`;
      const answer = await send({ route, path, headers });
      const isChallenged = answer.headers["www-authenticate"] === "Bearer";
      const challenge = isChallenged ? [] : [`${route} with ${what}: came no challenge`];
      return [...finding(`${route} with ${what}`, unauthenticated, answer), ...challenge];
    }),
  );
};

/** Every route as everybody, in both projects and in none. An unknown filter stops whoever is let in. */
export const inEveryRole: Attack = ({ ids, callers }, send, names = routeNames) =>
  each(names, (route) =>
    each(callers, (caller) =>
      each(projectsFor(route), async (project) => {
        const named = { ...ids[project === "other" ? "other" : "demo"], project };
        const path = `${pathFor(route, named)}?attack=1`;
        const answer = await send({ route, path, headers: bearer(caller.token) });
        return rightly(
          `${route} in ${project} as ${caller.who}`,
          wantedFor(route, caller, project),
          answer,
        );
      }),
    ),
  );

function projectsFor(route: RouteName): readonly string[] {
  return parametersOf(route).includes("project") ? ["demo", "other", "none"] : ["demo"];
}

type Wanted = "let in" | "forbidden" | "not_found" | "staff_cannot_confirm";

/** Told from the contract alone, without the code that decides it. */
function wantedFor(route: RouteName, caller: Caller, project: string): Wanted {
  const { access }: Route = routes[route];
  const isOfProject = parametersOf(route).includes("project");
  if (access.scope === "confirm" && caller.desk.length > 0) return "staff_cannot_confirm";
  const membership = caller.projects[project as Project];
  if (isOfProject && membership === undefined) return "not_found";
  const roles = isOfProject ? [membership] : caller.desk;
  const hasRole = access.roles.some((role) => roles.includes(role as never));
  return hasRole && caller.scopes.includes(access.scope) ? "let in" : "forbidden";
}

function rightly(what: string, wanted: Wanted, answer: Answer): readonly string[] {
  if (wanted !== "let in") {
    return finding(what, { status: wanted === "not_found" ? 404 : 403, code: wanted }, answer);
  }
  const isStopped = ["field_unknown", "field_invalid", "body_malformed"].includes(codeOf(answer));
  return isStopped ? [] : [`${what}: wanted let in, came ${answer.status} ${codeOf(answer)}`];
}

/** Names that callers make up themselves: another project's is an unused one in one's own. */
function isMadeUp(route: RouteName, name: Parameter): boolean {
  const { method, path }: Route = routes[route];
  return (
    name === "key" || name === "attachment" || (method === "PUT" && path.endsWith(`{${name}}`))
  );
}

/** Every id of the one project, asked for by members of the other and by those of both. */
export const withForeignIds: Attack = ({ ids, callers }, send, names = routeNames) =>
  each(names, (route) =>
    each(
      parametersOf(route).filter((name) => name !== "project"),
      (name) =>
        each(membersFor(route, callers), async ([caller, own]) => {
          const victim = own === "demo" ? "other" : "demo";
          const what = `${route} in ${own} with the ${name} of ${victim} as ${caller.who}`;
          const named = { ...ids[own], [name]: ids[victim][name] };
          const answer = await send(wholeCall(route, named, caller.token));
          const leaks = leakedIn(answer, ids[victim], name).map((leak) => `${what}: told ${leak}`);
          if (isMadeUp(route, name)) return leaks;
          const madeUp = { ...ids[own], [name]: `${ids[victim][name]}0` };
          const unknown = await send(wholeCall(route, madeUp, caller.token));
          const isToldApart = withoutId(answer) !== withoutId(unknown);
          const difference = isToldApart ? [`${what}: told apart from one that is nowhere`] : [];
          return [
            ...finding(what, { status: 404, code: "not_found" }, answer),
            ...leaks,
            ...difference,
          ];
        }),
    ),
  );

function membersFor(
  route: RouteName,
  callers: readonly Caller[],
): readonly (readonly [Caller, Project])[] {
  const projects: readonly Project[] = parametersOf(route).includes("project")
    ? ["demo", "other"]
    : [];
  return projects.flatMap((project) =>
    callers
      .filter((caller) => wantedFor(route, caller, project) === "let in")
      .map((caller) => [caller, project] as const),
  );
}

/** Ids of the other project that the caller has not named, and what its people wrote. */
function leakedIn({ text, status }: Answer, victim: Ids, named: Parameter): readonly string[] {
  const secrets = Object.entries(victim).filter(([name]) => name !== named && isSecret(name));
  const leaks = secrets.filter(([, id]) => text.includes(id)).map(([name]) => `its ${name}`);
  return status >= 400 && text.includes(canary) ? [...leaks, "what was written"] : leaks;
}

/** Ids that are drawn, and not names that anybody could think of. */
function isSecret(name: string): boolean {
  return ["ticket", "grant", "registration", "inquiry"].includes(name);
}

/** A refusal without what differs from call to call. */
function withoutId({ text }: Answer): string {
  const problem = JSON.parse(text) as { readonly code?: string; readonly details?: object };
  return JSON.stringify([problem.code, Object.keys(problem.details ?? {})]);
}

/** Desk staff serve all projects: for them an id is foreign when there is none. */
export const withMadeUpIds: Attack = ({ ids, callers }, send, names = routeNames) =>
  each(names, (route) =>
    each(
      parametersOf(route).filter((name) => name !== "project" && !isMadeUp(route, name)),
      (name) =>
        each(madeUpIds, async (id) => {
          const caller = callers.find((each_) => wantedFor(route, each_, "demo") === "let in");
          const call = wholeCall(route, { ...ids.demo, [name]: id }, caller?.token ?? "");
          return finding(
            `${route} with the ${name} ${JSON.stringify(id)}`,
            { status: 404, code: "not_found" },
            await send(call),
          );
        }),
    ),
  );

const madeUpIds = [
  "tkt_00000000000000000000000000000000",
  "' or '1'='1",
  "../../other",
  "a/../b",
  "%2e%2e",
  "\u0000",
  "a\r\nX-Injected: 1",
  "__proto__",
  "constructor",
  "＜script＞",
  "x".repeat(240),
  "x".repeat(300),
];

/** Every route under names that the desk was not given; a good token does not help. */
export const underOtherHosts: Attack = ({ ids, callers }, send, names = routeNames) =>
  each(names, (route) =>
    each(
      ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8480", "desk"],
      async (host) => {
        const caller = callers.find((each_) => wantedFor(route, each_, "demo") === "let in");
        const call = wholeCall(route, ids.demo, caller?.token ?? "");
        const answer = await send({ ...call, headers: { ...call.headers, host } });
        return finding(`${route} at ${host}`, { status: 421, code: "host_refused" }, answer);
      },
    ),
  );

export { each, json, wantedFor };
