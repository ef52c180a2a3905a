/** A desk to measure: its process, its routes by raw HTTP, and what it costs to keep. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { Pool } from "undici";
import { ticketId, ticketKey } from "../../core/key/index.ts";
import type { RequestOf, RouteName } from "../../desk/contract/index.ts";
import { pathOf, routes } from "../../desk/contract/routes.ts";
import type { DemoTokens } from "../../main/desk/demo.ts";
import { root } from "../../tools/run.ts";

export interface MeasuredDesk {
  readonly folder: string;
  /** From the start of the process to its first answer. */
  readonly coldStartMs: number;
  call<Name extends RouteName>(
    role: keyof DemoTokens,
    name: Name,
    request: RequestOf<Name>,
  ): Promise<unknown>;
  residentMiB(): Promise<number>;
  /** What its process has used of a core so far. */
  cpuMs(): Promise<number>;
  remove(): Promise<void>;
}

export const width = 64;

export async function measuredDesk(): Promise<MeasuredDesk> {
  const folder = await mkdtemp(join(tmpdir(), "deskform-bench-"));
  return measured("desk-process.ts", folder, folder);
}

/** Answers every create with the same answer, and keeps nothing. */
export async function httpAlone(answer: unknown): Promise<MeasuredDesk> {
  const folder = await mkdtemp(join(tmpdir(), "deskform-bench-"));
  return measured("http-process.ts", folder, JSON.stringify(answer));
}

async function measured(file: string, folder: string, argument: string): Promise<MeasuredDesk> {
  const started = performance.now();
  const program = join(root, "bench/support", file);
  const child = spawn(process.execPath, [program, argument], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { address, tokens } = await announced(child);
  const pool = new Pool(address, { connections: width });
  await (await pool.request({ method: "GET", path: "/healthz" })).body.text();
  const coldStartMs = performance.now() - started;
  return {
    folder,
    coldStartMs,
    async call(role, name, { parameters, body, version }) {
      const { statusCode, body: answer } = await pool.request({
        method: routes[name].method,
        path: pathOf(name, parameters),
        headers: {
          authorization: `Bearer ${tokens[role]}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(version === undefined ? {} : { "if-match": `"${version}"` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (statusCode >= 400) throw new Error(`${name} answered ${statusCode}: ${text}`);
      const data: unknown = JSON.parse(text);
      return data;
    },
    residentMiB: () => residentMiB(child),
    cpuMs: () => cpuMs(child),
    async remove() {
      await pool.close();
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

interface Announcement {
  readonly address: string;
  readonly tokens: DemoTokens;
}

function isAnnouncement(data: unknown): data is Announcement {
  return typeof data === "object" && data !== null && "address" in data && "tokens" in data;
}

async function announced(child: ChildProcess): Promise<Announcement> {
  if (child.stdout === null) throw new Error("the desk's output was wanted");
  for await (const chunk of child.stdout) {
    const data: unknown = JSON.parse(String(chunk));
    if (isAnnouncement(data)) return data;
  }
  throw new Error("the desk ended before it listened");
}

async function residentMiB({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1_024;
}

const tickMs = 10;

async function cpuMs({ pid }: ChildProcess): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, "utf8")).split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

const project = "demo";

/** A request of its own, as the provider files it; gives back its id. */
export async function create(desk: MeasuredDesk, name: string): Promise<string> {
  return (await fileRequest(desk, name)).id;
}

/** The same with the whole answer. */
export async function fileRequest(desk: MeasuredDesk, name: string) {
  const parts = { namespace: "bench", origin: "", idempotencyKey: name, serverId: "web-1" };
  const key = ticketKey(parts);
  const id = ticketId({ project, key, timesFreed: 0 });
  const application = {
    serverId: "web-1",
    services: ["web-server-install"],
    title: `Install nginx ${name}`,
    body: "Please install nginx and open it to the load balancer.",
    nightWork: false,
    contact: { name: "Kim Jiwon", phone: "010-1234-5678", email: "jiwon@example.com" },
    consent: { agreed: true, noticeVersion: 1 },
  };
  const body = { id, namespace: "bench", origin: null, application };
  const request = { parameters: { project, key }, body };
  return { id, answer: await desk.call("customer", "putTicketByKey", request) };
}
