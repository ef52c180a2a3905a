import { describe } from "vitest";
import { engines } from "../support/terraform/engine.ts";
import { oneLine, request, shopTest } from "../support/tofu/shop.ts";

/** What stands in the provider block. */
function provider(setting: string, value: string): string {
  return `provider "deskform" {\n  ${setting} = ${JSON.stringify(value)}\n}\n`;
}

describe.each(await engines())("$name with a setting that is not usable", (engine) => {
  const test = shopTest(engine);

  test.for<readonly [string, string, readonly string[]]>([
    ["default_on_destroy", "prevnt", ['"prevent"', '"prevnt"']],
    ["language", "fr", ['"en", "ko"', '"fr"']],
    ["request_timeout", "1ms", ["at least 1s", '"1ms"']],
  ])("refuses %s = %j by name, from wherever it comes", async (row, { openShop, shop, expect }) => {
    const [setting, value, sentences] = row;
    const variable = `DESKFORM_${setting.toUpperCase()}`;
    const misled = await openShop({ environment: { [variable]: value } });
    await misled.declare(request("a"));
    const fromEnvironment = await misled.refused("plan");
    for (const each of [setting, variable, ...sentences]) expect(fromEnvironment).toContain(each);
    await shop.declare(provider(setting, value), request("a"));
    const fromBlock = await shop.refused("plan");
    for (const each of [setting, ...sentences]) expect(fromBlock).toContain(each);
    expect(fromBlock).toContain('in provider "deskform"');
  });

  test("cancels nothing by a misspelt policy", async ({ shop, people, expect }) => {
    await shop.declare(request("a"));
    await shop.apply();
    const misled = shop.place.with({ DESKFORM_DEFAULT_ON_DESTROY: "prevnt" });
    const { code, output } = await misled.run("destroy", "-auto-approve");
    expect(code).toBe(1);
    expect(oneLine(output)).toContain("default_on_destroy");
    expect(await people.tickets()).toMatchObject([{ state: "received" }]);
  });

  test("says of a token that it is malformed, and repeats none of it", async ({
    desk,
    openShop,
    expect,
  }) => {
    for (const token of [`${desk.tokens.customer}\n`, "dfk_canary and more"]) {
      const shop = await openShop({ environment: { DESKFORM_TOKEN: token } });
      await shop.declare(request("a"));
      const refusal = await shop.refused("plan");
      expect(refusal).toContain("The provider's token is not usable");
      expect(refusal).toContain("DESKFORM_TOKEN");
      expect(refusal).not.toMatch(/dfk_\w/);
    }
  });

  test("tells where a token may stand that the desk does not know", async ({ shop, expect }) => {
    await shop.declare(provider("token", `dfk_${"A".repeat(43)}`), request("a"));
    const refusal = await shop.refused("plan");
    expect(refusal).toContain("the provider's configuration");
    expect(refusal).toContain("DESKFORM_TOKEN");
  });

  test("wants the desk's address without the version", async ({ desk, openShop, expect }) => {
    for (const end of ["/v1", "/v1/"]) {
      const shop = await openShop({ endpoint: `${desk.address}${end}` });
      await shop.declare(request("a"));
      const refusal = await shop.refused("plan");
      expect(refusal).toContain("The provider's endpoint is not usable");
      expect(refusal).toContain("without /v1");
    }
  });
});
