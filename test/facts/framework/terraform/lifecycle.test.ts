import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Fields, Unknown } from "../../../../framework/value/index.ts";
import type { Applied, Kept, Planned, PlannedChange } from "../../../support/engine-client.ts";
import { sampleProvider, widget } from "../../../support/sample-provider.ts";
import { SampleService } from "../../../support/sample-service.ts";
import { type TerraformClient, terraformClient } from "../../../support/terraform/client.ts";

const type = "FancyWidget";
const password = "canary-7f3a";
const everything: Fields = {
  name: "alpha",
  size: "large",
  turnedOn: false,
  amount: 9007199254740991,
  weight: 1.1e30,
  steps: ["second", "first"],
  tags: ["b", "a"],
  notes: { "any key": "x", other_key: "y" },
  shape: { outerWidth: 3, center: { distanceLeft: 0.1, distanceTop: -2.5 } },
  parts: [{ partName: "bolt" }, { partName: "nut", quantity: 4 }],
  corners: [{ distanceLeft: 1, distanceTop: 2 }],
  spares: { shelf_1: { partName: "bolt" } },
  contact: "010-1234-5678",
  password,
  passwordVersion: 1,
};

let service: SampleService;
let engine: TerraformClient;

beforeEach(async () => {
  service = new SampleService();
  engine = await terraformClient(sampleProvider(service));
  await engine.configure({});
});

afterEach(() => engine.close());

function change({ change: planned, told }: Planned): PlannedChange {
  if (planned !== undefined) return planned;
  throw new Error(told.map(({ message }) => message).join("\n"));
}

function kept({ kept: resource, told }: Applied): Kept {
  if (resource !== null) return resource;
  throw new Error(told.map(({ message }) => message).join("\n"));
}

async function applied(inputs: Fields, prior: Kept | null = null): Promise<Kept> {
  return kept(await engine.apply(change(await engine.plan(type, prior, inputs))));
}

describe("one resource with a field of every kind", () => {
  test("what is created is what was planned, with declared defaults", async () => {
    const plan = change(await engine.plan(type, null, everything));
    expect(plan).toMatchObject({ action: "create", planned: { code: "W-alpha", region: "north" } });
    expect(plan.planned?.["id"]).toBeInstanceOf(Unknown);
    const { state } = kept(await engine.apply(plan));
    expect(state).toEqual({
      ...everything,
      id: "w1",
      serial: "S-1",
      revision: 1,
      code: "W-alpha",
      region: "north",
      shape: { outerWidth: 3, unit: "mm", center: { distanceLeft: 0.1, distanceTop: -2.5 } },
      parts: [
        { partName: "bolt", quantity: 1 },
        { partName: "nut", quantity: 4 },
      ],
      spares: { shelf_1: { partName: "bolt", quantity: 1 } },
      password: null,
    });
  });

  test("a second plan changes nothing", async () => {
    const first = await applied(everything);
    const refreshed = kept(await engine.refresh(first));
    expect(change(await engine.plan(type, refreshed, everything)).action).toBe("none");
  });

  test("another value changes it in place and leaves what is stable", async () => {
    const first = await applied(everything);
    const plan = change(await engine.plan(type, first, { ...everything, amount: 7 }));
    expect(plan).toMatchObject({ action: "update", planned: { id: "w1", serial: "S-1" } });
    expect(plan.planned?.["revision"]).toBeInstanceOf(Unknown);
    const { state } = kept(await engine.apply(plan));
    expect(state).toMatchObject({ id: "w1", amount: 7, revision: 2 });
  });

  test("a value taken away is gone, a defaulted one is its default again", async () => {
    const first = await applied(everything);
    const { state } = await applied({ name: "alpha" }, first);
    expect(state).toMatchObject({ size: "small", turnedOn: true, amount: null, tags: null });
  });

  test("another region replaces it, the old object first", async () => {
    const first = await applied(everything);
    const plan = change(await engine.plan(type, first, { ...everything, region: "south" }));
    expect(plan.action).toBe("replace");
    const { state } = kept(await engine.apply(plan));
    expect(state).toMatchObject({ id: "w2", region: "south" });
    expect(service.log).toEqual(["create w1", "delete w1", "create w2"]);
  });

  test("destroying it deletes it at the service", async () => {
    const first = await applied(everything);
    const plan = change(await engine.plan(type, first, null));
    expect(plan).toMatchObject({ action: "delete", planned: null });
    expect((await engine.apply(plan)).kept).toBeNull();
    expect(service.widgets.size).toBe(0);
  });

  test("it is imported by its id, and the plan after that is empty", async () => {
    await applied(everything);
    const imported = kept(await engine.import(type, "w1"));
    expect(imported.state).toMatchObject({ id: "w1", contact: "010-1234-5678", password: null });
    expect(change(await engine.plan(type, imported, everything)).action).toBe("none");
  });

  test("what is gone from the service is gone from the state", async () => {
    const first = await applied(everything);
    service.delete("w1");
    expect((await engine.refresh(first)).kept).toBeNull();
  });

  test("a change at the service is read back and planned away", async () => {
    const first = await applied(everything);
    service.change("w1", { amount: 5 });
    const drifted = kept(await engine.refresh(first));
    expect(drifted.state).toMatchObject({ amount: 5, revision: 2 });
    expect(change(await engine.plan(type, drifted, everything)).action).toBe("update");
  });
});

describe("values not known yet", () => {
  test("a name that is known later makes what follows from it unknown", async () => {
    const plan = change(await engine.plan(type, null, { name: new Unknown() }));
    expect(plan.planned?.["name"]).toBeInstanceOf(Unknown);
    expect(plan.planned?.["code"]).toBeInstanceOf(Unknown);
  });

  test("what the engine knows of a value goes back to it", async () => {
    const refinement = new Uint8Array(Buffer.from("8201c202a2622d", "hex"));
    const plan = change(await engine.plan(type, null, { name: new Unknown(refinement) }));
    expect(plan.planned?.["name"]).toEqual(new Unknown(refinement));
  });

  test("parts of lists and objects may be unknown by themselves", async () => {
    const inputs = { name: "alpha", parts: [{ partName: new Unknown() }], steps: [new Unknown()] };
    const { planned } = change(await engine.plan(type, null, inputs));
    expect(planned).toMatchObject({ parts: [{ quantity: 1 }] });
  });

  test("an unknown configuration plans without a client and applies nothing", async () => {
    await engine.configure({ endpoint: new Unknown() });
    const plan = change(await engine.plan(type, null, { name: "alpha" }));
    expect(plan.action).toBe("create");
    const { kept: resource, told } = await engine.apply(plan);
    expect(resource).toBeNull();
    expect(told[0]?.message).toContain("configuration is not known yet");
  });

  test("an unknown configuration leaves the state as it is on refresh", async () => {
    const first = await applied(everything);
    await engine.configure({ endpoint: new Unknown() });
    expect(kept(await engine.refresh(first)).state).toEqual(first.state);
  });
});

describe("a write-only value", () => {
  test("reaches the service at create, and again only when its version changes", async () => {
    const first = await applied(everything);
    expect(service.widgets.get("w1")?.password).toBe(password);
    const second = await applied({ ...everything, password: "another", amount: 1 }, first);
    expect(service.widgets.get("w1")?.password).toBe(password);
    await applied({ ...everything, password: "another", passwordVersion: 2, amount: 1 }, second);
    expect(service.widgets.get("w1")?.password).toBe("another");
  });

  test("is refused, by its name, where the engine would store it", async () => {
    const { diagnostics } = await engine.wire.validateResourceConfig({
      typeName: "sample_fancy_widget",
      config: { json: new TextEncoder().encode('{"name":"alpha","password":"x"}') },
      clientCapabilities: { writeOnlyAttributesAllowed: false },
    });
    expect(diagnostics).toMatchObject([
      {
        summary: "This engine would store a value that must not be stored",
        attribute: { steps: [{ selector: { value: "password" } }] },
      },
    ]);
    expect(diagnostics[0]?.detail).toContain("OpenTofu 1.11");
  });
});

describe("what fails", () => {
  test("a refused create leaves nothing", async () => {
    const plan = change(await engine.plan(type, null, { name: "refused" }));
    const { kept: resource, told } = await engine.apply(plan);
    expect(resource).toBeNull();
    expect(told[0]?.message).toContain("refuses this name");
  });

  test("a create that is not quite done is kept, damaged, and then replaced", async () => {
    service.unfinished.push("the paint is wet");
    const resource = await applied({ name: "alpha" });
    expect(resource).toMatchObject({ damaged: true, state: { id: "w1" } });
    expect(change(await engine.plan(type, resource, { name: "alpha" })).action).toBe("replace");
  });

  test("a refused delete is refused at plan", async () => {
    const first = await applied({ name: "guarded" });
    const { change: planned, told } = await engine.plan(type, first, null);
    expect(planned).toBeUndefined();
    expect(told[0]?.message).toContain("cannot be deleted");
  });

  test("a bug is told without the values it knows, and with what to report", async () => {
    const plan = change(await engine.plan(type, null, { name: "broken", password }));
    const { kept: resource, told } = await engine.apply(plan);
    expect(resource).toBeNull();
    expect(told[0]?.message).toMatch(/sample 1\.2\.3 has a bug.*ApplyResourceChange.*came Error/);
    expect(told[0]?.message).not.toContain(password);
  });

  test("an import of what is not there says so", async () => {
    const { kept: resource, told } = await engine.import(type, "w9");
    expect(resource).toBeNull();
    expect(told[0]?.message).toContain('came "w9"');
  });

  test("a configuration that leads nowhere is told, and nothing is planned with it", async () => {
    const told = await engine.configure({ endpoint: "elsewhere" });
    expect(told[0]?.message).toContain('Wanted "memory", came "elsewhere"');
    const plan = await engine.plan(type, null, { name: "alpha" });
    expect(plan.told[0]?.message).toContain("not configured");
  });

  test("refusals are told in the user's language", async () => {
    await engine.configure({ language: "ko" });
    const { told } = await engine.plan(type, null, { name: "alpha", size: "huge" });
    expect(told[0]?.message).toContain("허용된 값이 아닙니다");
  });
});

test("stopping ends what waits, and the next call runs", async () => {
  const { promise: firstEvent, resolve } = Promise.withResolvers<string>();
  const watched = new SampleService(resolve);
  const other = await terraformClient(sampleProvider(watched));
  await other.configure({});
  const applying = other.apply(change(await other.plan(type, null, { name: "endless" })));
  expect(await firstEvent).toBe("wait");
  expect(await other.wire.stopProvider({})).toMatchObject({ Error: "" });
  expect((await applying).told[0]?.message).toContain("came an interrupt");
  expect(watched.log).toEqual(["wait", "stop waiting"]);
  expect(change(await other.plan(type, null, { name: "alpha" })).action).toBe("create");
  await other.close();
});

test("what breaks off when it is stopped is told as cancelled, and as no fault", async () => {
  const { promise: creating, resolve: begun } = Promise.withResolvers<void>();
  const create: typeof widget.create = async (_planned, _inputs, { signal }) => {
    begun();
    if (!signal.aborted) await once(signal, "abort");
    throw signal.reason;
  };
  const provider = {
    ...sampleProvider(service),
    resources: { FancyWidget: { ...widget, create } },
  };
  const other = await terraformClient(provider);
  await other.configure({});
  const applying = other.apply(change(await other.plan(type, null, { name: "alpha" })));
  await creating;
  await other.wire.stopProvider({});
  const { kept: resource, told } = await applying;
  expect(resource).toBeNull();
  expect(told.map(({ message }) => message)).toEqual([
    expect.stringContaining("ApplyResourceChange was cancelled: Wanted to finish"),
  ]);
  await other.close();
});

test("a hundred calls at once keep apart", async () => {
  const names = Array.from({ length: 100 }, (_, index) => `widget-${index}`);
  const widgets = await Promise.all(names.map((name) => applied({ name })));
  expect(widgets.map(({ state }) => state["code"])).toEqual(names.map((name) => `W-${name}`));
  expect(new Set(widgets.map(({ state }) => state["id"])).size).toBe(100);
});
