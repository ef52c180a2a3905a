import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { type Duplex } from "node:stream";
import { connect as connectPlain } from "node:net";
import { connect as connectTls } from "node:tls";
import { ConnectError, createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { GRPCController, GRPCStdio } from "../../framework/wire/generated/goplugin_pb.ts";
import {
  Health,
  HealthCheckResponse_ServingStatus,
} from "../../framework/wire/generated/health_pb.ts";
import { Provider } from "../../framework/wire/generated/tfplugin6_pb.ts";
import { pem, selfSignedCertificate } from "../../framework/wire/index.ts";
import { finished } from "../support/terraform/engine.ts";

const plugin = join(import.meta.dirname, "../support/terraform/sample-plugin.ts");
const cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
const handshake = { TF_PLUGIN_MAGIC_COOKIE: cookie, PLUGIN_PROTOCOL_VERSIONS: "5,6" };

interface Identity {
  readonly key: string;
  readonly cert: string;
}

function identity(): Identity {
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const certificate = selfSignedCertificate({
    keys,
    serial: Uint8Array.of(7),
    organization: "host",
    hostName: "localhost",
    notBefore: new Date("2020-01-01"),
    notAfter: new Date("2120-01-01"),
  });
  const key = keys.privateKey.export({ type: "pkcs8", format: "pem" });
  return { key, cert: pem(certificate) };
}

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "handshake-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function startPlugin(environment: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [plugin], {
    env: { TMPDIR: folder, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function firstLine(child: ChildProcess): Promise<readonly string[]> {
  if (child.stdout === null) throw new Error("the plugin has no output");
  for await (const line of createInterface({ input: child.stdout })) return line.split("|");
  throw new Error("the plugin ended without a line");
}

function transportOver(
  connect: () => Duplex,
  scheme: "http" | "https",
): Parameters<typeof createClient>[1] {
  return createGrpcTransport({
    baseUrl: `${scheme}://localhost`,
    nodeOptions: { createConnection: connect },
  });
}

function secured(
  path: string,
  serverCertificate: string,
  client?: Identity,
): Parameters<typeof createClient>[1] {
  const ca = new X509Certificate(Buffer.from(serverCertificate, "base64")).toString();
  const options = { path, ca, servername: "localhost", ALPNProtocols: ["h2"], ...client };
  return transportOver(() => connectTls(options), "https");
}

describe("mutual TLS", () => {
  test("the host is served, checks us by the certificate in our line, and shuts us down", async () => {
    const host = identity();
    const child = startPlugin({ ...handshake, PLUGIN_CLIENT_CERT: host.cert });
    const end = finished(child);
    const [core, protocol, network, path = "", kind, certificate = ""] = await firstLine(child);
    expect([core, protocol, network, kind]).toEqual(["1", "6", "unix", "grpc"]);
    const transport = secured(path, certificate, host);
    const schema = await createClient(Provider, transport).getProviderSchema({});
    expect(Object.keys(schema.resourceSchemas)).toEqual(["sample_fancy_widget"]);
    const health = await createClient(Health, transport).check({ service: "plugin" });
    expect(health.status).toBe(HealthCheckResponse_ServingStatus.SERVING);
    expect(existsSync(path)).toBe(false);
    await createClient(GRPCController, transport).shutdown({});
    expect(await end).toMatchObject({ code: 0 });
  });

  test.each([
    ["without a certificate", () => undefined],
    ["with another one's certificate", identity],
  ])("a client %s is refused, and the host is served after it", async (_, stranger) => {
    const host = identity();
    const child = startPlugin({ ...handshake, PLUGIN_CLIENT_CERT: host.cert });
    const end = finished(child);
    const [, , , path = "", , certificate = ""] = await firstLine(child);
    const refused = createClient(Provider, secured(path, certificate, stranger()));
    await expect(refused.getProviderSchema({})).rejects.toThrow(ConnectError);
    const transport = secured(path, certificate, host);
    const schema = await createClient(Provider, transport).getProviderSchema({});
    expect(schema.provider).toBeDefined();
    await createClient(GRPCController, transport).shutdown({});
    expect(await end).toMatchObject({ code: 0 });
  });
});

describe("a plugin without TLS", () => {
  test("keeps the host's stream of output open until it is shut down", async () => {
    const child = startPlugin(handshake);
    const end = finished(child);
    const [, , , path = "", , certificate] = await firstLine(child);
    expect(certificate).toBe("");
    const transport = transportOver(() => connectPlain(path), "http");
    const stream = createClient(GRPCStdio, transport).streamStdio({});
    const ended = stream[Symbol.asyncIterator]().next();
    await createClient(Provider, transport).getProviderSchema({});
    await createClient(GRPCController, transport).shutdown({});
    expect(await ended).toMatchObject({ done: true });
    expect(await end).toMatchObject({ code: 0 });
  });

  test("ends when its only host hangs up", async () => {
    const child = startPlugin(handshake);
    const end = finished(child);
    const [, , , path = ""] = await firstLine(child);
    const socket = connectPlain(path);
    const transport = transportOver(() => socket, "http");
    await createClient(Provider, transport).getProviderSchema({});
    socket.destroy();
    expect(await end).toMatchObject({ code: 0 });
  });

  test("ends, and leaves no socket, when its parent is killed before it connects", async () => {
    const script = `"${process.execPath}" "${plugin}" & wait`;
    const parent = spawn("/bin/sh", ["-c", script], {
      env: { TMPDIR: folder, ...handshake },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [, , , path = ""] = await firstLine(parent);
    expect(existsSync(path)).toBe(true);
    parent.kill("SIGKILL");
    // The plugin holds the other end of this pipe as long as it lives.
    await once(parent, "close");
    expect(existsSync(path)).toBe(false);
  });
});

test.each([
  ["started by hand", {}, "This program is a plugin"],
  [
    "met by an engine of another age",
    { ...handshake, PLUGIN_PROTOCOL_VERSIONS: "4,5" },
    "Use Terraform 1.11",
  ],
])("a plugin %s says so and ends with 1", async (_, environment, sentence) => {
  const { code, output } = await finished(startPlugin(environment));
  expect(code).toBe(1);
  expect(output).toContain(sentence);
});
