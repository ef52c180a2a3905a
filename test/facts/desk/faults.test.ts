import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { type Fault, type FaultCode, faultCodes, isFaultCode } from "../../../core/fault.ts";
import type { DeskService } from "../../../desk/actions/desk.ts";
import { httpStatusOf } from "../../../desk/contract/http-status.ts";
import { usualLimits } from "../../../desk/http/limits.ts";
import { httpServer } from "../../../desk/http/server.ts";
import { root } from "../../../tools/run.ts";
import { faultExamples } from "../../support/fault-examples.ts";
import { startTestDesk, type TestDesk } from "../../support/desk.ts";
import { project, registerKey } from "../../support/requests.ts";
import { type Answer, bearer, sender } from "./attack/calls.ts";
import { type Asking, by, type Provoke, provoked } from "./faults-provoked.ts";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function started(options: Parameters<typeof startTestDesk>[0] = {}): Promise<TestDesk> {
  const desk = await startTestDesk(options);
  ends.push(() => desk.remove());
  return desk;
}

const readProject = { route: "readProject", path: `/v1/projects/${project}` } as const;

/** The real transport before a desk whose store is as it cannot be made to be from outside. */
async function answering(
  call: () => Promise<never> | { readonly ok: false; readonly fault: Fault },
): Promise<Asking> {
  const desk: DeskService = {
    call: async () => call(),
    isReady: async () => true,
    sweep: async () => false,
    readMetrics: async () => ({ ok: true, value: { waiting: 0, longestWaitMs: 0, late: 0 } }),
  };
  const options = { hosts: [], log: null, newTraceId: () => "0".repeat(16), demo: false };
  const server = httpServer(desk, { ...options, limits: usualLimits, monotonicMs: () => 0 });
  ends.push(() => server.close());
  const send = sender(await server.listen({ host: "127.0.0.1", port: 0 }));
  return (headers) => send({ ...readProject, headers });
}

function storeSays(fault: Fault): Provoke {
  return () => answering(() => ({ ok: false, fault }));
}

/** What a single call to a usual desk does not meet. */
const arranged = {
  overloaded: storeSays({ code: "overloaded", details: { retryAfterMs: 1_000 } }),
  storage_full: storeSays({ code: "storage_full", details: {} }),
  storage_unavailable: storeSays({ code: "storage_unavailable", details: {} }),
  internal: () => answering(() => Promise.reject(new Error("canary-secret in a message"))),
  demo_only: storeSays({ code: "demo_only", details: {} }),
  async rate_limited() {
    const once = { burst: 1, perSecond: 1 / 3_600 };
    const desk = await started({
      limits: { perToken: once, perStranger: usualLimits.perStranger },
    });
    const ask: Asking = (headers) =>
      sender(desk.address)({
        ...readProject,
        headers: { ...bearer(desk.tokens.customer), ...headers },
      });
    await ask({});
    return ask;
  },
  async server_unreachable() {
    // On this machine, where nothing speaks SSH at the first port: a test asks no other machine.
    const desk = await started({ allowsPrivateAddresses: true });
    desk.sql("update server set address = '127.0.0.1', ssh_port = 1 where id = 'web-1'");
    const { id } = await registerKey(desk, "web-1");
    return by(desk, "engineer", "verifyKeyRegistration", { parameters: { registration: id } });
  },
} as const satisfies Partial<Record<FaultCode, Provoke>>;

/** What no answer of the desk says, and why. None of the desk's own code may name them. */
const unsaid: Readonly<Partial<Record<FaultCode, string>>> = {
  desk_unreachable: "the client says it, when no answer came",
  timed_out: "the client says it, when no answer came in time",
  cancelled_by_user: "the client says it, when its caller gave up",
  one_server_per_ticket: "the contract's body has one server, so two are `field_invalid`",
  not_processable_yet: "only the clock opens tickets, and it waits for their time",
};

const sources: Readonly<Record<string, Provoke>> = { ...provoked, ...arranged };

test("every code of the table is provoked, or said to be no answer of the desk", () => {
  const known = [...Object.keys(sources), ...Object.keys(unsaid)];
  expect(known.toSorted()).toEqual(faultCodes.toSorted());
});

describe("no answer of the desk", () => {
  const folders = ["desk/actions", "desk/http", "desk/store"];
  const texts = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join(root, folder, name), "utf8")),
  );

  test.each(Object.entries(unsaid))("says %s: %s", (code) => {
    expect(texts.filter((text) => text.includes(`"${code}"`))).toEqual([]);
  });
});

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly details: object;
  readonly traceId: string;
}

function problemOf({ status, headers, text }: Answer): Problem {
  expect(headers["content-type"]).toBe("application/problem+json; charset=utf-8");
  expect(headers["cache-control"]).toBe("no-store");
  const problem = JSON.parse(text) as Problem;
  expect(problem.status).toBe(status);
  expect(problem.traceId).toMatch(/^[0-9a-f]{16}$/);
  return problem;
}

/** Of the details, which go to the caller as they are. */
function namesIn({ details }: { readonly details: object }): readonly string[] {
  return Object.keys(details).toSorted();
}

/** Contact data of the tests' form, secrets, tokens. */
const unspeakable = /canary-secret|Kim Jiwon|jiwon@|[+]8210|dfk_|BEGIN OPENSSH/;

describe("over HTTP", () => {
  test.each(Object.keys(sources).filter(isFaultCode))(
    "%s is said in English and in Korean, with the table's details and without a secret",
    async (code) => {
      const provoke = sources[code];
      if (provoke === undefined) throw new Error("the table has no such entry");
      const ask = await provoke(await started());
      const english = await ask({});
      const problem = problemOf(english);
      expect([problem.code, problem.status]).toEqual([code, httpStatusOf[code]]);
      expect(namesIn(problem)).toEqual(namesIn({ details: faultExamples[code] }));
      expect(problem.message).toMatch(/^[^가-힣]+[.]$/);
      const korean = await ask({ "accept-language": "ko" });
      expect(korean.headers["content-language"]).toBe("ko");
      const said = problemOf(korean);
      expect(said.code).toBe(code);
      expect(said.message).toMatch(/[가-힣].*[.]$/);
      expect(english.text + korean.text).not.toMatch(unspeakable);
    },
  );
});

test("a server that is none of the project's is refused with those that are", async () => {
  const { server_unknown: provoke } = provoked;
  const { status, text } = await (await provoke(await started()))({});
  expect(status).toBe(422);
  expect(text).toContain("Use the id of one that is known here: db-1, web-1.");
});

describe("a refusal that passes", () => {
  test.each(["overloaded", "rate_limited", "storage_unavailable"])(
    "says when: %s",
    async (code) => {
      const provoke = sources[code];
      if (provoke === undefined) throw new Error("the table has no such entry");
      const { headers } = await (await provoke(await started()))({});
      expect(Number(headers["retry-after"])).toBeGreaterThan(0);
    },
  );
});
