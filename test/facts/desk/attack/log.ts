import { type Attack, wantedFor, wholeCall } from "./attacks.ts";
import { routeNames } from "./calls.ts";
import { canary } from "./furnish.ts";
import type { Fixture } from "./fixture.ts";

/** All that a line of the desk's log may say. */
const members: readonly string[] = [
  "level",
  "time",
  "pid",
  "hostname",
  "traceId",
  "route",
  "status",
  "tookMs",
  "principal",
  "token",
  "stack",
  "msg",
];

/** Lines that say something else, or hold what a caller sent. */
export function wrongInLog({ desk, callers, expired, revoked }: Fixture): readonly string[] {
  const secrets = [canary, ...callers.map(({ token }) => token), ...Object.values(desk.tokens)];
  const values = [...secrets, expired, revoked, "forged", "injected", "dfk_", "evil.example"];
  return desk.log.flatMap((line) => {
    const told = values.filter((value) => line.toLowerCase().includes(value.toLowerCase()));
    return [...told.map((value) => `told ${value}: ${line}`), ...strangeMembers(line)];
  });
}

function strangeMembers(line: string): readonly string[] {
  const entry: unknown = JSON.parse(line);
  const names = Object.keys(entry as object).filter((name) => !members.includes(name));
  return names.map((name) => `said ${name}: ${line}`);
}

const hostile = `${canary}", "route": "forged`;

/** Every route, with hostile text in each header that the desk reads, and in path and query. */
export const withHostileHeaders: Attack = async ({ ids, callers }, send, names = routeNames) => {
  const found: string[] = [];
  for (const route of names) {
    const caller = callers.find((each) => wantedFor(route, each, "demo") === "let in");
    const call = wholeCall(route, ids.demo, caller?.token ?? "");
    const path = `${call.path}/${encodeURIComponent(`${hostile}\r\nX-Injected: 1`)}?${canary}=${canary}`;
    const attempts = headers.map((name) => ({
      ...call,
      headers: { ...call.headers, [name]: hostile },
    }));
    for (const attempt of [...attempts, { ...call, path }]) {
      const { status, headers: answered, text } = await send(attempt);
      const isWrong = status >= 500 || answered["x-injected"] !== undefined || isForged(text);
      if (isWrong) found.push(`${route} with ${JSON.stringify(attempt)}: came ${status}`);
    }
  }
  return found;
};

const headers = [
  "accept-language",
  "if-match",
  "x-request-id",
  "request-id",
  "traceparent",
  "x-forwarded-for",
  "x-forwarded-host",
  "user-agent",
  "accept",
  "referer",
];

/** Whether the trace id is one that the caller has made up. */
function isForged(text: string): boolean {
  const body: unknown = JSON.parse(text);
  const { traceId } = { traceId: "0".repeat(16), ...(body as object) };
  return !/^[0-9a-f]{16}$/.test(traceId);
}
