import { describe } from "vitest";
import { engines } from "../support/terraform/engine.ts";
import { block, later, request, shopTest } from "../support/tofu/shop.ts";

const unset = 'variable "unset" {\n  type    = string\n  default = null\n}\n';
/** Known to be null only when the other resource is there. */
const late = 'terraform_data.late.id == "" ? "web-1" : null';
const missing = "This is missing";

describe.each(await engines())("$name, where null stands for what must be written,", (engine) => {
  const test = shopTest(engine);

  test("refuses the plan of a new request and of an edit, by the line", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(unset, request("a", { title: undefined }, "  title = var.unset"));
    const refusal = await shop.refused("plan");
    expect(refusal).toContain(missing);
    expect(refusal).toContain("title = var.unset");
    expect(refusal).toContain("Wanted text, came nothing or null. Give it a value.");
    await shop.declare(request("a"));
    await shop.apply();
    const contact =
      '  contact = { name = var.unset, phone = "010-1234-5678", email = "a@example.com" }';
    await shop.declare(unset, request("a", { contact: undefined }, contact));
    expect(await shop.refused("apply", "-auto-approve")).toContain("contact.name: Wanted text");
    expect(await people.tickets()).toMatchObject([{ number: "N1", state: "received" }]);
  });

  test.for<readonly [string, string]>([
    ["work_decision", '  request_id = var.unset\n  decision = "confirm"'],
    ["work_decision", '  request_id = "N1"\n  decision = var.unset'],
    ["key_registration", "  server_id = var.unset"],
    ["firewall_grant", '  server_id = "web-1"\n  request_id = var.unset'],
  ])("refuses the plan of a %s with %j", async ([type, lines], { shop, expect }) => {
    await shop.declare(unset, block(type, "a", {}, lines));
    const refusal = await shop.refused("plan");
    expect(refusal).toContain(missing);
    expect(refusal).toContain("= var.unset");
  });

  test("refuses at apply what only then turns out to be null, and does nothing", async ({
    shop,
    people,
    expect,
  }) => {
    await shop.declare(request("known"));
    await shop.apply();
    await shop.declare(
      later("late", "x"),
      request("known", { title: undefined }, `  title = ${late}`),
      request("a", { title: undefined }, `  title = ${late}`),
      block("key_registration", "a", {}, `  server_id = ${late}`),
      block("firewall_grant", "a", { server_id: "web-1" }, `  request_id = ${late}`),
      block("work_decision", "a", { decision: "confirm" }, `  request_id = ${late}`),
    );
    const refusal = await shop.refused("apply", "-auto-approve");
    expect(refusal.match(/Error: This is missing/g)).toHaveLength(5);
    expect(refusal).toContain(`title = ${late}`);
    expect(refusal).not.toContain("has a bug");
    expect(await people.tickets()).toMatchObject([{ number: "N1", title: "Work for known" }]);
    expect([...(await shop.state()).keys()].toSorted()).toEqual([
      "deskform_support_request.known",
      "terraform_data.late",
    ]);
  });
});
