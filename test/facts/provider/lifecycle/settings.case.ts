/** Settings of the provider that nothing can be done with, wherever they come from. */
import { expect } from "vitest";
import { unknown } from "../../../../framework/value/index.ts";
import { only } from "./samples.ts";
import type { Fact } from "./fact.ts";
import { errors } from "./shown-messages.ts";

const canary = "dfk_canary";

/** What is wrong, and what is said of it. */
const unusable: readonly (readonly [setting: string, value: string, said: RegExp])[] = [
  ["endpoint", "http://desk.example", /https for another machine/],
  ["endpoint", "desk", /an https address, or http on this machine/],
  ["endpoint", "https://desk.example/v1", /without \/v1 at its end/],
  ["requestTimeout", "1ms", /a duration of at least 1s, like 30s; "1ms" came/],
  ["defaultOnDestroy", "prevnt", /"prevent".* came/i],
  ["language", "fr", /one of "en", "ko".* came/i],
  ["token", `${canary}\n`, /as the desk printed it, without blanks, line breaks/],
  ["token", `${canary} b`, /as the desk printed it/],
];

function variableOf(setting: string): string {
  return `DESKFORM_${setting.replace(/[A-Z]/g, "_$&").toUpperCase()}`;
}

function named(setting: string): RegExp {
  return new RegExp(`${setting}|${variableOf(setting).slice(9)}`, "i");
}

export function settingCases(fact: Fact): void {
  fact("a setting that is not usable is refused by name, from the configuration", async (scene) => {
    for (const [setting, value, said] of unusable) {
      const space = scene.workspace({ [setting]: value });
      const result = await space.up(only());
      expect(result.refused).toBe(true);
      expect.soft(errors(result).join()).toMatch(said);
      expect.soft(errors(result).join()).toMatch(named(setting));
      expect.soft(errors(result).join()).not.toContain(canary);
    }
  });

  fact("a setting that is not usable is refused by name, from the environment", async (scene) => {
    for (const [setting, value, said] of unusable) {
      const environment = { [variableOf(setting)]: value };
      const space = scene.workspace({ [setting]: null }, { environment });
      const result = await space.up(only());
      expect(result.refused).toBe(true);
      expect.soft(errors(result), setting).toHaveLength(1);
      expect.soft(errors(result).join()).toMatch(said);
      expect.soft(errors(result).join()).toContain(variableOf(setting));
      expect.soft(errors(result).join()).not.toContain(canary);
    }
  });

  fact("what must be set and is not is asked for by name, in either place", async (scene) => {
    for (const setting of ["token", "project"]) {
      const result = await scene.workspace({ [setting]: null }).up(only());
      expect(result.refused).toBe(true);
      expect(errors(result).join()).toContain(`as ${variableOf(setting)}`);
    }
  });

  fact("a setting is judged while another is not known yet", async (scene) => {
    const environment = { DESKFORM_DEFAULT_ON_DESTROY: "prevnt" };
    const space = scene.workspace({ endpoint: unknown }, { environment });
    expect(errors(await space.plan(only())).join()).toContain("DESKFORM_DEFAULT_ON_DESTROY");
  });

  fact("a misspelt policy of the environment cancels nothing", async (scene) => {
    const environment: Record<string, string> = {};
    const space = scene.workspace({}, { environment });
    await space.up(only());
    environment["DESKFORM_DEFAULT_ON_DESTROY"] = "prevnt";
    expect(errors(await space.up({})).join()).toContain("DESKFORM_DEFAULT_ON_DESTROY");
    expect(await scene.ticketsOf(space.namespace)).toMatchObject([{ state: "received" }]);
  });

  fact("of a token that the desk does not know both places are named", async (scene) => {
    const token = `dfk_${"A".repeat(43)}`;
    const said = errors(await scene.workspace({ token }).up(only())).join();
    expect(said).toContain("in the provider's configuration, by --token or as DESKFORM_TOKEN");
    expect(said).not.toContain(token);
  });
}
