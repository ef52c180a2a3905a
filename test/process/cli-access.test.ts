import { createServer } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type People, peopleAt } from "../support/cli.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { file, registerKey } from "../support/requests.ts";

let desk: TestDesk;
let people: People;

beforeEach(async () => {
  desk = await startTestDesk({ allowsPrivateAddresses: true });
  people = peopleAt(desk);
});

afterEach(() => desk.remove());

test("access is allowed and revoked, and the line to install is shown", async () => {
  await file(desk);
  expect(await people.must("customer", "ticket", "allow-access", "N1")).toContain(
    "203.0.113.0/24 → web-1 tcp/22",
  );
  expect(await people.must("customer", "ticket", "revoke-access", "N1")).toBe("N1: revoked\n");
  expect(await people.must("customer", "ticket", "register-key", "N1")).toContain(
    "ssh-ed25519 AAAA",
  );
});

test("a key is verified when an SSH server answers where the server is registered", async () => {
  const { id, fingerprint } = await registerKey(desk, "web-1");
  const server = createServer((socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  desk.sql("update server set address = '127.0.0.1', ssh_port = ? where id = 'web-1'", port);
  expect(await people.must("engineer", "desk", "verify-key", id)).toBe(
    `web-1  ${fingerprint}  verified\n`,
  );
  server.close();
});
