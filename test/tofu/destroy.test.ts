import { describe } from "vitest";
import { destroyPolicies } from "../../core/workflow/destroy-policy.ts";
import { engines } from "../support/terraform/engine.ts";
import { type People, type Standing, standings } from "../support/people.ts";
import { request, type Shop, shopTest } from "../support/tofu/shop.ts";

/** What destroying does, in the order of the policies: cancel, cancel_or_forget, forget, prevent. */
const table: Readonly<Record<Standing, readonly Effect[]>> = {
  off_hours: ["cancelled", "cancelled", "goes on", "kept"],
  received: ["cancelled", "cancelled", "goes on", "kept"],
  reviewing: ["cancelled", "cancelled", "goes on", "kept"],
  delayed: ["cancelled", "cancelled", "goes on", "kept"],
  revision_requested: ["cancelled", "cancelled", "goes on", "kept"],
  approval_requested: ["cancelled", "cancelled", "goes on", "kept"],
  confirmed: ["confirmed", "goes on", "goes on", "kept"],
  working: ["confirmed", "goes on", "goes on", "kept"],
  completed: ["forgotten", "forgotten", "forgotten", "forgotten"],
  cancelled: ["forgotten", "forgotten", "forgotten", "forgotten"],
};
type Effect = "cancelled" | "goes on" | "forgotten" | "confirmed" | "kept";

/** What is said of it, with the ticket's number and title, since no line of a file can be shown. */
const sentences: Readonly<Record<Effect, (number: string) => string>> = {
  cancelled: () => "",
  forgotten: () => "",
  "goes on": (number) => `Warning: Ticket ${number} goes on without a declaration`,
  confirmed: (number) => `Error: Ticket ${number} cannot be cancelled any more`,
  kept: (number) => `Error: Ticket ${number} is kept by on_destroy = "prevent"`,
};

interface Cell {
  readonly name: string;
  readonly standing: Standing;
  readonly policy: (typeof destroyPolicies)[number];
  readonly effect: Effect;
}

const cells: readonly Cell[] = standings.flatMap((standing) =>
  destroyPolicies.map((policy, at) => ({
    name: `${standing}-${policy}`,
    standing,
    policy,
    effect: table[standing][at] ?? "kept",
  })),
);
const isRefused = ({ effect }: Cell): boolean => effect === "confirmed" || effect === "kept";
/** A ticket that goes on must not stand beside a new one. */
const isUnsafe = (cell: Cell): boolean => isRefused(cell) || cell.effect === "goes on";
const replacing = cells.map(({ name }) => `-replace=deskform_support_request.${name}`);

function declared(all: readonly Cell[]): readonly string[] {
  return all.map(({ name, policy }) => request(name, { on_destroy: policy }));
}

describe.each(await engines())("$name, in each of the forty cells of destruction,", (engine) => {
  const test = shopTest(engine);

  test("says at plan and does at apply what the table says, and never replaces what would go on", async ({
    desk,
    shop,
    people,
    expect,
  }) => {
    const ids = await filed(shop, people, (instant) => desk.clock.set(instant));
    const tickets = new Map(
      await Promise.all(
        cells.map(async ({ name }) => [name, await people.ticket(ids(name))] as const),
      ),
    );
    const numberOf = ({ name }: Cell): string => tickets.get(name)?.number ?? "";
    const isWrong = (output: string) => (cell: Cell) =>
      !output.includes(sentences[cell.effect](numberOf(cell)));
    const unsafe = await shop.refused("plan", ...replacing);
    expect(unsafe.match(/Error: /g)).toHaveLength(cells.filter(isUnsafe).length);
    await shop.declare();
    const refusal = await shop.refused("plan");
    expect(cells.filter(isRefused).filter(isWrong(refusal))).toEqual([]);
    expect(refusal.match(/Error: /g)).toHaveLength(cells.filter(isRefused).length);
    await shop.declare(...declared(cells.filter(isRefused)));
    const said = await shop.apply();
    const gone = cells.filter((cell) => !isRefused(cell));
    expect(gone.filter(isWrong(said))).toEqual([]);
    expect(said).toContain(`${gone.length} destroyed`);
    const after = cells.map(async ({ name }) => [name, (await people.ticket(ids(name))).state]);
    expect(await Promise.all(after)).toEqual(
      cells.map(({ name, effect }) => [
        name,
        effect === "cancelled" ? "cancelled" : tickets.get(name)?.state,
      ]),
    );
    expect(await shop.state()).toHaveProperty("size", cells.filter(isRefused).length);
    await shop.settled();
  });
});

/** Every cell's ticket where it belongs; the last ones are filed in the evening. */
async function filed(
  shop: Shop,
  people: People,
  setClock: (instant: string) => void,
): Promise<(name: string) => string> {
  const byDay = cells.filter(({ standing }) => standing !== "off_hours");
  await shop.declare(...declared(byDay));
  await shop.apply();
  const day = await shop.ids();
  for (const { name, standing } of byDay) await people.lead(day(name), standing);
  setClock("2026-11-24T10:00:00Z");
  await shop.declare(...declared(cells));
  await shop.apply();
  return shop.ids();
}
