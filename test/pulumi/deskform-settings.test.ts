import { describe } from "vitest";
import { run } from "../../tools/run.ts";
import { bundledPlugin, decision, grant, request, test } from "../support/pulumi/product.ts";

bundledPlugin();

/** Nothing of the desk comes from the environment. */
const bare = { DESKFORM_ENDPOINT: "", DESKFORM_TOKEN: "", DESKFORM_PROJECT: "" };

describe("the provider's configuration", () => {
  test("comes from the stack, where everything is text", async ({
    expect,
    desk,
    people,
    openShop,
  }) => {
    const shop = await openShop({ environment: bare });
    const set = (...words: readonly string[]) => shop.pulumi.succeed("config", "set", ...words);
    await set("deskform:endpoint", desk.address);
    await set("--secret", "deskform:token", desk.tokens.customer);
    await set("deskform:project", "demo");
    await set("deskform:requestTimeout", "10s");
    await set("deskform:language", "ko");
    await shop.declare({ apm: request("Install nginx"), decision: decision("apm") });
    expect(await shop.up()).toContain("아직 승인 요청이 없습니다");
    expect((await shop.stored("apm"))?.outputs).toMatchObject({ stateLabel: "접수 완료" });
    expect(await people.tickets()).toHaveLength(1);
    expect(await shop.pulumi.storedState()).not.toContain(desk.tokens.customer);
    await shop.settled();
  });

  test("comes from explicit providers, one for each project", async ({
    expect,
    desk,
    people,
    openShop,
  }) => {
    const shop = await openShop({ environment: bare });
    const provider = (project: string, token: string) => ({
      type: "pulumi:providers:deskform",
      properties: { endpoint: desk.address, project, token: { "fn::secret": token } },
    });
    await shop.declare({
      ours: provider("demo", desk.tokens.customer),
      theirs: provider("other", desk.tokens.stranger),
      apm: request("Install nginx", {}, { provider: "${ours}" }),
      away: request("Install nginx", {}, { provider: "${theirs}" }),
    });
    await shop.up();
    expect(await people.tickets()).toMatchObject([{ project: "demo", id: await shop.id("apm") }]);
    expect((await shop.stored("away"))?.outputs).toMatchObject({ project: "other" });
    expect(await shop.pulumi.storedState()).not.toContain(desk.tokens.stranger);
    await shop.settled();
  });

  test.for<readonly [string, Readonly<Record<string, string>>, string]>([
    [
      "token",
      { DESKFORM_TOKEN: "" },
      "token: The provider needs token. A token is wanted in the provider's configuration or as DESKFORM_TOKEN",
    ],
    ["project", { DESKFORM_PROJECT: "" }, "project: The provider needs project."],
    [
      "policy",
      { DESKFORM_DEFAULT_ON_DESTROY: "burn" },
      '"burn" came. Correct defaultOnDestroy in the provider\'s configuration, or DESKFORM_DEFAULT_ON_DESTROY.',
    ],
    ["language", { DESKFORM_LANGUAGE: "fr" }, 'Wanted is one of "en", "ko"; "fr" came.'],
    [
      "copy of the token",
      { DESKFORM_TOKEN: "dfk_a b" },
      "token: The provider's token is not usable",
    ],
    [
      "endpoint",
      { DESKFORM_ENDPOINT: "http://desk.example" },
      "endpoint: The provider's endpoint is not usable",
    ],
  ])(
    "is refused by name without a usable %s",
    async ([, environment, sentence], { expect, openShop }) => {
      const shop = await openShop({ environment });
      await shop.declare({ apm: request("Install nginx") });
      expect(await shop.refused("preview")).toContain(sentence);
    },
  );

  test("is refused at destroy too, and nothing is cancelled by a misspelt policy", async ({
    expect,
    people,
    shop,
  }) => {
    await shop.declare({ apm: request("Install nginx") });
    await shop.up();
    const { binary, folder: cwd, environment } = shop.pulumi;
    const words = ["destroy", "--yes", "--skip-preview", "--non-interactive"];
    const env = { ...environment, DESKFORM_DEFAULT_ON_DESTROY: "prevnt" };
    const { code, output } = await run(binary, words, { cwd, env });
    expect(code).not.toBe(0);
    expect(output).toContain("defaultOnDestroy: The provider's defaultOnDestroy is not usable");
    expect(await people.tickets()).toMatchObject([{ state: "received" }]);
  });

  test("with a wrong token removes nothing", async ({ expect, people, shop }) => {
    await shop.declare({ apm: request("Install nginx") });
    await shop.up();
    const wrong = { "deskform:token": "dfk_wrong" };
    const words = Object.entries(wrong).flatMap(([key, value]) => ["--config", `${key}=${value}`]);
    const said = await shop.refusedUp(...words);
    expect(said).not.toContain("dfk_wrong");
    expect(await shop.stored("apm")).not.toBeNull();
    expect(await people.tickets()).toMatchObject([{ state: "received" }]);
  });
});

describe("a preview", () => {
  test("knows the id of a ticket before it is filed, and what hangs on it", async ({
    expect,
    people,
    shop,
  }) => {
    await shop.declare({
      apm: request("Install nginx"),
      access: grant("apm"),
      decision: decision("apm"),
    });
    const shown = await shop.preview();
    const [, id] = /requestId *: "(tkt_\w+)"/.exec(shown) ?? [];
    expect(await people.tickets()).toEqual([]);
    await shop.up();
    expect(await people.tickets()).toMatchObject([{ id }]);
  });

  test("passes over what is known later, which is judged when it is known", async ({
    expect,
    people,
    shop,
  }) => {
    const known = {
      apm: request("Install nginx"),
      after: request("Tune what came of ${apm.number}", { services: ["web-tuning"] }),
    };
    const nowhere = request("Somewhere else", { serverId: "${apm.number}" });
    await shop.declare({ ...known, nowhere });
    const shown = await shop.preview();
    expect(shown).toMatch(/title *: \[unknown\]/);
    expect(await shop.refusedUp()).toMatch(/serverId|server "N1"/);
    // An update ends with its first error, before the other one perhaps.
    await shop.declare(known);
    await shop.up();
    const titles = (await people.tickets()).map(({ title }) => title);
    expect(titles).toEqual(["Install nginx", "Tune what came of N1"]);
  });

  test("asks nothing of a provider whose configuration is known later", async ({
    expect,
    people,
    shop,
  }) => {
    await shop.declare({
      apm: request("Install nginx"),
      late: { type: "pulumi:providers:deskform", properties: { namespace: "${apm.number}" } },
      away: request("Tune nginx", {}, { provider: "${late}" }),
    });
    await shop.preview();
    expect(await people.tickets()).toEqual([]);
    await shop.up();
    expect(await people.tickets()).toMatchObject([
      { binding: { namespace: "" } },
      { binding: { namespace: "N1" } },
    ]);
    await shop.settled();
  });
});
