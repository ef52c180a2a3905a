import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type PulumiClient, pulumiClient } from "../../../support/pulumi/client.ts";
import { sampleProvider } from "../../../support/sample-provider.ts";
import { SampleService } from "../../../support/sample-service.ts";
import type { Applied, Kept } from "../../../support/engine-client.ts";
import { type Fields, unknown } from "../../../../framework/value/index.ts";

const type = "FancyWidget";
let service: SampleService;
let client: PulumiClient;

beforeEach(async () => {
  service = new SampleService();
  client = await pulumiClient(sampleProvider(service));
  await client.configure({});
});

afterEach(() => client.close());

async function up(prior: Kept | null, inputs: Fields | null): Promise<Applied> {
  const { change, told } = await client.plan(type, prior, inputs);
  if (change === undefined) throw new Error(told.map(({ message }) => message).join("\n"));
  return client.apply(change);
}

async function made(inputs: Fields): Promise<Kept> {
  return present((await up(null, inputs)).kept);
}

function present(kept: Kept | null): Kept {
  if (kept === null) throw new Error("there is nothing");
  return kept;
}

async function planned(prior: Kept | null, inputs: Fields): Promise<string> {
  const { change, told } = await client.plan(type, prior, inputs);
  return change?.action ?? told.map(({ message }) => message).join("\n");
}

const whole: Fields = {
  name: "wheel",
  size: "large",
  turnedOn: false,
  amount: 3,
  weight: 1.5,
  steps: ["b", "a"],
  tags: ["y", "x"],
  notes: { "a.b": "dotted", plain: "text" },
  shape: { outerWidth: 4, center: { distanceLeft: 0.5, distanceTop: 1 } },
  parts: [{ partName: "rim" }, { partName: "hub", quantity: 2 }],
  corners: [{ distanceLeft: 1, distanceTop: 2 }],
  spares: { left: { partName: "bolt" } },
  contact: "someone",
  password: "canary",
  passwordVersion: 1,
};

describe("a resource with every kind of field", () => {
  test("is made with its defaults, and the plan after it is empty", async () => {
    const kept = await made(whole);
    expect(kept.state).toMatchObject({
      id: "w1",
      serial: "S-1",
      code: "W-wheel",
      region: "north",
      shape: { outerWidth: 4, unit: "mm" },
      parts: [
        { partName: "rim", quantity: 1 },
        { partName: "hub", quantity: 2 },
      ],
      contact: "someone",
    });
    expect(service.widgets.get("w1")?.password).toBe("canary");
    expect(await planned(kept, whole)).toBe("none");
  });

  test("shows in a preview what is known and what is not", async () => {
    const { change } = await client.plan(type, null, { name: "wheel" });
    expect(change?.planned).toMatchObject({ code: "W-wheel", amount: null, region: "north" });
    expect(change?.planned?.["serial"]).toBe(unknown);
  });

  test.each([
    ["the order of a set", { tags: ["x", "y"] }, "none"],
    ["the order of a list", { steps: ["a", "b"] }, "update"],
    ["a nested number", { shape: { outerWidth: 5 } }, "update"],
    ["a write-only value alone", { password: "another" }, "none"],
    ["the version of a write-only value", { passwordVersion: 2 }, "update"],
    ["the region", { region: "south" }, "replace"],
  ])("when %s changes, the plan is as declared", async (_, changed, action) => {
    expect(await planned(await made(whole), { ...whole, ...changed })).toBe(action);
  });

  test("is changed in place and keeps what it was given", async () => {
    const { kept } = await up(await made(whole), { ...whole, name: "hoop" });
    expect(kept?.state).toMatchObject({ id: "w1", serial: "S-1", code: "W-hoop", revision: 2 });
  });

  test("is replaced with the old one going first", async () => {
    const { kept } = await up(await made(whole), { ...whole, region: "south" });
    expect(kept?.state).toMatchObject({ id: "w2", region: "south" });
    expect(service.log).toEqual(["create w1", "delete w1", "create w2"]);
  });

  test("is gone once it is deleted", async () => {
    expect(await up(await made(whole), null)).toEqual({ kept: null, told: [] });
    expect(service.widgets.size).toBe(0);
  });

  test("that cannot be deleted stays, and the refusal is told", async () => {
    const kept = await made({ name: "guarded" });
    const { kept: still, told } = await up(kept, null);
    expect(still).not.toBeNull();
    expect(told[0]?.message).toBe(
      "name: A guarded widget cannot be deleted. " +
        "Wanted a widget that may go, came a guarded one. Rename it first.",
    );
  });

  test("that is unfinished is kept, and finished by the next run", async () => {
    service.unfinished.push("Wanted paint, came none. Buy some.");
    const { kept, told } = await up(null, { name: "wheel" });
    expect(kept?.damaged).toBe(true);
    expect(told[0]?.message).toContain("Wanted paint");
    expect(await planned(kept, { name: "wheel" })).toBe("update");
    const finished = await up(kept, { name: "wheel" });
    expect(finished.told).toEqual([]);
    expect(finished.kept?.state["id"]).toBe("w1");
  });
});

describe("a refresh", () => {
  test("of something unchanged keeps inputs as they were written", async () => {
    const kept = await made(whole);
    const { kept: live } = await client.refresh(kept);
    expect(live).toEqual(kept);
  });

  test("follows what changed behind the engine's back, and the next plan brings it back", async () => {
    const kept = await made(whole);
    service.update("w1", { ...kept.state, amount: 9, steps: ["b", "c"] }, null);
    const live = present((await client.refresh(kept)).kept);
    expect(live.state).toMatchObject({ amount: 9, steps: ["b", "c"] });
    expect(await planned(live, whole)).toBe("update");
    expect(await planned(live, { ...whole, amount: 9, steps: ["b", "c"] })).toBe("none");
  });

  test("of something gone says so", async () => {
    const kept = await made(whole);
    service.widgets.clear();
    expect(await client.refresh(kept)).toEqual({ kept: null, told: [] });
  });
});

describe("an import", () => {
  test("is followed by an empty plan for the same declaration", async () => {
    await made({ name: "wheel", size: "large", amount: 2 });
    const { kept } = await client.import(type, "w1");
    expect(kept?.state).toMatchObject({ id: "w1", name: "wheel" });
    expect(await planned(kept, { name: "wheel", size: "large", amount: 2 })).toBe("none");
  });

  test("of something unknown is refused with a sentence", async () => {
    const { kept, told } = await client.import(type, "nothing");
    expect(kept).toBeNull();
    expect(told[0]?.message).toContain('Wanted the id of a widget, came "nothing"');
  });
});
