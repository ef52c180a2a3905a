import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe } from "vitest";
import { bundledPlugin, request, type Shop, test } from "../support/pulumi/product.ts";

bundledPlugin();

/**
 * The engine's own log, and the plugin's as far as it follows. From 9 on the engine itself prints
 * every property that it sends or gets, secrets too; this is the highest level at which it does not.
 */
const logging = ["-v=8", "--logtostderr", "--logflow"] as const;

const password = "canary-of-the-password";
const contact = { name: "Canary Kim", phone: "010-8765-4321", email: "canary@example.com" };

function install(title: string, secret: unknown, version: number) {
  const securityInfo = { "apm-install": { dbRootPassword: secret } };
  return request(title, {
    services: ["apm-install"],
    contact,
    securityInfo,
    securityInfoVersion: version,
  });
}

/** What the plugins write past their engine goes into a file. Gives its path. */
async function divertErrors({ pulumi }: Shop): Promise<string> {
  const launcher = join(pulumi.folder, "plugins/pulumi-resource-deskform");
  const errors = join(pulumi.folder, "errors");
  const text = await readFile(launcher, "utf8");
  await writeFile(errors, "");
  await writeFile(launcher, text.replace('"$@"', `"$@" 2>> '${errors}'`));
  return errors;
}

describe("what must not be seen", () => {
  test("stands nowhere in clear, and reaches the engineer", async ({ expect, desk, openShop }) => {
    const shop = await openShop({ environment: { PULUMI_DEBUG_COMMANDS: "true" } });
    const { pulumi } = shop;
    await pulumi.succeed("config", "set", "--secret", "rootPassword", password);
    const config = { rootPassword: { type: "string", secret: true } };
    await shop.declare({ apm: install("Install nginx", "${rootPassword}", 1) }, { config });
    const log = join(pulumi.folder, "events.json");
    const errors = await divertErrors(shop);
    const shown = [
      await shop.preview(...logging),
      await pulumi.succeed("preview", "--json"),
      await shop.up("--event-log", log, ...logging),
      await pulumi.storedState(),
      await shop.settled(),
      await pulumi.succeed("refresh", "--yes", "--diff", ...logging),
      await pulumi.succeed("stack", "export"),
      await pulumi.succeed("preview", "--json"),
      await readFile(log, "utf8"),
      await readFile(errors, "utf8"),
      desk.log.join("\n"),
    ];
    expect(shown.join("\n")).not.toMatch(/canary[-@ ]|8765-?4321/i);
    expect(shown[2]).toContain('"v":7');
    expect(await readFile(log, "utf8")).toContain("Install nginx");
    expect((await shop.stored("apm"))?.outputs).not.toHaveProperty("securityInfo");
    const id = await shop.id("apm");
    await desk.ask("engineer", "claimTicket", { parameters: { ticket: id }, body: {} });
    const revealed = await desk.ask("engineer", "revealSecurityInfo", {
      parameters: { ticket: id },
      body: { reason: "The work begins." },
    });
    expect(revealed.answer.securityInfo).toEqual({ "apm-install": { dbRootPassword: password } });
  });

  test("is sent again when its version rises, and not by itself", async ({
    expect,
    people,
    shop,
  }) => {
    await shop.declare({ apm: install("Install nginx", password, 1) });
    await shop.up();
    const events = people.eventCount();
    await shop.declare({ apm: install("Install nginx", `${password}-2`, 1) });
    await shop.settled();
    await shop.up();
    expect(people.eventCount()).toBe(events);
    await shop.declare({ apm: install("Install nginx", `${password}-2`, 2) });
    await shop.up();
    expect(people.eventCount()).toBeGreaterThan(events);
    await shop.settled();
    expect(await shop.pulumi.storedState()).not.toContain(password);
  });
});

describe("the shipped plugin", () => {
  test("has a schema that the engine accepts", async ({ expect, shop }) => {
    const { pulumi } = shop;
    const plugin = join(pulumi.folder, "plugins/pulumi-resource-deskform");
    const schema = await pulumi.succeed("package", "get-schema", plugin);
    const file = join(pulumi.folder, "schema.json");
    await writeFile(file, schema.slice(schema.indexOf("{")));
    expect(await pulumi.succeed("schema", "check", file)).not.toMatch(/warning|error/i);
    for (const name of ["SupportRequest", "KeyRegistration", "FirewallGrant", "WorkDecision"]) {
      expect(schema).toContain(`deskform:index:${name}`);
    }
  });
});
