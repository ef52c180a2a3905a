/** Attacks on the desk, generated from its contract: a route that is added is attacked from then on. */
import { Agent, request } from "undici";
import { type ParameterOf, type RouteName, routes } from "../../../../desk/contract/routes.ts";

export const routeNames = Object.keys(routes).filter(isRouteName);

function isRouteName(name: string): name is RouteName {
  return Object.hasOwn(routes, name);
}

export type Parameter = ParameterOf<RouteName>;

export interface Call {
  readonly route: RouteName;
  /** With query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** How a call reaches the desk; a test of the attacks themselves puts a hole in between. */
export type Send = (call: Call) => Promise<Answer>;

export function sender(address: string): Send {
  const dispatcher = new Agent({ connections: 16 });
  return async ({ route, path, headers, body }) => {
    const { method } = routes[route];
    const sent = { method, headers, dispatcher, ...(body === undefined ? {} : { body }) };
    const { statusCode, headers: answered, body: answer } = await request(address + path, sent);
    return { status: statusCode, headers: answered, text: await answer.text() };
  };
}

export function bearer(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` };
}

export function parametersOf(route: RouteName): readonly Parameter[] {
  const names = [...routes[route].path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return names as Parameter[];
}

/** The code of the closed table that an answer carries; `passed` when it is no refusal. */
export function codeOf({ status, text }: Answer): string {
  if (status < 400) return "passed";
  const problem: unknown = JSON.parse(text);
  const isProblem = typeof problem === "object" && problem !== null && "code" in problem;
  return isProblem ? String(problem.code) : "no problem";
}

/** What was wanted and what came, where they differ. */
export function finding(
  what: string,
  wanted: { readonly status: number; readonly code: string },
  answer: Answer,
): readonly string[] {
  const came = `${answer.status} ${codeOf(answer)}`;
  const expected = `${wanted.status} ${wanted.code}`;
  return came === expected ? [] : [`${what}: wanted ${expected}, came ${came}`];
}
