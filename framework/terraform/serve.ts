/** The life of a plugin process, from the engine's handshake to its last connection. */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Provider } from "../contract/index.ts";
import { Provider as WireProvider } from "../wire/generated/tfplugin6_pb.ts";
import {
  type GrpcServer,
  type MutualTls,
  pem,
  selfSignedCertificate,
  startServer,
} from "../wire/index.ts";
import { answerHandshake, protocolVersion, readHandshake } from "./handshake.ts";
import type { Host } from "./host.ts";
import { createLog } from "./logger.ts";
import { addPluginServices } from "./plugin-services.ts";
import { createService } from "./service.ts";
import { Session } from "./session.ts";

/** As Go's plugins have it; engines send states of this size. */
const messageBytesMax = 256 * 1024 * 1024;
const millisecondsPerDay = 24 * 60 * 60 * 1000;
/** A certificate lives as long as its process, and no wait of ours is longer than this. */
const certificateDays = 365;
const serialBytes = 16;

/** The engine said that it is done, or it vanished. */
type End = "shut down" | "cut off";

interface Socket {
  readonly path: string;
  readonly tls?: MutualTls;
  /** Only the engine that started this process will ever connect, and once. */
  readonly isPrivate: boolean;
}

/** Serves the engine that started this process until it is done. The result is the exit code. */
export async function serveTerraform<Client>(
  provider: Provider<Client>,
  host: Host,
): Promise<number> {
  const handshake = readHandshake(host.environment);
  if (typeof handshake === "string") {
    host.log(handshake);
    return 1;
  }
  const folder = privateFolder(provider.name, handshake.socketFolder ?? host.temporaryFolder);
  const path = join(folder, "plugin.sock");
  const { clientCertificate } = handshake;
  const secured =
    clientCertificate === undefined ? undefined : secure(provider.name, host, clientCertificate);
  const socket = { path, isPrivate: true, ...(secured === undefined ? {} : { tls: secured.tls }) };
  try {
    const { ended } = await open(provider, host, socket);
    host.write(answerHandshake(handshake, path, secured?.certificate));
    if ((await ended) === "shut down") await provider.close?.();
  } finally {
    remove(folder);
  }
  return 0;
}

/**
 * Serves any number of engines, without TLS, until `host.stop`: for debuggers and fast tests.
 * Writes what the environment variable TF_REATTACH_PROVIDERS must be set to.
 */
export async function serveReattached<Client>(
  provider: Provider<Client>,
  host: Host,
  sourceAddress: string,
): Promise<number> {
  const folder = privateFolder(provider.name, host.temporaryFolder);
  const path = join(folder, "plugin.sock");
  try {
    const { ended } = await open(provider, host, { path, isPrivate: false });
    const reattach = {
      Protocol: "grpc",
      ProtocolVersion: protocolVersion,
      Pid: host.processId,
      // Without this engines kill the process at the end, and some crash.
      Test: true,
      Addr: { Network: "unix", String: path },
    };
    host.write(JSON.stringify({ [sourceAddress]: reattach }));
    await ended;
  } finally {
    remove(folder);
  }
  return 0;
}

/** Listens at once; the inner promise tells how it ended. */
async function open<Client>(
  provider: Provider<Client>,
  host: Host,
  { path, tls, isPrivate }: Socket,
): Promise<{ readonly ended: Promise<End> }> {
  const session = new Session(provider, createLog(provider.name, host));
  const closing = new AbortController();
  let end: End = "cut off";
  const shutDown = (): void => {
    end = "shut down";
    stop();
    server.close();
  };
  const cutOff = (): void => {
    stop();
    server.destroy();
  };
  const stop = (): void => {
    closing.abort();
    session.stop();
  };
  const server: GrpcServer = await startServer({
    address: { path },
    ...(tls === undefined ? {} : { tls }),
    messageBytesMax,
    routes(router) {
      router.service(WireProvider, createService(session));
      addPluginServices(router, closing.signal, shutDown);
    },
    ...(isPrivate ? livesForOneEngine(path, cutOff) : {}),
  });
  if (host.stop.aborted) cutOff();
  host.stop.addEventListener("abort", cutOff, { once: true });
  return { ended: server.closed.then(() => end) };
}

/** Once the engine is connected nobody else can, a killed plugin leaves no file, and its end is ours. */
function livesForOneEngine(
  path: string,
  end: () => void,
): { onFirstSession(): void; onNoSession(): void } {
  return { onFirstSession: () => remove(join(path, "..")), onNoSession: end };
}

function secure(
  organization: string,
  host: Host,
  clientCertificate: string,
): { tls: MutualTls; certificate: Buffer } {
  const keys = host.newKeys();
  const now = host.now().getTime();
  const certificate = selfSignedCertificate({
    keys,
    serial: host.randomBytes(serialBytes),
    organization,
    hostName: "localhost",
    notBefore: new Date(now - millisecondsPerDay),
    notAfter: new Date(now + certificateDays * millisecondsPerDay),
  });
  const key = keys.privateKey.export({ type: "pkcs8", format: "pem" });
  return { tls: { key, certificate: pem(certificate), clientCertificate }, certificate };
}

function privateFolder(name: string, parent: string): string {
  return mkdtempSync(join(parent, `${name}-`));
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
