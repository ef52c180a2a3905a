/**
 * A gRPC server on a Unix socket or a loopback port, with or without mutual TLS:
 * the one place where plugins meet the network.
 */
import { once } from "node:events";
import {
  createSecureServer,
  createServer,
  type Http2Server,
  type ServerHttp2Session,
} from "node:http2";
import type { ConnectRouter } from "@connectrpc/connect";
import { connectNodeAdapter } from "@connectrpc/connect-node";

/** The certificates of both sides, in PEM. */
export interface MutualTls {
  readonly key: string;
  readonly certificate: string;
  /** The only client that may connect. */
  readonly clientCertificate: string;
}

/** A socket's path, or a port on the loopback interface; port 0 takes any free one. */
export type Address = { readonly path: string } | { readonly port: number };

export interface ServerOptions {
  readonly address: Address;
  readonly tls?: MutualTls;
  readonly messageBytesMax: number;
  routes(router: ConnectRouter): void;
  /** Called when the first client is connected, after its certificate was accepted. */
  onFirstSession?(): void;
  /** Called whenever no client is connected any more. */
  onNoSession?(): void;
}

export interface GrpcServer {
  readonly address: Address;
  /** Fulfilled once nothing is open any more. */
  readonly closed: Promise<void>;
  /** Takes no new call and lets those under way finish. */
  close(): void;
  /** Cuts every connection. */
  destroy(): void;
}

const loopback = "127.0.0.1";

export async function startServer(options: ServerOptions): Promise<GrpcServer> {
  const server = createHttp2Server(options);
  const sessions = new Set<ServerHttp2Session>();
  server.on("session", (session: ServerHttp2Session) => {
    sessions.add(session);
    session.once("close", () => {
      sessions.delete(session);
      if (sessions.size === 0) options.onNoSession?.();
    });
    // A client that vanishes is an ordinary end of its session.
    session.on("error", () => session.destroy());
  });
  if (options.onFirstSession !== undefined) server.once("session", options.onFirstSession);
  const closed = new Promise<void>((resolve) => server.once("close", resolve));
  const close = (): void => {
    if (server.listening) server.close();
    for (const session of sessions) session.close();
  };
  const destroy = (): void => {
    close();
    for (const session of sessions) session.destroy();
  };
  return { address: await listen(server, options.address), closed, close, destroy };
}

function createHttp2Server(options: ServerOptions): Http2Server {
  const { routes, messageBytesMax, tls } = options;
  const handle = connectNodeAdapter({
    routes,
    readMaxBytes: messageBytesMax,
    connect: false,
    grpcWeb: false,
    // Both ends are on one machine: compressing would cost more than it saves.
    acceptCompression: [],
  });
  if (tls === undefined) return createServer(handle);
  return createSecureServer(
    {
      key: tls.key,
      cert: tls.certificate,
      ca: tls.clientCertificate,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: "TLSv1.2",
    },
    handle,
  );
}

async function listen(server: Http2Server, address: Address): Promise<Address> {
  if ("path" in address) server.listen(address.path);
  else server.listen(address.port, loopback);
  await once(server, "listening");
  const bound = server.address();
  return typeof bound === "object" && bound !== null ? { port: bound.port } : address;
}
