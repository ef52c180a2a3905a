/** The desk over HTTP: turns requests into calls and replies into answers, and decides nothing. */
import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { stackFrames } from "../../core/fault/stack-frames.ts";
import { type Fault, refusal } from "../../core/fault.ts";
import { attachmentLimits } from "../../core/form/attachment.ts";
import type { Caller } from "../actions/people/caller.ts";
import type { Credentials, DeskService } from "../actions/desk.ts";
import { idOfToken } from "../actions/people/tokens.ts";
import { bodies, type Bodies } from "../contract/bodies.ts";
import {
  type AnswerOf,
  fileType,
  type Reply,
  restHeader,
  type RouteName,
  routes,
} from "../contract/index.ts";
import { bytes } from "../contract/shapes.ts";
import { hostGuard } from "./host-header.ts";
import { type ParsedJson, parseStrictly } from "./json.ts";
import { type Limiter, limiter, type Limits } from "./limits.ts";
import { httpMetrics, type HttpMetrics, metricsType } from "./metrics.ts";
import { openApi } from "./openapi.ts";
import { frontPage } from "./front-page.ts";
import { languageOf, problemOf, retryAfterSeconds } from "./problem.ts";
import { readRequest } from "./read-request.ts";
import { headBytesMax, answerClientError } from "./client-error.ts";

export interface HttpOptions {
  /** Names under which the desk answers, beside those of the loopback; without ports. */
  readonly hosts: readonly string[];
  /** Takes one JSON line an answer; null for silence. */
  readonly log: { write(line: string): void } | null;
  readonly newTraceId: () => string;
  /** Said on the front page. */
  readonly demo: boolean;
  readonly limits: Limits;
  /** Milliseconds that only ever rise. */
  readonly monotonicMs: () => number;
}

const bodyBytesMax = 512 * 1024;
/** A request that has not arrived by then never will. */
const requestTimeoutMs = 30_000;
const idleTimeoutMs = 60_000;

export function httpServer(desk: DeskService, options: HttpOptions): FastifyInstance {
  const server = fastify({
    bodyLimit: bodyBytesMax,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: idleTimeoutMs,
    // No shorter than an address can be, so that an id of any length is answered like every unknown one.
    routerOptions: { maxParamLength: headBytesMax },
    // Who names no host is refused like whoever names another one.
    http: { maxHeaderSize: headBytesMax, requireHostHeader: false },
    frameworkErrors: (_, request, reply) => void sendUnknownAddress(request, reply),
    clientErrorHandler: answerClientError(options),
    genReqId: options.newTraceId,
    logger: options.log === null ? false : { stream: options.log },
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: "traceId",
    }),
    forceCloseConnections: "idle",
  });
  readBodies(server);
  server.addHook("onRequest", hostGuard(options.hosts, sendFault));
  const metrics = httpMetrics();
  server.addHook("onResponse", async (request, reply) => {
    const answered = { route: routeOf(request), status: reply.statusCode };
    metrics.count({ ...answered, method: request.method, tookMs: reply.elapsedTime });
    logAnswer(request, reply);
  });
  closeConnectionsAtEnd(server);
  server.setNotFoundHandler(sendUnknownAddress);
  server.setErrorHandler(sendError);
  const limits = limiter(options.limits, options.monotonicMs);
  for (const name of Object.keys(routes).filter(isRouteName)) addRoute(server, desk, name, limits);
  addPages(server, desk, options);
  addMetrics(server, desk, metrics, limits);
  return server;
}

/** Whoever is answered while the desk ends is let go with the answer: nobody's idle connection holds it up. */
function closeConnectionsAtEnd(server: FastifyInstance): void {
  let isEnding = false;
  server.addHook("preClose", async () => void (isEnding = true));
  server.addHook("onSend", async (_, reply) => {
    if (isEnding) reply.header("connection", "close");
  });
}

function isRouteName(name: string): name is RouteName {
  return Object.hasOwn(routes, name);
}

function readBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("application/json", { parseAs: "buffer" }, (_, body, parsed) => {
    const sent = Buffer.from(body);
    parsed(null, sent.length === 0 ? null : parseStrictly(sent));
  });
  server.addContentTypeParser(fileType, (request, body, parsed) => {
    const declaredBytes = Number(request.headers["content-length"] ?? 0);
    const isTooLarge = declaredBytes > request.routeOptions.bodyLimit;
    parsed(isTooLarge ? new TooLarge() : null, { ok: true, value: piecesOf(body) });
  });
  const wrongType: ParsedJson = { ok: false, problem: "wrong_type" };
  server.addContentTypeParser("*", { parseAs: "buffer" }, (_, body, parsed) =>
    parsed(null, body.length === 0 ? null : wrongType),
  );
}

class TooLarge extends Error {
  readonly statusCode = 413;
}

/** Whoever stops reading still answers: the connection is not ended with the reading. */
function piecesOf(body: IncomingMessage): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => body.iterator({ destroyOnReturn: false }) };
}

declare module "fastify" {
  interface FastifyRequest {
    caller?: Caller;
  }
  interface FastifyContextConfig {
    name?: string;
  }
}

function addRoute(server: FastifyInstance, desk: DeskService, name: RouteName, limits: Limiter) {
  const { method, path } = routes[name];
  const { body }: Bodies = bodies[name];
  server.route<{ Params: Record<string, string>; Body: ParsedJson | null | undefined }>({
    method,
    url: path.replace(/\{(\w+)\}/g, ":$1"),
    config: { name },
    bodyLimit: body === bytes ? attachmentLimits.fileBytes : bodyBytesMax,
    onRequest: limitGuard(limits),
    async handler(request, reply) {
      const { params: parameters, query } = request;
      const ifMatch = request.headers["if-match"];
      const raw = { parameters, query, body: request.body ?? null, ifMatch };
      const answer = await desk.call(name, {
        ...credentialsOf(request, limits),
        parameters,
        readRequest: () => readRequest(name, raw),
      });
      if (!answer.ok) noteRefusal(request, answer.fault, limits);
      return sendReply(request, reply, answer);
    },
  });
}

/** Before the body: whoever asks too much is not listened to. */
function limitGuard(limits: Limiter) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const token = bearerOf(request);
    const tokenId = token === null ? null : idOfToken(token);
    const fault = limits.admit({ tokenId, source: request.ip });
    return fault === null ? undefined : sendFault(request, reply, fault);
  };
}

function credentialsOf(request: FastifyRequest, limits: Limiter): Credentials {
  return {
    token: bearerOf(request),
    onAuthenticated(caller) {
      request.caller = caller;
      limits.authenticated(caller.tokenId);
    },
  };
}

function noteRefusal({ ip }: FastifyRequest, { code }: Fault, limits: Limiter): void {
  if (code === "unauthenticated") limits.refused(ip);
}

function bearerOf(request: FastifyRequest): string | null {
  const { authorization } = request.headers;
  if (authorization === undefined) return null;
  // Whatever comes under another scheme is no token of ours.
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? "";
}

function sendReply(request: FastifyRequest, reply: FastifyReply, answer: Reply<RouteName>) {
  if (!answer.ok) return sendFault(request, reply, answer.fault);
  const version = versionIn(answer.answer);
  if (version !== null) reply.header("etag", `"${version}"`);
  reply.code(answer.status).headers(closedHeaders);
  return "content" in answer.answer ? sendFile(reply, answer.answer) : reply.send(answer.answer);
}

/** As a download that no browser runs, whatever is in it; the rest of the answer beside it. */
function sendFile(reply: FastifyReply, { content, ...rest }: AnswerOf<"readAttachment">) {
  // RFC 8187 takes fewer characters than addresses do.
  const name = encodeURIComponent(rest.attachment.name).replace(/['()*!]/g, "_");
  return reply
    .type(fileType)
    .header("content-disposition", `attachment; filename*=UTF-8''${name}`)
    .header("content-security-policy", "sandbox")
    .header(restHeader, Buffer.from(JSON.stringify(rest)).toString("base64url"))
    .header("content-length", rest.attachment.sizeBytes)
    .send(Readable.from(content));
}

/** Answers are for one caller, are not kept, and are never taken for a page. */
const closedHeaders = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

function versionIn(answer: object): number | null {
  for (const part of Object.values<unknown>({ ...answer })) {
    if (typeof part !== "object" || part === null || !("version" in part)) continue;
    if (typeof part.version === "number") return part.version;
  }
  return null;
}

function sendFault(request: FastifyRequest, reply: FastifyReply, fault: Fault) {
  const language = languageOf(request.headers["accept-language"]);
  const problem = problemOf(fault, language, request.id);
  const waitSeconds = retryAfterSeconds(fault);
  if (waitSeconds !== null) reply.header("retry-after", waitSeconds);
  // The rest of such a body is not listened to.
  if (fault.code === "body_too_large") reply.header("connection", "close");
  if (fault.code === "unauthenticated") reply.header("www-authenticate", "Bearer");
  return reply
    .code(problem.status)
    .headers({ ...closedHeaders, "content-language": language })
    .type("application/problem+json; charset=utf-8")
    .send(JSON.stringify(problem));
}

function sendUnknownAddress(request: FastifyRequest, reply: FastifyReply) {
  const id = `${request.method} ${request.url.split("?")[0]?.slice(0, 100)}`;
  return sendFault(request, reply, refusal("not_found", { kind: "address", id }));
}

function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const status = error instanceof Error && "statusCode" in error ? error.statusCode : 500;
  if (status === 413) {
    const { bodyLimit: limitBytes } = request.routeOptions;
    return sendFault(request, reply, refusal("body_too_large", { limitBytes }));
  }
  // Whoever breaks off in the middle has not found a mistake of ours.
  if (request.raw.readableAborted || (typeof status === "number" && status < 500)) {
    return sendFault(request, reply, refusal("body_malformed", { problem: "not_json" }));
  }
  request.log.error({ route: routeOf(request), stack: stackFrames(error) }, "failed");
  return sendFault(request, reply, refusal("internal", { traceId: request.id }));
}

/** Names and ids only: an address or a header may hold what no log should. */
function logAnswer(request: FastifyRequest, reply: FastifyReply): void {
  request.log.info({
    route: routeOf(request),
    status: reply.statusCode,
    tookMs: Math.round(reply.elapsedTime),
    principal: request.caller?.principalId,
    token: request.caller?.tokenId,
  });
}

function routeOf(request: FastifyRequest): string {
  return request.routeOptions.config.name ?? "none";
}

function addPages(server: FastifyInstance, desk: DeskService, { demo }: HttpOptions): void {
  server.get("/", { config: { name: "front" } }, (_, reply) =>
    reply.type("text/html; charset=utf-8").headers(closedHeaders).send(frontPage(demo)),
  );
  server.get("/openapi.json", { config: { name: "openapi" } }, () => openApi());
  server.get("/healthz", { config: { name: "health" } }, () => ({ alive: true }));
  server.get("/readyz", { config: { name: "ready" } }, async (request, reply) =>
    (await desk.isReady())
      ? { ready: true }
      : sendFault(request, reply, refusal("storage_unavailable", {})),
  );
}

function addMetrics(
  server: FastifyInstance,
  desk: DeskService,
  metrics: HttpMetrics,
  limits: Limiter,
): void {
  const options = { config: { name: "metrics" }, onRequest: limitGuard(limits) };
  server.get("/metrics", options, async (request, reply) => {
    const measured = await desk.readMetrics(credentialsOf(request, limits));
    if (measured.ok)
      return reply.type(metricsType).headers(closedHeaders).send(metrics.render(measured.value));
    noteRefusal(request, measured.fault, limits);
    return sendFault(request, reply, measured.fault);
  });
}
