import { describe } from "vitest";
import { engines } from "../support/terraform/engine.ts";
import { block, later, request, shopTest, type Values } from "../support/tofu/shop.ts";

const secret = 'variable "secret" {\n  type      = string\n  ephemeral = true\n}\n';
const secured = "  security_info = { db-install = { dbRootPassword = var.secret } }";

const unsound: readonly (readonly [string, Values, string, string])[] = [
  ["server", { server_id: "nowhere" }, '"nowhere" is none', 'server_id = "nowhere"'],
  [
    "notice",
    { consent: { agreed: true, notice_version: 9 } },
    "consent to version 9 came",
    "consent = {",
  ],
  [
    "wanted",
    { services: ["db-install"] },
    'security_info.db-install.dbRootPassword: the service "db-install" demands',
    'resource "deskform_support_request" "wanted"',
  ],
  ["unwanted", {}, "security_info.db-install: security info is taken only", "security_info = {"],
];

describe.each(await engines())("$name with a form that the desk would refuse", (engine) => {
  const test = shopTest(engine);

  test("refuses it at plan by its line, so that nothing is filed and nothing else is made", async ({
    openShop,
    people,
    expect,
  }) => {
    const shop = await openShop({ environment: { TF_VAR_secret: "canary-3b7f" } });
    await shop.declare(
      secret,
      later("other", "x"),
      request("sound"),
      ...unsound.map(([name, values]) => request(name, values, name === "unwanted" ? secured : "")),
      block("key_registration", "a", { server_id: "nowhere" }),
    );
    const refusal = await shop.refused("apply", "-auto-approve");
    expect(refusal.match(/Error: /g)).toHaveLength(unsound.length + 1);
    for (const [, , sentence, line] of unsound) {
      expect(refusal).toContain(sentence);
      expect(refusal).toContain(line);
    }
    expect(refusal).toContain('in resource "deskform_key_registration" "a"');
    expect(refusal).not.toContain("canary-3b7f");
    expect(await people.tickets()).toEqual([]);
    await expect(shop.place.state()).rejects.toThrow("ENOENT");
  });

  test("leaves the old object as it is where only the apply finds that its successor is unsound", async ({
    shop,
    people,
    expect,
  }) => {
    const createFirst = "  lifecycle { create_before_destroy = true }";
    await shop.declare(request("a", {}, createFirst));
    await shop.apply();
    const id = await shop.id("a");
    const consent =
      "  consent = { agreed = true, notice_version = tonumber(terraform_data.version.output) }";
    await shop.declare(
      later("version", "9"),
      request("a", { consent: undefined }, `${consent}\n${createFirst}`),
    );
    const replacing = "-replace=deskform_support_request.a";
    expect(await shop.refused("apply", "-auto-approve", replacing)).toContain("version 9 came");
    expect([...(await shop.state()).keys()].toSorted()).toEqual([
      "deskform_support_request.a",
      "terraform_data.version",
    ]);
    expect(await shop.id("a")).toBe(id);
    expect(await people.tickets()).toMatchObject([{ id, state: "received" }]);
  });

  test("refuses at validation what needs no desk, and says what is wrong with it", async ({
    openShop,
    expect,
  }) => {
    const shop = await openShop({ endpoint: "http://127.0.0.1:1" });
    await shop.declare(
      request("a", { title: "  ", max_cost: -1, idempotency_key: "" }),
      request("b", { services: ["없는서비스 x"] }),
      block("work_decision", "a", {
        request_id: "tkt_1",
        decision: "confirm",
        work_plan_hash: "xyz",
        max_cost: -1,
        round: 0,
      }),
    );
    const refusal = await shop.refused("validate");
    for (const sentence of [
      "title: wanted one line of 1 to 200 characters; came a text of 2 characters that is all blank.",
      "max_cost: wanted an integer from 0 to 1000000000; came -1.",
      "idempotency_key: wanted a text of at least 1 character; came a text of 0 characters.",
      'came "없는서비스 x".',
      "work_plan_hash: wanted 64 lower-case hexadecimal digits; came a text of 3 characters.",
      "max_cost: wanted an integer from 0 on; came -1.",
      "round: wanted an integer from 1 on; came 0.",
    ]) {
      expect(refusal).toContain(sentence);
    }
  });
});
