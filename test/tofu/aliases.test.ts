import { describe } from "vitest";
import { engines } from "../support/terraform/engine.ts";
import { request, shopTest } from "../support/tofu/shop.ts";

const providers = `provider "deskform" {}\nprovider "deskform" {\n  alias = "second"\n}\n`;
const same = { title: "One and the same" };
const blocks = {
  a: request("a", same),
  b: request("b", same, "  provider = deskform.second"),
};

const tickMs = 5;

describe.each(await engines())("$name with two configurations of the provider", (engine) => {
  const test = shopTest(engine);

  test.for([1, 10])(
    "files what both declare once, for one of them, %i at a time",
    async (parallelism, { desk, shop, people, expect }) => {
      const ticking = setInterval(() => desk.clock.advance(tickMs), tickMs);
      for (const round of [1, 2, 3]) {
        await shop.declare(providers, blocks.a, blocks.b);
        const refusal = await shop.refused("apply", "-auto-approve", `-parallelism=${parallelism}`);
        expect(refusal).toMatch(/(filed under|already has) this declaration's key/);
        const [owner, ...others] = [...(await shop.state()).keys()];
        expect(others).toEqual([]);
        const kept = owner?.endsWith(".a") === true ? blocks.a : blocks.b;
        await shop.declare(providers, kept);
        expect(await shop.apply()).toContain("0 added, 0 changed, 0 destroyed");
        expect(await people.tickets()).toHaveLength(round);
        expect(await people.open()).toMatchObject([{ version: 1, binding: { held: true } }]);
        await shop.destroy();
      }
      clearInterval(ticking);
    },
  );
});
