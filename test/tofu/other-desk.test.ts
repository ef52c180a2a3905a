import { describe } from "vitest";
import { engines } from "../support/terraform/engine.ts";
import { request, shopTest } from "../support/tofu/shop.ts";

describe.each(await engines())("$name, with settings that lead elsewhere,", (engine) => {
  const test = shopTest(engine);

  test("neither forgets nor files a request, and settles as soon as they are restored", async ({
    desk,
    shop,
    people,
    expect,
  }) => {
    const declared = request("a", { on_missing: "recreate" });
    await shop.declare(declared);
    await shop.apply();
    const state = await shop.state();
    const elsewhere = `provider "deskform" {\n  project = "other"\n  token = "${desk.tokens.stranger}"\n}\n`;
    for (const blocks of [[declared], []]) {
      await shop.declare(elsewhere, ...blocks);
      const refusal = await shop.refused("apply", "-auto-approve");
      expect(refusal).toContain("Ticket N1 is of another desk or project");
      expect(refusal).not.toContain(desk.tokens.stranger);
      expect(await shop.refused("destroy", "-auto-approve", "-refresh=false")).toContain("N1");
    }
    expect(await shop.state()).toEqual(state);
    await shop.declare(declared);
    await shop.settled();
    expect(await people.tickets()).toMatchObject([{ number: "N1", state: "received" }]);
  });
});
