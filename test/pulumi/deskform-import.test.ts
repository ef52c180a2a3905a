import { describe } from "vitest";
import { file } from "../support/requests.ts";
import { bundledPlugin, request, test, urnOf } from "../support/pulumi/product.ts";

bundledPlugin();

/** As the desk has it: what users type otherwise is one update in place, without a change at the desk. */
const contact = { name: "Kim Jiwon", phone: "+821012345678", email: "jiwon@example.com" };

type Handle = (ticket: { readonly id: string; readonly number: string }) => string;

const handles: readonly (readonly [string, Handle])[] = [
  ["id", ({ id }) => id],
  ["number", ({ number }) => number],
  ["address in the console", ({ number }) => `https://desk.example/tickets/${number}/`],
];

describe("a ticket is imported by its", () => {
  test.for(handles)(
    "%s, and the preview after that is empty",
    async ([, handleOf], { expect, desk, people, shop }) => {
      const ticket = await file(desk);
      const events = people.eventCount();
      await shop.adopt("apm", handleOf(ticket));
      await shop.declare({ apm: request("Install nginx", { contact }) });
      await shop.settled();
      expect(await shop.id("apm")).toBe(ticket.id);
      expect((await people.ticket(ticket.id)).binding).toMatchObject({
        held: true,
        origin: urnOf("apm"),
      });
      expect(people.eventCount()).toBe(events);
    },
  );
});

describe("an imported ticket", () => {
  test("may be named in the program itself", async ({ expect, desk, people, shop }) => {
    const first = await file(desk, "first");
    const second = await file(desk, "second", { title: "Tune nginx" });
    await shop.declare({
      first: request("Install nginx", { contact }, { import: first.number }),
      second: request("Tune nginx", { contact }, { import: second.id }),
    });
    await shop.up();
    expect([await shop.id("first"), await shop.id("second")]).toEqual([first.id, second.id]);
    expect(await people.tickets()).toMatchObject([
      { binding: { held: true } },
      { binding: { held: true } },
    ]);
    await shop.declare({
      first: request("Install nginx", { contact }),
      second: request("Tune nginx", { contact }),
    });
    await shop.settled();
  });

  test("that is written otherwise is updated in place, and the desk hears nothing", async ({
    expect,
    desk,
    people,
    shop,
  }) => {
    const ticket = await file(desk);
    await shop.adopt("apm", ticket.number);
    await shop.declare({ apm: request("Install nginx", { maxCost: 50_000 }) });
    const events = people.eventCount();
    await shop.up();
    await shop.settled();
    expect(people.eventCount()).toBe(events);
  });

  test("that is not there is refused by name", async ({ expect, shop }) => {
    expect(
      await shop.refused("import", "deskform:index:SupportRequest", "apm", "N7", "--yes"),
    ).toContain("N7");
  });
});

describe("a decision is imported", () => {
  test("once it was made", async ({ expect, desk, people, shop }) => {
    const { id } = await file(desk);
    const words = [
      "import",
      "deskform:index:WorkDecision",
      "decision",
      id,
      "--yes",
      "--protect=false",
    ];
    expect(await shop.refused(...words)).toContain("Nothing was decided about ticket N1 yet");
    await people.lead(id, "confirmed");
    await shop.pulumi.succeed(...words);
    expect((await shop.stored("decision"))?.outputs).toMatchObject({
      status: "confirmed",
      requestId: id,
    });
  });
});
