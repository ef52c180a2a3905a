import { describe } from "vitest";
import { bundledPlugin, request, type Shop, test, urnOf } from "../support/pulumi/product.ts";

bundledPlugin();

/** The phone number as the desk writes it, so that an import differs in nothing. */
const contact = { name: "Kim Jiwon", phone: "+821012345678", email: "jiwon@example.com" };
const apm = request("Install nginx", { contact });

/** The engine lets go of the resource without a word to the desk. */
const waysToLeave: readonly (readonly [string, (shop: Shop) => Promise<unknown>])[] = [
  [
    "retained",
    async (shop) => {
      await shop.declare({ apm: request("Install nginx", { contact }, { retainOnDelete: true }) });
      await shop.up();
      await shop.declare({});
      await shop.up();
    },
  ],
  [
    "deleted from the state",
    (shop) => shop.pulumi.succeed("state", "delete", urnOf("apm"), "--yes"),
  ],
];

describe("a renamed request", () => {
  test("is refused without an alias, and nothing is filed or cancelled", async ({
    expect,
    people,
    shop,
  }) => {
    await shop.declare({ apm });
    await shop.up();
    await shop.declare({ web: apm });
    for (const words of [["preview"], ["up", "--yes", "--skip-preview"]]) {
      const said = await shop.refused(...words);
      expect(said).toContain("This looks like a rename: add an alias");
      expect(said).toContain(urnOf("apm"));
    }
    expect(await people.tickets()).toMatchObject([{ state: "received" }]);
    await shop.declare({ apm });
    await shop.settled();
  });

  test("stays the same ticket with an alias, found again under its new name", async ({
    expect,
    people,
    shop,
  }) => {
    await shop.declare({ apm });
    await shop.up();
    const id = await shop.id("apm");
    await shop.declare({ web: request("Install nginx", {}, { aliases: [{ name: "apm" }] }) });
    await shop.up();
    expect(await shop.id("web")).toBe(id);
    expect((await people.ticket(id)).binding).toMatchObject({ held: true, origin: urnOf("web") });
    await shop.settled();
  });
});

describe("two requests of one program with the same idempotencyKey", () => {
  const like = (title: string, options = {}) => request(title, { idempotencyKey: "same" }, options);

  test("have a key each, for their names differ, and are two tickets", async ({
    expect,
    people,
    shop,
  }) => {
    await shop.declare({ one: like("Install nginx"), two: like("Tune nginx") });
    await shop.up();
    await shop.settled();
    const bindings = (await people.tickets()).map(({ binding }) => binding);
    expect(bindings.map(({ held }) => held)).toEqual([true, true]);
    expect(new Set(bindings.flatMap(({ keys }) => keys))).toHaveProperty("size", 2);
    expect(new Set(bindings.map(({ origin }) => origin))).toEqual(
      new Set([urnOf("one"), urnOf("two")]),
    );
  });

  test("that ask for the same are never two tickets, until one has another title", async ({
    expect,
    people,
    shop,
  }) => {
    await shop.declare({ one: like("Install nginx"), two: like("Install nginx") });
    const sentence = "title: Two declarations ask for the same request";
    expect(await shop.refused("preview")).toContain(sentence);
    const said = await shop.refusedUp();
    expect(said).toContain(sentence);
    expect(said).toContain("or change its title if both are meant");
    const [first, ...others] = await people.tickets();
    expect(others).toEqual([]);
    // Whichever of them the engine has filed already, the other one gets the other title.
    const isTwo = first?.binding.origin === urnOf("two");
    const [filed, other] = isTwo ? ["two", "one"] : ["one", "two"];
    await shop.declare({ [filed]: like("Install nginx"), [other]: like("Install nginx again") });
    await shop.up();
    expect(await people.tickets()).toHaveLength(2);
    await shop.settled();
  });
});

describe("a request declared again", () => {
  test("after a destroy is a new ticket", async ({ expect, people, shop }) => {
    await shop.declare({ apm });
    await shop.up();
    const id = await shop.id("apm");
    await shop.destroy();
    await shop.up();
    expect(await shop.id("apm")).not.toBe(id);
    expect(await people.tickets()).toMatchObject([{ state: "cancelled" }, { state: "received" }]);
    await shop.settled();
  });

  test("after it was forgotten takes its ticket over, and says so", async ({
    expect,
    people,
    shop,
  }) => {
    const forgotten = request("Install nginx", { onDestroy: "forget" });
    await shop.declare({ apm: forgotten });
    await shop.up();
    const id = await shop.id("apm");
    expect(await shop.destroy()).toContain("Ticket N1 goes on without a declaration");
    expect(await shop.preview()).toContain("Ticket N1 is taken over, not filed again");
    await shop.up();
    expect(await shop.id("apm")).toBe(id);
    expect(await people.tickets()).toHaveLength(1);
    await shop.settled();
  });

  test.for(waysToLeave)(
    "after it was %s is refused with a way out that works",
    async ([, leave], { expect, people, shop }) => {
      await shop.declare({ apm });
      await shop.up();
      const id = await shop.id("apm");
      await leave(shop);
      await shop.declare({ apm });
      expect(await shop.preview()).toContain("import the ticket");
      expect(await shop.refusedUp()).toContain("import the ticket");
      expect(await people.tickets()).toHaveLength(1);
      await shop.adopt("apm", id);
      await shop.settled();
      expect(await people.tickets()).toMatchObject([{ id, binding: { held: true } }]);
    },
  );
});

describe("the same request in another stack", () => {
  test("looks like a rename, unless the stack has a namespace of its own", async ({
    expect,
    people,
    shop,
    openShop,
  }) => {
    await shop.declare({ apm });
    await shop.up();
    const other = await openShop();
    await other.pulumi.succeed("stack", "init", "other");
    await other.declare({ apm });
    expect(await other.refusedUp()).toContain("looks like a rename");
    const apart = await openShop({ environment: { DESKFORM_NAMESPACE: "apart" } });
    await apart.pulumi.succeed("stack", "init", "other");
    await apart.declare({ apm });
    await apart.up();
    await apart.settled();
    await shop.settled();
    expect(await people.tickets()).toMatchObject([
      { binding: { namespace: "", origin: urnOf("apm") } },
      { binding: { namespace: "apart", origin: urnOf("apm", "other") } },
    ]);
  });
});
