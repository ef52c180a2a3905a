import { afterEach, describe, expect, test, vi } from "vitest";
import { deskformProvider } from "../../../../provider/lifecycle/provider.ts";
import { contractFace } from "../../../support/lifecycle/faces.ts";
import { lifecycleSuite } from "./suite.ts";

const { resources } = deskformProvider({
  version: "0.0.0",
  environment: () => undefined,
  openDesk: () => ({ ok: false, reason: "malformed" }),
  exclusive: true,
  runningMs: () => 0,
});
const calls = ["create", "read", "update", "delete", "import"] as const;
const actions = ["none", "create", "update", "replace", "delete"] as const;

const watched = Object.values(resources).map((resource) => ({
  name: resource.schema.name,
  made: new Set<string>(),
  plan: vi.spyOn(resource, "plan"),
  spies: calls.map((call) => ({ call, spy: vi.spyOn(resource, call) })),
}));

/** Spies forget from test to test. */
afterEach(() => {
  for (const { made, plan, spies } of watched) {
    for (const planned of plan.mock.settledResults) {
      if (planned.type === "fulfilled") made.add(`plan ${planned.value.value?.action}`);
    }
    for (const { call, spy } of spies) if (spy.mock.calls.length > 0) made.add(call);
  }
});

describe("the provider's lifecycle, contract", () => {
  lifecycleSuite(contractFace);

  test.each(watched)("the facts make every call of $name, and every plan", ({ made }) => {
    const wanted = [...calls, ...actions.map((action) => `plan ${action}`)];
    expect(wanted.filter((each) => !made.has(each))).toEqual([]);
  });
});
