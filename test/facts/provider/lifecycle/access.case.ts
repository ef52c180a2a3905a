/** Firewall grants and key registrations beside their request. */
import { expect } from "vitest";
import type { Scene } from "../../../support/lifecycle/scene.ts";
import { project } from "../../../support/requests.ts";
import type { Program, Workspace } from "../../../support/lifecycle/workspace.ts";
import { expectQuiet } from "./filing.case.ts";
import { grant, key, only, request, secretCanary } from "./samples.ts";
import type { Fact } from "./fact.ts";
import { errors, warnings } from "./told.ts";

const hourMs = 3_600_000;
const otherKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIL0e3oVhpOySQBbVYsBwHkFm7sbE2UuUZGGvuBGL2Kjf";
const fence = (word: string): string => `-----${word} OPENSSH PRIVATE KEY-----`;
const privateKey = [
  fence("BEGIN"),
  Buffer.from(secretCanary).toString("base64"),
  fence("END"),
].join("\n");

/** What nobody may register, and what is said of it. */
const unsoundKeys: Readonly<Record<string, string>> = {
  "nothing like a key": secretCanary,
  "a private key": privateKey,
  "two keys": `${otherKey}\n${otherKey}`,
  "a key behind options": `command="/bin/${secretCanary}" ${otherKey}`,
  "a key of a forbidden kind": `ssh-dss ${Buffer.from(secretCanary).toString("base64")}`,
};

export function accessCases(fact: Fact): void {
  fact("a grant lasts five business days, or as long as it is told", async (scene) => {
    const { space } = await granted(scene, {});
    expect(lengthOf(space)).toBe(7 * 24 * hourMs);
    const { space: short } = await granted(scene, { duration: "48h" });
    expect(lengthOf(short)).toBe(48 * hourMs);
    expect(short.state("grant")).toMatchObject({ sourceCidrs: ["203.0.113.0/24"], port: 22 });
  });

  fact("a grant that is too long, or without a readable length, is refused", async (scene) => {
    for (const duration of ["15d", "15h30", "-1h"]) {
      const space = scene.workspace();
      const result = await space.up({ it: request(), grant: grant({ duration }) });
      expect(errors(result)).toHaveLength(1);
      expect(space.names).toEqual(["it"]);
    }
  });

  fact("expiry is no drift", async (scene) => {
    const { space, program } = await granted(scene, { duration: "2h" });
    scene.desk.clock.advance(3 * hourMs);
    await expectQuiet(space, program);
    expect(space.state("grant")).toMatchObject({ state: "expired" });
  });

  fact("an expired grant that renews is opened again, the same one", async (scene) => {
    const { space, program } = await granted(scene, { duration: "2h", renew: true });
    const { id } = space.state("grant");
    scene.desk.clock.advance(3 * hourMs);
    expect(errors(await space.up(program))).toEqual([]);
    expect(space.state("grant")).toMatchObject({ id, state: "active" });
    await expectQuiet(space, program);
  });

  fact("a grant is revoked with its declaration", async (scene) => {
    const { space, id } = await granted(scene, {});
    expect(errors(await space.up(only()))).toEqual([]);
    expect((await scene.ticket(id)).grant).toBeNull();
    expect(await scene.events(id)).toEqual(["submit", "grantOpened", "grantRevoked"]);
  });

  fact("a grant whose answer was lost is found again", async (scene) => {
    const space = scene.workspace();
    const program = { it: request(), grant: grant() };
    const proposed = await space.plan(program);
    space.wire.cut("putGrant", "after");
    await space.apply(proposed);
    expect(errors(await space.up(program))).toEqual([]);
    const { id } = space.state("it");
    expect((await scene.events(id)).filter((kind) => kind === "grantOpened")).toHaveLength(1);
  });

  fact("a grant for another server than its request's is refused", async (scene) => {
    const { space } = await granted(scene, {});
    const proposed = await space.plan({ it: request(), grant: grant({ serverId: "db-1" }) });
    expect(errors(proposed).join()).toMatch(/"web-1".*"db-1"/);
  });

  for (const [onDestroy, isRefused] of [
    ["cancel", true],
    ["cancel_or_forget", false],
    ["forget", false],
    ["prevent", true],
  ] as const) {
    fact(`the grant of confirmed work follows on_destroy = ${onDestroy}`, async (scene) => {
      const { space, id } = await granted(scene, {}, { onDestroy });
      await scene.lead(id, "confirmed");
      const result = await space.up(only({ onDestroy }));
      expect(result.refused).toBe(isRefused);
      expect(`${errors(result).join()}${warnings(result)}`).toMatch(
        /desk revokes (the grant itself|it) at the end/,
      );
      expect((await scene.ticket(id)).grant).toMatchObject({ state: "active" });
      expect(space.names.includes("grant")).toBe(isRefused);
    });
  }

  fact("a grant that somebody closed is opened again", async (scene) => {
    const { space, id, program } = await granted(scene, {});
    const parameters = { project, grant: space.id("grant") };
    void (await scene.desk.ask("customer", "revokeGrant", { parameters })).answer;
    expect(errors(await space.up(program))).toEqual([]);
    expect((await scene.ticket(id)).grant).toMatchObject({ state: "active" });
    await expectQuiet(space, program);
  });

  fact("a grant is imported by its id", async (scene) => {
    const { space } = await granted(scene, {});
    const other = scene.workspace();
    const handle = space.id("grant");
    expect(errors({ told: await other.import("grant", "FirewallGrant", handle) })).toEqual([]);
    const inputs = { serverId: "web-1", requestId: space.id("it") };
    await expectQuiet(other, { grant: { type: "FirewallGrant", inputs } });
  });

  fact("a registration is of the desk's published key, unless another is given", async (scene) => {
    const space = scene.workspace();
    expect(errors(await space.up({ key }))).toEqual([]);
    const state = space.state("key");
    expect(state).toMatchObject({ account: "engineer", state: "declared" });
    expect(state["authorizedKeysLine"]).toMatch(/^ssh-ed25519 \S+ deskform:engineer$/);
    await expectQuiet(space, { key });
  });

  fact("another key is another registration, and the old one is taken back", async (scene) => {
    const space = scene.workspace();
    await space.up({ key });
    const { id, fingerprint } = space.state("key");
    const other = { key: { ...key, inputs: { serverId: "web-1", publicKey: otherKey } } };
    const proposed = await space.plan(other);
    expect(proposed.changes.get("key")).toMatchObject({ action: "replace" });
    expect(errors(await space.apply(proposed))).toEqual([]);
    expect(space.state("key")["fingerprint"]).not.toBe(fingerprint);
    expect(space.state("key")["id"]).not.toBe(id);
    await expectQuiet(space, other);
  });

  fact("a destroyed registration reminds of the key on the server", async (scene) => {
    const space = scene.workspace();
    await space.up({ key });
    expect(warnings(await space.up({}))).toMatch(/key may still be on web-1/);
  });

  for (const [name, publicKey] of Object.entries(unsoundKeys)) {
    fact(`${name} is refused and not repeated`, async (scene) => {
      const space = scene.workspace();
      const declaration = { ...key, inputs: { serverId: "web-1", publicKey } };
      const proposed = await space.plan({ key: declaration });
      expect(proposed.refused).toBe(true);
      const words = JSON.stringify(proposed.told);
      expect(words).toMatch(/public SSH key is wanted/);
      expect(words).not.toContain(secretCanary);
      expect(words).not.toContain(Buffer.from(secretCanary).toString("base64"));
    });
  }

  fact("a registration is imported by its id", async (scene) => {
    const space = scene.workspace();
    await space.up({ key });
    const other = scene.workspace();
    const handle = space.id("key");
    expect(errors({ told: await other.import("key", "KeyRegistration", handle) })).toEqual([]);
    await expectQuiet(other, { key });
  });
}

interface Granted {
  readonly space: Workspace;
  readonly id: unknown;
  readonly program: Program;
}

async function granted(
  scene: Scene,
  changes: Parameters<typeof grant>[0],
  requested: Parameters<typeof request>[0] = {},
): Promise<Granted> {
  const space = scene.workspace();
  const program = { it: request(requested), grant: grant(changes) };
  expect(errors(await space.up(program))).toEqual([]);
  return { space, id: space.state("it")["id"], program };
}

function lengthOf(space: Workspace): number {
  const at = (field: string): number => Date.parse(space.text("grant", field));
  return at("expiresAt") - at("activatedAt");
}
