import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe } from "vitest";
import { engines } from "../support/terraform/engine.ts";
import { request, shopTest } from "../support/tofu/shop.ts";

/** As the desk writes it, so that nothing differs even in spelling. */
const contact = { name: "Kim Jiwon", phone: "+821012345678", email: "jiwon@example.com" };

function imported(name: string, handle: string): string {
  return `import {\n  to = deskform_support_request.${name}\n  id = "${handle}"\n}\n`;
}

describe.each(await engines())("$name imports a request", (engine) => {
  const test = shopTest(engine);

  test("by id, number and console address, and the plan is empty", async ({
    desk,
    shop,
    openShop,
    people,
    expect,
  }) => {
    const blocks = ["a", "b", "c"].map((name) => request(name, { contact }));
    await shop.declare(...blocks);
    await shop.apply();
    const id = await shop.ids();
    const { number } = await people.ticket(id("b"));
    const heir = await openShop();
    const handles = [
      imported("a", id("a")),
      imported("b", number),
      imported("c", `${desk.address}/console/tickets/${id("c")}`),
    ];
    const events = people.eventCount();
    await heir.declare(...blocks, ...handles);
    expect(await heir.apply()).toContain("3 imported, 0 added, 0 changed, 0 destroyed");
    const ids = await heir.ids();
    expect(["a", "b", "c"].map(ids)).toEqual(["a", "b", "c"].map(id));
    await heir.declare(...blocks);
    await heir.settled();
    expect(people.eventCount()).toBe(events);
  });

  test("for one declaration only", async ({ shop, openShop, people, expect }) => {
    await shop.declare(request("a", { contact }));
    await shop.apply();
    const heir = await openShop();
    const a = request("a", { contact });
    const b = request("b", { contact, title: "Work for a" });
    await heir.declare(a, b, imported("a", "N1"), imported("b", await shop.id("a")));
    const refusal = await heir.refused("apply", "-auto-approve");
    expect(refusal).toContain("Two declarations have ticket N1");
    await heir.declare(a, b);
    await heir.must("import", "deskform_support_request.a", "N1");
    await heir.must("import", "deskform_support_request.b", "N1");
    const events = people.eventCount();
    for (const blocks of [[a, b], [a], [b]]) {
      await heir.declare(...blocks);
      const said = await heir.refused("apply", "-auto-approve");
      expect(said).toContain("Two declarations have ticket N1");
    }
    await heir.must("state", "rm", "deskform_support_request.b");
    await heir.declare(a);
    await heir.apply();
    await heir.settled();
    expect(people.eventCount()).toBe(events);
  });

  test("by a command, and what only the client knows is one change without an edit at the desk", async ({
    shop,
    openShop,
    people,
    expect,
  }) => {
    await shop.declare(request("a", { contact }));
    await shop.apply();
    const heir = await openShop();
    await heir.declare(request("a", { contact, on_destroy: "prevent", max_cost: 50_000 }));
    await heir.must("import", "deskform_support_request.a", "N1");
    const events = people.eventCount();
    expect(await heir.apply()).toContain("0 added, 1 changed, 0 destroyed");
    expect(people.eventCount()).toBe(events);
    await heir.settled();
    expect(await heir.refused("plan", "-destroy")).toContain('kept by on_destroy = "prevent"');
  });

  test("into generated configuration, where the contact is left to be filled in", async ({
    shop,
    openShop,
    expect,
  }) => {
    await shop.declare(request("a", { contact }));
    await shop.apply();
    const heir = await openShop();
    await heir.declare(imported("a", "N1"));
    await heir.place.run("plan", "-generate-config-out=generated.tf");
    const path = join(heir.place.folder, "generated.tf");
    const generated = await readFile(path, "utf8");
    expect(generated).toMatch(/title\s+= "Work for a"/);
    expect(generated).not.toContain(contact.phone);
    const filled = generated.replace(/contact\s*=.*\n/, `contact = ${JSON.stringify(contact)}\n`);
    await writeFile(path, filled);
    expect(await heir.apply()).toContain("1 imported, 0 added, 0 changed, 0 destroyed");
    await heir.settled();
  });

  test("not at all when there is none, in a sentence", async ({ shop, expect }) => {
    await shop.declare(request("a"));
    const refusal = await shop.refused("import", "deskform_support_request.a", "N99");
    expect(refusal).toContain("N99");
  });
});
