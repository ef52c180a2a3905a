import type { FastifyReply, FastifyRequest } from "fastify";
import { type Fault, refusal } from "../../core/fault.ts";

const loopback = ["127.0.0.1", "localhost", "[::1]"];

type Send = (request: FastifyRequest, reply: FastifyReply, fault: Fault) => FastifyReply;

/**
 * A web page can make a browser call this machine under a name of its own (DNS rebinding);
 * only names that were given to the desk are answered.
 */
export function hostGuard(hosts: readonly string[], send: Send) {
  const allowed = new Set([...loopback, ...hosts].map((host) => host.toLowerCase()));
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> => {
    const host = hostOf(request).toLowerCase();
    if (allowed.has(host.replace(/:\d{1,5}$/, ""))) return undefined;
    return send(request, reply, refusal("host_refused", { host: host.slice(0, 100) }));
  };
}

/** A whole address names its host itself, and that name goes before the header's. */
function hostOf({ url, headers }: FastifyRequest): string {
  return /^\w+:\/\/([^/?#]*)/.exec(url)?.[1] ?? headers.host ?? "";
}
