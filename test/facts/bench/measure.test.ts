import { expect, test } from "vitest";
import { measure, ratios, summary } from "../../../bench/support/measure.ts";

test("every case runs in turn, once more than it is counted", async () => {
  const order: string[] = [];
  const note = (name: string) => ({
    name,
    run: async (): Promise<void> => void order.push(name),
  });
  await measure([note("bare"), note("ours")], 2);
  expect(order).toEqual(["bare", "ours", "bare", "ours", "bare", "ours"]);
});

test("a summary is the median and the fastest", () => {
  expect(summary("ours", [9, 1, 5])).toEqual({ name: "ours", medianMs: 5, fastestMs: 1 });
});

test("ratios are to the first case", () => {
  expect(ratios([summary("bare", [20]), summary("ours", [50])])).toEqual([
    "bare  median 20.0 ms  fastest 20.0 ms  × 1.00",
    "ours  median 50.0 ms  fastest 50.0 ms  × 2.50",
  ]);
});
