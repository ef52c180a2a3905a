/** What is asked of the desk once, however many ask. */
import { expect, test } from "vitest";
import { refusal } from "../../../../core/fault.ts";
import type { Desk, RouteName } from "../../../../desk/contract/index.ts";
import { factsOf } from "../../../../provider/lifecycle/facts.ts";

const { signal } = new AbortController();

/** A desk that does not answer the first time, and throws the second time. */
function poorDesk(): { readonly desk: Desk; readonly calls: readonly RouteName[] } {
  const calls: RouteName[] = [];
  const desk: Desk = async (route) => {
    calls.push(route);
    await Promise.resolve();
    if (calls.length === 2) throw new Error("a bug");
    return { ok: false, fault: refusal("desk_unreachable", { endpoint: "the desk" }) };
  };
  return { desk, calls };
}

test("those who ask at the same time share one answer, and a failure is asked for again", async () => {
  const { desk, calls } = poorDesk();
  const facts = factsOf(desk, "demo");
  const ask = () => Promise.allSettled([1, 2, 3].map(() => facts.servers(signal)));
  const outcomes = [await ask(), await ask(), await ask()];
  expect(calls).toEqual(["listServers", "listServers", "listServers"]);
  expect(outcomes.map((each) => each.map(({ status }) => status))).toEqual([
    ["fulfilled", "fulfilled", "fulfilled"],
    ["rejected", "rejected", "rejected"],
    ["fulfilled", "fulfilled", "fulfilled"],
  ]);
});
