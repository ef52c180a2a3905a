import { createServer, type Server } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startTestDesk, type TestDesk } from "../../support/desk.ts";
import { project, registerKey } from "../../support/requests.ts";

let desk: TestDesk;
const listening: Server[] = [];
beforeEach(async () => void (desk = await startTestDesk({ allowsPrivateAddresses: true })));
afterEach(async () => {
  for (const server of listening.splice(0)) server.close();
  await desk.remove();
});

/** Puts the server `web-1` on this machine, with something that says this to whoever comes. */
async function serve(greeting: string): Promise<void> {
  const server = createServer((socket) => socket.end(greeting));
  listening.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  register("127.0.0.1", typeof address === "object" ? (address?.port ?? 0) : 0);
}

function register(address: string | null, port: number): void {
  desk.sql("update server set address = ?, ssh_port = ? where id = 'web-1'", address, port);
}

async function verify(on = desk) {
  const { id } = await registerKey(on, "web-1");
  return on.ask("engineer", "verifyKeyRegistration", { parameters: { registration: id } });
}

describe("a key registration", () => {
  test("R33 is verified once an SSH server answers at the registered address", async () => {
    await serve("SSH-2.0-OpenSSH_9.2\r\n");
    expect((await verify()).answer.registration).toMatchObject({ state: "verified", version: 2 });
    expect((await verify()).answer.registration).toMatchObject({ state: "verified", version: 2 });
  });

  test("stays declared when something else answers", async () => {
    await serve("220 mail.example ESMTP\r\n");
    expect((await verify()).refusal.code).toBe("server_unreachable");
    expect(desk.sql("select state from key_registration")).toEqual([{ state: "declared" }]);
  });

  test("stays declared when nobody answers", async () => {
    await serve("");
    expect((await verify()).refusal.code).toBe("server_unreachable");
  });

  test("is not verified without a registered address", async () => {
    register(null, 22);
    expect((await verify()).refusal.details).toEqual({ serverId: "web-1", problem: "missing" });
  });

  test("that was removed is not there", async () => {
    const { id } = await registerKey(desk, "web-1");
    await desk.ask("customer", "removeKeyRegistration", {
      parameters: { project, registration: id },
    });
    const asked = await desk.ask("engineer", "verifyKeyRegistration", {
      parameters: { registration: id },
    });
    expect(asked.status).toBe(404);
  });
});

describe("a desk that was not told otherwise", () => {
  test.each([
    "127.0.0.1",
    "10.0.0.7",
    "169.254.169.254",
    "192.168.1.1",
    "::1",
    "fe80::1",
    "::ffff:10.0.0.7",
    "not an address",
  ])("does not probe %s", async (address) => {
    const strict = await startTestDesk();
    strict.sql("update server set address = ? where id = 'web-1'", address);
    expect((await verify(strict)).refusal).toMatchObject({
      code: "address_refused",
      details: { problem: "not_public" },
    });
    await strict.remove();
  });
});
