import { describe } from "vitest";
import { engines } from "../support/terraform/engine.ts";
import { block, later, request, shopTest } from "../support/tofu/shop.ts";

const reference = "  server_id = terraform_data.server.output";

describe.each(await engines())("$name, as long as a value is unknown,", (engine) => {
  const test = shopTest(engine);

  test("plans a request on a server that is still to come, and files it once", async ({
    shop,
    people,
    expect,
  }) => {
    const grant = block(
      "firewall_grant",
      "a",
      {},
      `${reference}\n  request_id = deskform_support_request.a.id`,
    );
    const decision = block(
      "work_decision",
      "a",
      { decision: "confirm" },
      "  request_id = deskform_support_request.a.id",
    );
    await shop.declare(
      later("server", "web-1"),
      request("a", { server_id: undefined }, reference),
      grant,
      decision,
    );
    await shop.apply();
    await shop.settled();
    expect(await people.tickets()).toMatchObject([
      { serverId: "web-1", state: "received", confirmedAt: null, grant: { state: "active" } },
    ]);
  });

  test("plans for a desk whose address is still to come", async ({
    desk,
    shop,
    people,
    expect,
  }) => {
    const provider = `provider "deskform" {\n  endpoint = terraform_data.desk.output\n}\n`;
    await shop.declare(later("desk", desk.address), provider, request("a"));
    expect(await shop.plan()).toContain("2 to add");
    await shop.apply();
    await shop.settled();
    expect(await people.tickets()).toMatchObject([{ number: "N1", binding: { held: true } }]);
  });

  test("plans edits whose values are still to come, and carries them out", async ({
    shop,
    people,
    expect,
  }) => {
    const form = { services: ["db-install"], security_info_version: 1 };
    const secret = (value: string) =>
      `  security_info = { db-install = { dbRootPassword = "${value}" } }`;
    const names = ["services", "policy", "version"] as const;
    await shop.declare(...names.map((name) => request(name, form, secret("one"))));
    await shop.apply();
    await shop.declare(
      later("code", "web-tuning"),
      request("services", { services: undefined }, "  services = [terraform_data.code.output]"),
      later("policy", "prevent"),
      request("policy", form, `${secret("one")}\n  on_destroy = terraform_data.policy.output`),
      later("version", "1"),
      request(
        "version",
        { ...form, security_info_version: undefined },
        `${secret("two")}\n  security_info_version = tonumber(terraform_data.version.output)`,
      ),
    );
    await shop.apply();
    await shop.settled();
    const attributes = (await shop.state()).get("deskform_support_request.policy")?.attributes;
    expect(attributes).toMatchObject({ destroy_effect: "blocked" });
    expect(await people.ticket(await shop.id("services"))).toMatchObject({
      services: ["web-tuning"],
      estimate: { amount: 50_000 },
    });
  });

  test("says in one sentence that the desk cannot be reached", async ({ openShop, expect }) => {
    const shop = await openShop({
      endpoint: "http://127.0.0.1:1",
      environment: { DESKFORM_REQUEST_TIMEOUT: "1s" },
    });
    await shop.declare(request("a"));
    const refusal = await shop.refused("plan");
    expect(refusal).toContain("http://127.0.0.1:1");
    expect(refusal.match(/Error: /g)).toHaveLength(1);
  });

  test("speaks Korean where that is wanted", async ({ openShop, people, expect }) => {
    const shop = await openShop({ environment: { DESKFORM_LANGUAGE: "ko" } });
    await shop.declare(request("a", { consent: { agreed: false, notice_version: 1 } }));
    expect(await shop.refused("plan")).toContain("동의");
    await shop.declare(request("a"));
    await shop.apply();
    const state = await shop.state();
    expect(state.get("deskform_support_request.a")?.attributes["state_label"]).toBe("접수 완료");
    await people.lead(await shop.id("a"), "confirmed");
    expect(await shop.refused("plan", "-destroy")).toContain(
      "기술지원 N1은(는) 더 이상 취소할 수 없습니다",
    );
  });
});
