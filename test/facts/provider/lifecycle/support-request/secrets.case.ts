/** Secrets, personal data, imports, and what a plan is bound to. */
import { expect } from "vitest";
import type { Fields } from "../../../../../framework/value/index.ts";
import { expectQuiet } from "./filing.case.ts";
import { contactCanaries, normalContact, only, secretCanary } from "../samples.ts";
import { expectOrDeviate, type Fact } from "../fact.ts";
import { errors } from "../shown-messages.ts";

const withSecret = (value: string, changes: Fields = {}) =>
  only({
    services: ["db-install"],
    securityInfo: { "db-install": { dbRootPassword: value } },
    securityInfoVersion: 1,
    ...changes,
  });

export function secretCases(fact: Fact): void {
  fact("security info reaches the engineer and is kept nowhere on the way", async (scene) => {
    const space = scene.workspace();
    const proposed = await space.plan(withSecret(secretCanary));
    expect(errors(proposed)).toEqual([]);
    const shown = JSON.stringify([...proposed.changes.values()].map(({ planned }) => planned));
    expect(shown).not.toContain(secretCanary);
    await space.apply(proposed);
    expect(JSON.stringify(space.state("it"))).not.toContain(secretCanary);
    const { id } = space.state("it");
    await scene.claim(id);
    const body = { reason: "To install it." };
    const parameters = { ticket: space.id("it") };
    const { answer } = await scene.desk.ask("engineer", "revealSecurityInfo", { parameters, body });
    expect(answer.securityInfo).toEqual({ "db-install": { dbRootPassword: secretCanary } });
    await space.refresh();
    await expectQuiet(space, withSecret(secretCanary));
  });

  fact("no write-only value is in what the engine writes down", async (scene) => {
    const space = scene.workspace();
    await space.up(withSecret(secretCanary));
    expectOrDeviate(space.file, (file) => expect(file).not.toContain(secretCanary));
  });

  fact("another secret without another version is no change", async (scene) => {
    const space = scene.workspace();
    await space.up(withSecret(secretCanary));
    const { id } = space.state("it");
    await space.up(withSecret("rotated"));
    expect(await scene.events(id)).toEqual(["submit"]);
  });

  fact("another version sends the secret again", async (scene) => {
    const space = scene.workspace();
    await space.up(withSecret(secretCanary));
    const { id } = space.state("it");
    const commitment = space.state("it")["securityInfoCommitment"];
    const rotated = withSecret("rotated", { securityInfoVersion: 2 });
    expect(errors(await space.up(rotated))).toEqual([]);
    expect(await scene.events(id)).toEqual(["submit", "edit"]);
    expect(space.state("it")["securityInfoCommitment"]).not.toBe(commitment);
    await expectQuiet(space, rotated);
  });

  fact(
    "another secret at apply than the planned one is refused, and nothing is filed",
    async (scene) => {
      const space = scene.workspace();
      const before = (await scene.tickets()).length;
      const { program, ...proposed } = await space.plan(withSecret(secretCanary));
      const changed = { ...proposed, program: { ...program, ...withSecret("another") } };
      const outcome = await space.apply(changed).then((applied) => errors(applied).join(), String);
      expectOrDeviate(outcome, (said) => expect(said).toMatch(/securityInfoCommitment: .*planned/));
      expect((await scene.tickets()).length).toBe(before);
    },
  );

  fact("a secret that rotates may differ at apply", async (scene) => {
    const space = scene.workspace();
    const rotating = { securityInfoRotates: true };
    const { program, ...proposed } = await space.plan(withSecret(secretCanary, rotating));
    const changed = { ...proposed, program: { ...program, ...withSecret("another", rotating) } };
    expect(errors(await space.apply(changed))).toEqual([]);
  });

  fact("security info that a service demands is asked for", async (scene) => {
    const space = scene.workspace();
    const result = await space.up(only({ services: ["db-install"] }));
    expect(errors(result).join()).toMatch(/db-install/);
    expect(space.names).toEqual([]);
  });

  fact("contact data is in the declared state and in no word that anybody reads", async (scene) => {
    const space = scene.workspace();
    const told = [
      ...(await space.up(only())).told,
      ...(await space.up(only({ title: "Install nginx", maxCost: 1 }))).told,
      ...(await space.up(only({ serverId: "db-1" }))).told,
      ...(await space.up({})).told,
    ];
    const words = JSON.stringify(told);
    for (const canary of contactCanaries) expect(words).not.toContain(canary);
  });

  fact("contact data that is not usable is refused without repeating it", async (scene) => {
    const space = scene.workspace();
    const contact = { name: "Canary Kim", phone: "010-7123-456", email: "canary.example.com" };
    const proposed = await space.plan(only({ contact }));
    expect(proposed.refused).toBe(true);
    const words = JSON.stringify(proposed.told);
    expect(words).toMatch(/phone/);
    expect(words).toMatch(/e-?mail/);
    for (const canary of Object.values(contact)) expect(words).not.toContain(canary);
  });

  fact("a secret that is too long is refused at plan without repeating it", async (scene) => {
    const secret = secretCanary.repeat(2_000);
    const proposed = await scene.workspace().plan(only({ securityInfo: { login: { secret } } }));
    expect(proposed.refused).toBe(true);
    expect(errors(proposed).join()).toContain("1 to 16384 characters");
    expect(JSON.stringify(proposed.told)).not.toContain(secretCanary);
  });

  fact("without consent nothing is filed", async (scene) => {
    const space = scene.workspace();
    const proposed = await space.plan(only({ consent: { agreed: false, noticeVersion: 1 } }));
    expect(proposed.refused).toBe(true);
    expect(errors(proposed).join()).toMatch(/consent/i);
  });

  const handles: Readonly<Record<string, (id: string, number: string, address: string) => string>> =
    {
      id: (id) => id,
      number: (_, number) => number,
      "console address": (id, _, address) => `${address}/projects/demo/tickets/${id}`,
    };
  for (const [name, handleOf] of Object.entries(handles)) {
    fact(`a request is imported by its ${name}, and the plan after it is empty`, async (scene) => {
      const space = scene.workspace();
      await space.up(only());
      const { id } = space.state("it");
      const other = scene.workspace();
      const handle = handleOf(space.id("it"), space.text("it", "number"), scene.desk.address);
      expect(errors({ told: await other.import("it", "SupportRequest", handle) })).toEqual([]);
      expect(other.state("it")["id"]).toBe(id);
      await expectQuiet(other, only({ contact: normalContact }));
      expect(await scene.events(id)).toEqual(["submit"]);
    });
  }

  fact("an import of what is not there says so", async (scene) => {
    const space = scene.workspace();
    const told = await space.import("it", "SupportRequest", "N999999");
    expect(errors({ told }).join()).toMatch(/N999999/);
    expect(space.names).toEqual([]);
  });

  fact("an edit planned without contact data to send is not begun", async (scene) => {
    const space = scene.workspace({ token: "dfk_nobody_nothing" });
    const result = await space.up(only());
    expect(result.refused).toBe(true);
    expect(JSON.stringify(result.told)).not.toContain("dfk_nobody_nothing");
  });

  fact(
    "a desk that cannot be reached is an error at plan that names its address",
    async (scene) => {
      const space = scene.workspace({ endpoint: "http://127.0.0.1:9" });
      const proposed = await space.plan(only());
      expect(proposed.refused).toBe(true);
      expect(errors(proposed).join()).toContain("http://127.0.0.1:9");
    },
  );
}
