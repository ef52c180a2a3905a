/**
 * The desk over HTTP, as a port. It is loaded inside plugins that must start at once,
 * so it loads the HTTP library with the first call and no validator at all.
 */
import { Readable } from "node:stream";
import type { Dispatcher } from "undici";
import type { Language } from "../../core/fault.ts";
import type { AnswerOf, Desk, Reply, RequestOf, RouteName } from "../contract/index.ts";
import { fileType, pathOf, restHeader, routes } from "../contract/routes.ts";
import { faultOf } from "./fault.ts";
import { type Attempt, connectionFault, waitBefore } from "./retry.ts";

export interface ClientOptions {
  /** `https://desk.example`, or plain HTTP on the loopback. */
  readonly endpoint: string;
  readonly token: string;
  readonly language: Language;
  /** For one operation, its repetitions included. */
  readonly timeoutMs: number;
  /** Between 0 and 1; spreads repetitions of many callers. */
  readonly random: () => number;
  /** Rises steadily; where it begins does not matter. */
  readonly elapsedMs: () => number;
  readonly wait: (durationMs: number, signal: AbortSignal) => Promise<void>;
  /** Aborts when so much time has gone by. */
  readonly deadline: (durationMs: number) => AbortSignal;
}

export type Opened =
  | { readonly ok: true; readonly desk: Desk }
  | { readonly ok: false; readonly reason: OpeningProblem };

/** Of the endpoint, but for the last, which is of the token. */
export type OpeningProblem = "malformed" | "plain_http" | "with_version" | "token_malformed";

/** An answer of the desk is a page of tickets, or a file, at most. */
const answerBytesMax = 16 * 1024 * 1024;

/** A client for the endpoint; a token is never sent in clear to another machine. */
export function openDesk(options: ClientOptions): Opened {
  const url = URL.parse(options.endpoint);
  if (url === null || !["http:", "https:"].includes(url.protocol)) {
    return { ok: false, reason: "malformed" };
  }
  if (url.protocol === "http:" && !isLoopback(url.hostname))
    return { ok: false, reason: "plain_http" };
  // Every path of the desk begins with it, so that it would be asked for twice.
  if (/\/v1\/*$/.test(url.pathname)) return { ok: false, reason: "with_version" };
  // Anything else breaks the header, which would look like a desk that does not answer.
  if (!/^[!-~]+$/.test(options.token)) return { ok: false, reason: "token_malformed" };
  return { ok: true, desk: deskAt(url, options) };
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function deskAt(url: URL, options: ClientOptions): Desk {
  let pool: Promise<Dispatcher> | null = null;

  async function send<Name extends RouteName>(
    name: Name,
    request: RequestOf<Name>,
    signal: AbortSignal,
  ): Promise<Attempt<Name>> {
    // Through the default export, which a bundle of the CommonJS library has too.
    const { default: undici } = await import("undici");
    pool ??= Promise.resolve(new undici.Pool(url.origin, { connections: 8 }));
    const dispatcher = await pool;
    const path = pathOf(name, request.parameters);
    const response = await dispatcher.request({
      method: routes[name].method,
      path: `${url.pathname.replace(/\/$/, "")}${path}${queryOf(request.query)}`,
      headers: headersOf(options, request),
      body: bodyOf(request.body),
      signal,
    });
    return readAnswer(name, response, options.endpoint);
  }

  return async (name, request, signal) => {
    const started = options.elapsedMs();
    const until = AbortSignal.any([
      options.deadline(options.timeoutMs),
      ...(signal ? [signal] : []),
    ]);
    let isRepeated = false;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await attemptOnce(() => send(name, request, until), options, signal, until);
      const leftMs = options.timeoutMs - (options.elapsedMs() - started);
      const waitMs = waitBefore(name, attempt, outcome, leftMs, options.random);
      if (waitMs === null) return repeated(outcome.reply, isRepeated);
      isRepeated ||= !outcome.reply.ok && outcome.reply.fault.code === "desk_unreachable";
      await options.wait(waitMs, until).catch(() => undefined);
    }
  };
}

function repeated<Name extends RouteName>(reply: Reply<Name>, isRepeated: boolean): Reply<Name> {
  return reply.ok && isRepeated ? { ...reply, isRepeated } : reply;
}

async function attemptOnce<Name extends RouteName>(
  send: () => Promise<Attempt<Name>>,
  { endpoint, timeoutMs }: ClientOptions,
  interrupt: AbortSignal | undefined,
  until: AbortSignal,
): Promise<Attempt<Name>> {
  try {
    return await send();
  } catch {
    // What the library says may name headers; which of three things happened is all that callers need.
    const isInterrupted = interrupt?.aborted ?? false;
    const fault = connectionFault({ isInterrupted, isLate: until.aborted, endpoint, timeoutMs });
    return { reply: { ok: false, fault }, retryAfterMs: null };
  }
}

function headersOf({ token, language }: ClientOptions, { body, version }: Sent) {
  return {
    authorization: `Bearer ${token}`,
    accept: "application/json, application/problem+json",
    "accept-language": language,
    ...(body === undefined ? {} : { "content-type": typeOf(body) }),
    ...(version === undefined ? {} : { "if-match": `"${version}"` }),
  };
}

function typeOf(body: unknown): string {
  return body instanceof Uint8Array || isStream(body) ? fileType : "application/json";
}

/** A stream is begun anew with each repetition. */
function bodyOf(body: unknown): string | Uint8Array | Readable | null {
  if (body === undefined || body instanceof Uint8Array) return body ?? null;
  return isStream(body) ? Readable.from(body) : JSON.stringify(body);
}

function isStream(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}

interface Sent {
  readonly body?: unknown;
  readonly version?: number;
}

function queryOf(query: unknown): string {
  const members = typeof query === "object" ? { ...query } : {};
  const pairs = Object.entries<unknown>(members).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
  return text === "" ? "" : `?${text}`;
}

async function readAnswer<Name extends RouteName>(
  name: Name,
  { statusCode, headers, body }: Dispatcher.ResponseData,
  endpoint: string,
): Promise<Attempt<Name>> {
  const data = dataOf(await readBytes(body), headers);
  const retryAfterMs = retryAfterOf(headers["retry-after"]);
  if (statusCode >= 200 && statusCode < 300 && isAnswer(name, data)) {
    return { reply: { ok: true, status: statusCode, answer: data }, retryAfterMs };
  }
  return { reply: { ok: false, fault: faultOf(statusCode, data, endpoint) }, retryAfterMs };
}

/** JSON, or a file with the rest of its answer in a header. */
function dataOf(content: Buffer, headers: Dispatcher.ResponseData["headers"]): unknown {
  const rest = headers[restHeader];
  if (typeof rest !== "string") return parse(content.toString());
  const answer = parse(Buffer.from(rest, "base64url").toString());
  return typeof answer === "object" ? { ...answer, content } : null;
}

async function readBytes(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of body) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > answerBytesMax) throw new Error("the answer is longer than any of the desk's");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parse(text: string): unknown {
  try {
    const data: unknown = JSON.parse(text);
    return data;
  } catch {
    return null;
  }
}

/** Every answer of the desk, and hardly another server's, says as of when it is true. */
function isAnswer<Name extends RouteName>(_: Name, data: unknown): data is AnswerOf<Name> {
  return (
    typeof data === "object" && data !== null && "asOf" in data && typeof data.asOf === "string"
  );
}

function retryAfterOf(header: string | string[] | undefined): number | null {
  return typeof header === "string" && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : null;
}
