import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sampleProvider, widget as sampleWidget } from "../support/sample-provider.ts";
import { SampleService } from "../support/sample-service.ts";
import { type TerraformClient, terraformClient } from "../support/terraform/client.ts";
import { engines, type Workspace, workspace } from "../support/terraform/engine.ts";

const apply = ["apply", "-auto-approve"] as const;
const destroy = ["destroy", "-auto-approve"] as const;
const canary = "canary-5d1e";

const everything = `
resource "sample_fancy_widget" "a" {
  name      = "alpha"
  size      = "large"
  turned_on = false
  amount    = 9007199254740991
  weight    = 1.1e30
  steps     = ["second", "first"]
  tags      = ["b", "a"]
  notes     = { "any key" = "x", other_key = "y" }
  shape     = { outer_width = 3, center = { distance_left = 0.1, distance_top = -2.5 } }
  parts     = [{ part_name = "bolt" }, { part_name = "nut", quantity = 4 }]
  corners   = [{ distance_left = 1, distance_top = 2 }, { distance_left = 0.5, distance_top = 0 }]
  spares    = { shelf_1 = { part_name = "bolt" } }
  contact   = "010-1234-5678"
  password  = "${canary}"
}
`;

function widget(body: string): string {
  return `resource "sample_fancy_widget" "a" {\n  name = "alpha"\n${body}\n}\n`;
}

describe.each(await engines())("$name with a resource of every kind of field", (engine) => {
  let service: SampleService;
  let face: TerraformClient;
  let proposals: string[];
  let place: Workspace;

  beforeEach(async () => {
    service = new SampleService();
    proposals = [];
    const provider = sampleProvider(service);
    face = await terraformClient({ ...provider, resources: { FancyWidget: recorded(proposals) } });
    place = await workspace(engine, { TF_REATTACH_PROVIDERS: face.reattach });
  });

  afterEach(async () => {
    await place.remove();
    await face.close();
  });

  const planIsEmpty = async (): Promise<void> => {
    expect(await place.run("plan", "-detailed-exitcode")).toMatchObject({ code: 0 });
  };

  test("apply creates it as it is written, and the next plan is empty", async () => {
    await place.write(everything);
    await place.must(...apply);
    expect(service.widgets.get("w1")).toMatchObject({
      password: canary,
      content: {
        amount: 9007199254740991,
        weight: 1.1e30,
        tags: ["a", "b"],
        parts: [
          { partName: "bolt", quantity: 1 },
          { partName: "nut", quantity: 4 },
        ],
        corners: [
          { distanceLeft: 0.5, distanceTop: 0 },
          { distanceLeft: 1, distanceTop: 2 },
        ],
      },
    });
    await planIsEmpty();
    expect(service.log).toEqual(["create w1"]);
  });

  test("a change is made in place, another region replaces, destroy leaves nothing", async () => {
    await place.write(widget("amount = 1"));
    await place.must(...apply);
    await place.write(widget("amount = 2"));
    expect(await place.must(...apply)).toContain("0 added, 1 changed, 0 destroyed");
    await place.write(widget('amount = 2\nregion = "south"'));
    expect(await place.must("plan")).toContain("# forces replacement");
    expect(await place.must(...apply)).toContain("1 added, 0 changed, 1 destroyed");
    await planIsEmpty();
    await place.must(...destroy);
    expect(service.log).toEqual(["create w1", "update w1", "delete w1", "create w2", "delete w2"]);
    expect(service.widgets.size).toBe(0);
  });

  test("a half-made widget is tainted, replaced by the next apply, and then at rest", async () => {
    service.unfinished.push("the paint is wet");
    await place.write(widget(""));
    const { code, output } = await place.run(...apply);
    expect(code).toBe(1);
    expect(output).toContain("the paint is wet");
    expect(await place.must("plan")).toMatch(/is tainted, so (it )?must be replaced/);
    await place.must(...apply);
    expect(service.log).toEqual(["create w1", "delete w1", "create w2"]);
    await planIsEmpty();
  });

  test("an import is followed by an empty plan", async () => {
    await place.write(widget("amount = 1"));
    await place.must(...apply);
    await place.must("state", "rm", "sample_fancy_widget.a");
    await place.must("import", "sample_fancy_widget.a", "w1");
    await planIsEmpty();
    expect(service.log).toEqual(["create w1"]);
  });

  test("what changed or went at the service is seen by the next plan", async () => {
    await place.write(widget("amount = 1"));
    await place.must(...apply);
    service.change("w1", { amount: 5 });
    expect(await place.must("plan")).toMatch(/amount +(= )?5 -> 1/);
    service.delete("w1");
    expect(await place.must("plan")).toContain("1 to add, 0 to change, 0 to destroy");
  });

  test.each([
    ['size = "huge"', "size = ", 'one of "small", "large", came "huge"'],
    ["shape = { outer_width = null }", "shape = ", "shape.outer_width: Wanted a whole number"],
    ["parts = [{ part_name = null }]", "parts = ", "parts.0.part_name: Wanted text, came nothing"],
    ["spares = { a = { part_name = null } }", "spares = ", "spares.a.part_name: Wanted text"],
    ["steps = [null]", "steps = ", "steps.0: Wanted text, came nothing or null"],
    ["amount = -1", "amount = ", "Wanted 0 or more, came -1"],
    ["amount = 1.5", "amount = ", "Wanted a whole number, came 1.5"],
    ["amount = 9007199254740993", "amount = ", "came\n9007199254740993"],
    ["weight = 1 / 3", "weight = ", "This number cannot be kept exactly"],
    [
      'parts = [{ part_name = "x", quantity = 0.5 }]',
      "parts = [{",
      "parts.0.quantity: Wanted a whole number, came 0.5",
    ],
  ])("validate refuses %s and points at it", async (body, line, sentence) => {
    await place.write(widget(body));
    const { code, output } = await place.run("validate");
    expect(code).toBe(1);
    expect(output).toMatch(/on main\.tf line \d+, in resource "sample_fancy_widget" "a"/);
    expect(output).toContain(line);
    expect(unwrapped(output)).toContain(unwrapped(sentence));
  });

  test("null for what must be written is refused as soon as it is known", async () => {
    const named = (name: string): string => widget("").replace('"alpha"', name);
    await place.write(
      `variable "name" {\n  type = string\n  default = null\n}\n${named("var.name")}`,
    );
    const planned = await place.run("plan");
    expect(planned.code).toBe(1);
    expect(planned.output).toContain("name = var.name");
    expect(planned.output).toContain("Wanted text, came nothing or null");
    const late = 'terraform_data.first.id == "" ? "alpha" : null';
    await place.write(`resource "terraform_data" "first" {}\n${named(late)}`);
    await place.must("plan", "-out=plan.bin");
    const applied = await place.run("apply", "plan.bin");
    expect(applied.code).toBe(1);
    expect(applied.output).toContain(`name = ${late}`);
    expect(applied.output).toContain("Wanted text, came nothing or null");
    expect(service.log).toEqual([]);
  });

  test("a refused delete is refused by the plan", async () => {
    await place.write(widget("").replace("alpha", "guarded"));
    await place.must(...apply);
    const { code, output } = await place.run("plan", "-destroy");
    expect(code).toBe(1);
    expect(output).toContain("A guarded widget cannot be deleted");
  });

  test("a bug of the provider names the place and no value", async () => {
    await place.write(widget(`password = "${canary}"`).replace("alpha", "broken"));
    const { code, output } = await place.run(...apply);
    expect(code).toBe(1);
    expect(output).toContain("The provider sample 1.2.3 has a bug");
    expect(output).not.toContain(canary);
  });

  test("values that are known later flow through, and validation lets them pass", async () => {
    await place.write(`
resource "terraform_data" "first" { input = "delta" }
resource "sample_fancy_widget" "a" {
  name     = terraform_data.first.output
  amount   = length(terraform_data.first.id)
  tags     = [terraform_data.first.id, "fixed"]
  notes    = { key = "b-\${terraform_data.first.id}" }
  parts    = [{ part_name = terraform_data.first.id }]
  password = terraform_data.first.output
}
resource "terraform_data" "last" { input = sample_fancy_widget.a.id }
`);
    await place.must("validate");
    expect(await place.must("plan")).toContain("(known after apply)");
    await place.must(...apply);
    expect(service.widgets.get("w1")).toMatchObject({ content: { code: "W-delta", amount: 36 } });
    expect(await place.must("state", "show", "terraform_data.last")).toMatch(/output += "w1"/);
    await planIsEmpty();
  });

  test("a provider configured with a value that is known later plans and applies", async () => {
    await place.write(`
resource "terraform_data" "address" { input = "memory" }
provider "sample" { endpoint = terraform_data.address.output }
${widget("")}`);
    expect(await place.must("plan")).toContain("2 to add");
    await place.must(...apply);
    await planIsEmpty();
  });

  test("a configuration that leads nowhere is an error at the provider's own line", async () => {
    await place.write(`provider "sample" {\n  endpoint = "elsewhere"\n}\n${widget("")}`);
    const { output } = await place.run("plan");
    expect(output).toContain('in provider "sample"');
    expect(unwrapped(output)).toContain(unwrapped('Wanted "memory", came "elsewhere"'));
  });

  test("a write-only value stands in no state, no plan and no log", async () => {
    const log = join(place.folder, "trace.log");
    const way = { TF_REATTACH_PROVIDERS: face.reattach, TF_VAR_secret: canary };
    const traced = await workspace(engine, { ...way, TF_LOG: "TRACE", TF_LOG_PATH: log });
    await traced.write(secretVariable + everything.replace(`"${canary}"`, "var.secret"));
    await traced.must("plan", "-out=plan.bin");
    const shown = await traced.must("show", "-json", "plan.bin");
    await traced.must("apply", "plan.bin");
    expect(service.widgets.get("w1")?.password).toBe(canary);
    const written = [shown, await traced.state(), await readFile(log, "utf8")];
    expect(written.map((text) => text.includes(canary))).toEqual([false, false, false]);
    expect(written.map((text) => text.includes("fancy_widget"))).toEqual([true, true, true]);
    await traced.remove();
  });

  test("the provider's private state goes from plan to state and back", async () => {
    await place.write(widget(""));
    await place.must(...apply);
    expect(await place.privateState()).toBe('{"seen":1}');
    await place.write(widget("amount = 1"));
    await place.must(...apply);
    expect(await place.privateState()).toBe('{"seen":2}');
  });

  test("the second plan of a replacement has the first one's private state, at apply it has none", async () => {
    await place.write(widget(""));
    await place.must(...apply);
    proposals.length = 0;
    await place.write(widget('region = "south"'));
    await place.must("plan", "-out=plan.bin");
    expect(proposals).toEqual(['{"seen":1}', 'new {"replaces":"w1"}']);
    proposals.length = 0;
    await place.must("apply", "plan.bin");
    expect(proposals).toEqual(["new {}"]);
  });

  test("the schema that the engine prints is the declared one", async () => {
    await place.write(widget(""));
    const printed: unknown = JSON.parse(await place.must("providers", "schema", "-json"));
    expect(printed).toMatchObject({
      provider_schemas: {
        "example.com/acme/sample": {
          resource_schemas: {
            sample_fancy_widget: {
              version: 1,
              block: {
                attributes: {
                  id: { type: "string", computed: true },
                  name: { type: "string", required: true },
                  region: { type: "string", optional: true, computed: true },
                  contact: { sensitive: true },
                  password: { write_only: true, optional: true },
                  tags: { type: ["set", "string"] },
                  corners: { nested_type: { nesting_mode: "set" } },
                },
              },
            },
          },
        },
      },
    });
  });
});

/** The sample resource, with what each plan was told of its past. */
function recorded(proposals: string[]): typeof sampleWidget {
  return {
    ...sampleWidget,
    plan(proposal, call) {
      const past = proposal.prior === null ? "new " : "";
      proposals.push(past + JSON.stringify(proposal.private));
      return sampleWidget.plan(proposal, call);
    },
  };
}

const secretVariable = `
variable "secret" {
  type      = string
  ephemeral = true
}
`;

/** What a person reads, without the engine's frame and line breaks. */
function unwrapped(output: string): string {
  return output.replace(/[\s│╷╵]+/g, " ");
}
