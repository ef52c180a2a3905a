/** Key registrations: which key is where, as the desk is told. */
import { expect } from "vitest";
import type { Scene } from "../../../../support/lifecycle/scene.ts";
import { project } from "../../../../support/requests.ts";
import { expectQuiet } from "../support-request/filing.case.ts";
import type { Fact } from "../fact.ts";
import { key, secretCanary } from "../samples.ts";
import { errors, warnings } from "../shown-messages.ts";

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

export function registrationCases(fact: Fact): void {
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

  fact("another account is told to the desk, of the same registration", async (scene) => {
    const space = scene.workspace();
    await space.up({ key });
    const { id } = space.state("key");
    const other = { key: { ...key, inputs: { serverId: "web-1", account: "operator" } } };
    const proposed = await space.plan(other);
    expect(proposed.changes.get("key")).toMatchObject({ action: "update" });
    expect(errors(await space.apply(proposed))).toEqual([]);
    expect(await registered(scene, space.id("key"))).toMatchObject({ id, account: "operator" });
    await expectQuiet(space, other);
  });

  fact("a registration that somebody took back is made again", async (scene) => {
    const space = scene.workspace();
    await space.up({ key });
    const parameters = { project, registration: space.id("key") };
    void (await scene.desk.ask("customer", "removeKeyRegistration", { parameters })).answer;
    expect(errors(await space.up({ key }))).toEqual([]);
    expect(space.state("key")).toMatchObject({ state: "declared" });
    await expectQuiet(space, { key });
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

  fact("what Linux takes for no account is refused at plan", async (scene) => {
    for (const account of ["Engineer", "web 1", "-rf", "a".repeat(33)]) {
      const declaration = { ...key, inputs: { serverId: "web-1", account } };
      const proposed = await scene.workspace().plan({ key: declaration });
      expect(proposed.refused).toBe(true);
      expect(errors(proposed).join()).toContain("the name of a Linux account");
    }
  });

  fact("a registration for what can be no server is refused at plan", async (scene) => {
    const declaration = { ...key, inputs: { serverId: "web 1" } };
    const proposed = await scene.workspace().plan({ key: declaration });
    expect(proposed.refused).toBe(true);
    expect(errors(proposed).join()).toContain("1 to 64 ASCII letters, digits, dots");
  });

  fact(
    "a registration on an unknown server is refused at plan, naming known ones",
    async (scene) => {
      const space = scene.workspace();
      const events = scene.eventCount();
      const nowhere = { key: { ...key, inputs: { serverId: "nowhere" } } };
      const unknownServer = [expect.stringMatching(/"nowhere" is none.*db-1, web-1/)];
      expect(errors(await space.plan(nowhere))).toEqual(unknownServer);
      await space.up({ key });
      expect(errors(await space.plan(nowhere))).toEqual(unknownServer);
      await expectQuiet(space, { key });
      expect(scene.eventCount()).toBe(events + 1);
    },
  );

  for (const createFirst of [true, false]) {
    const order = createFirst ? "comes" : "goes";
    fact(`renamed, a key stays registered when a declaration ${order} first`, async (scene) => {
      const space = scene.workspace();
      await space.up({ key });
      expect(errors(await space.up({ renamed: key }, { createFirst }))).toEqual([]);
      expect(await registered(scene, space.id("renamed"))).toMatchObject({ state: "declared" });
      await expectQuiet(space, { renamed: key });
    });
  }

  fact("replaced with the new one first, a key stays registered", async (scene) => {
    const space = scene.workspace();
    await space.up({ key });
    const events = scene.eventCount();
    const replaced = await space.up({ key }, { replace: ["key"], createFirst: true });
    expect(errors(replaced)).toEqual([]);
    expect(scene.eventCount()).toBe(events);
    await expectQuiet(space, { key });
  });

  fact("runs that share a process still take a registration back", async (scene) => {
    const space = scene.workspace({}, { attached: true });
    await space.up({ key });
    const id = space.id("key");
    expect(errors(await space.up({}))).toEqual([]);
    expect(await registered(scene, id)).toMatchObject({ state: "removed" });
  });

  fact("an account that was changed at the desk is seen, and set again", async (scene) => {
    const space = scene.workspace();
    const inputs = { serverId: "web-1", account: "operator" };
    const declared = { key: { ...key, inputs } };
    await space.up(declared);
    const fingerprint = space.text("key", "fingerprint");
    const parameters = { project, server: "web-1", fingerprint };
    const body = { account: "other", publicKey: space.text("key", "authorizedKeysLine") };
    void (await scene.desk.ask("customer", "putKeyRegistration", { parameters, body })).answer;
    const proposed = await space.plan(declared);
    expect(space.state("key")).toMatchObject({ account: "other" });
    expect(proposed.changes.get("key")).toMatchObject({ action: "update" });
    expect(errors(await space.apply(proposed))).toEqual([]);
    expect(await registered(scene, space.id("key"))).toMatchObject({ account: "operator" });
    await expectQuiet(space, declared);
  });

  fact("a registration is imported by its id", async (scene) => {
    const space = scene.workspace();
    await space.up({ key });
    const other = scene.workspace();
    const handle = space.id("key");
    expect(errors({ told: await other.import("key", "KeyRegistration", handle) })).toEqual([]);
    await expectQuiet(other, { key });
  });
}

async function registered(scene: Scene, registration: string) {
  const parameters = { project, registration };
  const read = await scene.desk.ask("customer", "readKeyRegistration", { parameters });
  return read.answer.registration;
}
