import { afterEach, beforeEach, expect, test } from "vitest";
import { startTestDesk, type TestDesk } from "../../support/desk.ts";
import { project } from "../../support/requests.ts";

let desk: TestDesk;
beforeEach(async () => void (desk = await startTestDesk()));
afterEach(() => desk.remove());

async function register(changes: { readonly account?: string; readonly fingerprint?: string }) {
  const { answer } = await desk.ask("customer", "readAccessProfile", { parameters: { project } });
  const { account, publicKey, fingerprint } = { ...answer.profile, ...changes };
  const parameters = { project, server: "web-1", fingerprint };
  return desk.ask("customer", "putKeyRegistration", { parameters, body: { account, publicKey } });
}

test.each(["Engineer", "1st", "a b", "a".repeat(33)])(
  "the account %j is no account's name, and what one is like is said",
  async (account) => {
    const { status, refusal } = await register({ account });
    expect([status, refusal.code]).toEqual([422, "field_invalid"]);
    expect(refusal.message).toMatch(/^account: wanted the name of a Linux account: 1 to 32 lower-/);
  },
);

test("a key with another fingerprint than the path's is refused for that", async () => {
  const { status, refusal } = await register({ fingerprint: "SHA256:other" });
  expect([status, refusal.code]).toEqual([422, "field_invalid"]);
  expect(refusal.message).toMatch(/^publicKey: wanted the key with the fingerprint that/);
});
