/** A real desk for tests: HTTP on a free port of the loopback, a real database in a folder of its own. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { parseInstant } from "../../core/scalar/instant.ts";
import type { MasterKeys } from "../../desk/actions/privacy/sealing.ts";
import { bodies, type Bodies } from "../../desk/contract/bodies.ts";
import type { AnswerOf, RequestOf, RouteName } from "../../desk/contract/index.ts";
import { pathOf, routes } from "../../desk/contract/routes.ts";
import type { DemoRole } from "../../desk/demo/index.ts";
import { type DemoTokens, seedDemo } from "../../main/desk/demo.ts";
import type { Limits } from "../../desk/http/limits.ts";
import { startDesk } from "../../main/desk/index.ts";
import { passingMasterKeys } from "./master-keys.ts";

/** Tuesday, ten in the morning in Seoul: the desk is open. */
export const tuesdayMorning = "2026-11-24T01:00:00.000Z";

export interface TestDeskOptions {
  /** RFC 3339; a Tuesday morning when left out. */
  readonly now?: string;
  /** `off` unless the test asks what survives. */
  readonly durability?: "full" | "off";
  /** To open a folder that an earlier desk has written. */
  readonly dataFolder?: string;
  readonly masterKeys?: MasterKeys;
  /** Lets connectivity checks probe this machine. */
  readonly allowsPrivateAddresses?: boolean;
  /** As good as none when left out. */
  readonly limits?: Limits;
}

const unlimited = { burst: 1e9, perSecond: 1e9 };

export interface TestDesk {
  readonly address: string;
  readonly dataFolder: string;
  readonly masterKeys: MasterKeys;
  /** All of project `demo`, but the stranger, who is a customer of project `other`. */
  readonly tokens: DemoTokens;
  /** Stands still unless it is moved. */
  readonly clock: { now(): number; set(instant: string): void; advance(durationMs: number): void };
  /** Every line that the desk has logged. */
  readonly log: readonly string[];
  /** A route of the contract by raw HTTP; the answer is checked against the contract's schema. */
  ask<Name extends RouteName>(
    role: DemoRole,
    name: Name,
    request: RequestOf<Name>,
  ): Promise<Asked<Name>>;
  /** Anything at all by raw HTTP. */
  raw(path: string, init?: RequestInit): Promise<Response>;
  /** Past the desk, straight from the file. */
  sql(statement: string, ...parameters: readonly (string | number | null)[]): Row[];
  /** What the clock does by itself, at once. */
  sweepAll(): Promise<void>;
  /** Leaves the folder where it is. */
  stop(): Promise<void>;
  /** Stops, and removes the folder. */
  remove(): Promise<void>;
}

export type Row = Readonly<Record<string, unknown>>;

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly traceId: string;
}

export interface Asked<Name extends RouteName> {
  readonly status: number;
  readonly headers: Headers;
  /** Throws when the desk has refused. */
  readonly answer: AnswerOf<Name>;
  /** Throws when the desk has not refused. */
  readonly refusal: Refusal;
}

/** A desk that does not start leaves no folder of its own behind. */
export async function startTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  if (options.dataFolder !== undefined) return startIn(options.dataFolder, options);
  const dataFolder = await mkdtemp(join(tmpdir(), "deskform-desk-"));
  return startIn(dataFolder, options).catch(async (error: unknown) => {
    await rm(dataFolder, { recursive: true, force: true });
    throw error;
  });
}

async function startIn(dataFolder: string, options: TestDeskOptions): Promise<TestDesk> {
  const masterKeys = options.masterKeys ?? passingMasterKeys();
  const clock = standingClock(options.now ?? tuesdayMorning);
  const log: string[] = [];
  const {
    address,
    prepared: tokens,
    sweepAll,
    stop,
  } = await startDesk({
    dataFolder,
    listen: { host: "127.0.0.1", port: 0 },
    hosts: [],
    clock: { now: clock.now, move: clock.move },
    masterKeys,
    durability: options.durability ?? "off",
    allowsPrivateAddresses: options.allowsPrivateAddresses ?? false,
    log: { write: (line) => log.push(line) },
    limits: options.limits ?? { perToken: unlimited, perStranger: unlimited },
    sweepEveryMs: null,
    prepare: seedDemo,
  });
  const raw = (path: string, init?: RequestInit) => fetch(address + path, init);
  return {
    address,
    dataFolder,
    masterKeys,
    tokens,
    clock,
    log,
    raw,
    sweepAll,
    stop,
    ask: (role, name, request) => ask(address, tokens[role], name, request),
    sql: (statement, ...parameters) => readRows(dataFolder, statement, parameters),
    async remove() {
      await stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

function standingClock(start: string) {
  let now = instantOf(start);
  return {
    now: () => now,
    move: (to: number) => void (now = to),
    set: (instant: string) => void (now = instantOf(instant)),
    advance: (durationMs: number) => void (now += durationMs),
  };
}

function instantOf(text: string): number {
  const instant = parseInstant(text);
  if (instant === null) throw new Error(`${text} is not an instant`);
  return instant;
}

export async function ask<Name extends RouteName>(
  address: string,
  token: string,
  name: Name,
  request: RequestOf<Name>,
): Promise<Asked<Name>> {
  const response = await fetch(
    address + pathOf(name, request.parameters) + queryOf(request.query),
    {
      method: routes[name].method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(request.body === undefined ? {} : { "content-type": "application/json" }),
        ...(request.version === undefined ? {} : { "if-match": `"${request.version}"` }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    },
  );
  const { status, headers } = response;
  const data: unknown = await response.json();
  return {
    status,
    headers,
    get answer(): AnswerOf<Name> {
      return checked(name, status, data);
    },
    get refusal(): Refusal {
      if (isRefusal(data)) return data;
      throw new Error(`${name} was wanted refused; it answered ${status}`);
    },
  };
}

function queryOf(query: unknown): string {
  const pairs = Object.entries<unknown>({ ...(typeof query === "object" ? query : {}) });
  return `?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString()}`;
}

function checked<Name extends RouteName>(
  name: Name,
  status: number,
  data: unknown,
): AnswerOf<Name> {
  if (fits(name, data)) return data;
  throw new Error(
    `${name} answered ${status}, and not as the contract says: ${JSON.stringify(data)}`,
  );
}

const compiled = new Map<TSchema, ReturnType<typeof Compile>>();

function fits<Name extends RouteName>(name: Name, data: unknown): data is AnswerOf<Name> {
  const { answer }: Bodies = bodies[name];
  let schema = compiled.get(answer);
  if (schema === undefined) compiled.set(answer, (schema = Compile(answer)));
  return schema.Check(data);
}

/** The problem in a raw answer. */
export async function problemIn(response: Response): Promise<Refusal> {
  const data: unknown = JSON.parse(await response.text());
  if (isRefusal(data)) return data;
  throw new Error(`a refusal was wanted; it was answered with ${response.status}`);
}

function isRefusal(data: unknown): data is Refusal {
  return typeof data === "object" && data !== null && "code" in data && "traceId" in data;
}

function readRows(
  folder: string,
  statement: string,
  parameters: readonly (string | number | null)[],
) {
  const database = new DatabaseSync(join(folder, "desk.sqlite"));
  try {
    return database.prepare(statement).all(...parameters);
  } finally {
    database.close();
  }
}
