import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe } from "vitest";
import { engines } from "../support/terraform/engine.ts";
import { request, type Shop, shopTest } from "../support/tofu/shop.ts";

const secret = "canary-secret-2f61";
const other = "canary-other-90aa";
const contact = { name: "Canary Person", phone: "010-9876-5432", email: "canary@example.com" };
// Long enough that no hash and no time holds one by chance.
const personal = [...Object.values(contact), "9876-5432", "98765432"];

const variable = `variable "secret" {\n  type      = string\n  ephemeral = true\n}\n`;
const secured = `  security_info = { "apm-install" = { dbRootPassword = var.secret } }\n  security_info_version = 1`;
const values = { services: ["apm-install"], contact };

describe.each(await engines())("$name with secrets", (engine) => {
  const test = shopTest(engine);

  test("has write-only values nowhere, and contact data only in state and plan", async ({
    openShop,
    people,
    expect,
  }) => {
    const traced = await openShop({
      environment: { TF_LOG: "TRACE", TF_LOG_PATH: "trace.log", TF_VAR_secret: secret },
    });
    await traced.declare(variable, request("a", values, secured));
    const said = [
      await traced.plan("-out=saved"),
      await traced.must("apply", "saved"),
      await traced.settled(),
    ];
    const plan = await traced.must("show", "-json", "saved");
    const files = await everyFile(traced);
    expect(await people.ticket(await traced.id("a"))).toMatchObject({
      securityInfoFor: ["apm-install"],
    });
    expect(files.get("trace.log")).toContain("terraform-provider-deskform");
    expect(
      [...files, ["shown plan", plan], ["output", said.join("")]].filter(holds([secret])),
    ).toEqual([]);
    const state = files.get("terraform.tfstate") ?? "";
    for (const written of Object.values(contact)) {
      expect(state).toContain(written);
      expect(plan).toContain(written);
    }
    for (const name of ["terraform.tfstate", "main.tf", "saved"]) files.delete(name);
    expect([...files, ["output", said.join("")]].filter(holds(personal))).toEqual([]);
  });

  test("sends no other security info than was planned", async ({ openShop, people, expect }) => {
    const shop = await openShop({ environment: { TF_VAR_secret: secret } });
    await shop.declare(variable, request("a", values, secured));
    await shop.plan("-out=saved");
    // The plan binds the value by a keyed hash, and the engine itself compares plans.
    const { code, output } = await shop.place.with({ TF_VAR_secret: other }).run("apply", "saved");
    expect(code).toBe(1);
    expect(output).toContain("security_info_commitment");
    expect(await people.tickets()).toEqual([]);
    await shop.apply();
    await shop.settled();
    expect(await people.tickets()).toHaveLength(1);
  });

  test("sends security info again when its version is raised, and never else", async ({
    desk,
    shop,
    people,
    expect,
  }) => {
    const versioned = (version: number, dbRootPassword: string): string =>
      request("a", {
        ...values,
        security_info: { "apm-install": { dbRootPassword } },
        security_info_version: version,
      });
    const atDesk = async (): Promise<unknown> => {
      const asked = { parameters: { ticket: await shop.id("a") }, body: { reason: "Looking." } };
      return (await desk.ask("engineer", "revealSecurityInfo", asked)).answer.securityInfo;
    };
    await shop.declare(versioned(1, secret));
    await shop.apply();
    await shop.declare(versioned(1, other));
    await shop.settled();
    await shop.declare(versioned(2, other));
    await shop.apply();
    await shop.settled();
    await people.claim(await shop.id("a"));
    expect(await atDesk()).toEqual({ "apm-install": { dbRootPassword: other } });
    await shop.declare(versioned(3, secret));
    expect(await shop.refused("plan")).toContain("Ticket N1 cannot be edited now");
  });
});

function holds(needles: readonly string[]) {
  return ([, text = ""]: readonly string[]): boolean => needles.some((each) => text.includes(each));
}

/** All that the engine has left in its folder, by path; what the provider was bundle is not there. */
async function everyFile({ place }: Shop): Promise<Map<string, string>> {
  const entries = await readdir(place.folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    await Promise.all(
      files.map(async ({ parentPath, name }): Promise<[string, string]> => {
        const path = join(parentPath, name);
        return [path.slice(place.folder.length + 1), await readFile(path, "latin1")];
      }),
    ),
  );
}
