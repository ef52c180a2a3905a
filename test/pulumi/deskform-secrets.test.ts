import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe } from "vitest";
import { bundledPlugin, request, test } from "../support/pulumi/product.ts";

bundledPlugin();

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

describe("what must not be seen", () => {
  test("stands nowhere in clear, and reaches the engineer", async ({ expect, desk, openShop }) => {
    const shop = await openShop({ environment: { PULUMI_DEBUG_COMMANDS: "true" } });
    const { pulumi } = shop;
    await pulumi.succeed("config", "set", "--secret", "rootPassword", password);
    const config = { rootPassword: { type: "string", secret: true } };
    await shop.declare({ apm: install("Install nginx", "${rootPassword}", 1) }, { config });
    const log = join(pulumi.folder, "events.json");
    const shown = [
      await shop.preview(),
      await pulumi.succeed("preview", "--json"),
      await shop.up("--event-log", log),
      await pulumi.storedState(),
      await shop.settled(),
      await pulumi.succeed("refresh", "--yes", "--diff"),
      await pulumi.succeed("stack", "export"),
      await pulumi.succeed("preview", "--json"),
      await readFile(log, "utf8"),
      desk.log.join("\n"),
    ];
    expect(shown.join("\n")).not.toMatch(/canary[-@ ]|8765-?4321/i);
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
