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
