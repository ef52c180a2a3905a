import { connect } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, Code, ConnectError, createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Provider } from "../../../../framework/wire/generated/tfplugin6_pb.ts";
import { type Address, type GrpcServer, startServer } from "../../../../framework/wire/index.ts";

const messageBytesMax = 1000;

let folder: string;
let sessions: string[];
let release: () => void;
let alone: Promise<void>;
let server: GrpcServer;

async function serve(address: Address): Promise<Client<typeof Provider>> {
  const { promise: released, resolve } = Promise.withResolvers<void>();
  release = resolve;
  const { promise, resolve: nobody } = Promise.withResolvers<void>();
  alone = promise;
  server = await startServer({
    address,
    messageBytesMax,
    routes(router) {
      router.service(Provider, {
        stopProvider: () => ({ Error: "stopped" }),
        async getProviderSchema() {
          await released;
          return {};
        },
      });
    },
    onFirstSession: () => sessions.push("first"),
    onNoSession() {
      sessions.push("none");
      nobody();
    },
  });
  return client();
}

function client(): Client<typeof Provider> {
  const { address } = server;
  const createConnection = (): ReturnType<typeof connect> =>
    "path" in address ? connect(address.path) : connect(address.port, "127.0.0.1");
  const transport = createGrpcTransport({
    baseUrl: "http://localhost",
    nodeOptions: { createConnection },
  });
  return createClient(Provider, transport);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "server-"));
  sessions = [];
});

afterEach(async () => {
  server.destroy();
  await server.closed;
  await rm(folder, { recursive: true, force: true });
});

describe("a gRPC server", () => {
  test("answers on a socket", async () => {
    const wire = await serve({ path: join(folder, "socket") });
    expect(await wire.stopProvider({})).toMatchObject({ Error: "stopped" });
  });

  test("answers on any free port, and tells which", async () => {
    const wire = await serve({ port: 0 });
    expect(await wire.stopProvider({})).toMatchObject({ Error: "stopped" });
    expect(server.address).toHaveProperty("port");
    expect(server.address).not.toEqual({ port: 0 });
  });

  test("says that it does not know a call", async () => {
    const wire = await serve({ port: 0 });
    await expect(wire.getFunctions({})).rejects.toMatchObject({ code: Code.Unimplemented });
  });

  test("refuses a message larger than its limit", async () => {
    const wire = await serve({ port: 0 });
    const config = { msgpack: new Uint8Array(messageBytesMax) };
    const call = wire.validateProviderConfig({ config });
    await expect(call).rejects.toMatchObject({ code: Code.ResourceExhausted });
  });

  test("finishes what it took before it closes, and takes nothing new", async () => {
    const wire = await serve({ path: join(folder, "socket") });
    await wire.stopProvider({});
    const underWay = wire.getProviderSchema({});
    await wire.stopProvider({});
    server.close();
    await expect(client().stopProvider({})).rejects.toThrow("ENOENT");
    release();
    expect(await underWay).toBeDefined();
    await server.closed;
  });

  test("cuts what is under way when it is destroyed", async () => {
    const wire = await serve({ port: 0 });
    await wire.stopProvider({});
    const underWay = wire.getProviderSchema({});
    server.destroy();
    await expect(underWay).rejects.toThrow(ConnectError);
    await server.closed;
  });

  test("tells of its first client, and when it has none any more", async () => {
    const wire = await serve({ port: 0 });
    await wire.stopProvider({});
    expect(sessions).toEqual(["first"]);
    server.close();
    await alone;
    expect(sessions).toEqual(["first", "none"]);
  });

  test("a socket that cannot be made is an error", async () => {
    await serve({ port: 0 });
    const nowhere = { path: join(folder, "no", "such", "socket") };
    const other = startServer({ address: nowhere, messageBytesMax, routes: () => {} });
    await expect(other).rejects.toThrow("EACCES");
  });
});
